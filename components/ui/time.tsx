"use client";

import { useSyncExternalStore } from "react";
import { sinceText } from "./time-text.ts";
import { useZone } from "./use-zone.ts";

const never = () => () => {};

type Props = {
  /** Microseconds since the epoch, or null where the evidence has no time. */
  readonly us: number | null;
  /** With it, T+ comes first and the instant stands in the title. */
  readonly zeroUs?: number | null;
};

/** An instant on the clock that the reader chose, UTC at first; the other clock is in the title, which only the browser knows. */
export function Time({ us, zeroUs }: Props) {
  const { text, other } = useZone();
  const inBrowser = useSyncExternalStore(never, () => true, () => false);
  if (us === null) return <span className="text-text-muted">no time</span>;
  const date = new Date(us / 1000);
  const isReal = !Number.isNaN(date.getTime());
  const instant = text(us);
  const shown = zeroUs === undefined || zeroUs === null ? instant : sinceText(us, zeroUs);
  const title = [shown === instant ? "" : instant, inBrowser ? other(us) : ""].filter(Boolean).join(", ");
  return (
    <time className="whitespace-nowrap" dateTime={isReal ? date.toISOString() : undefined} title={title || undefined}>
      {shown}
    </time>
  );
}
