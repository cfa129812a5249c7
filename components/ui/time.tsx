"use client";

import { useSyncExternalStore } from "react";
import { sinceText, utcText } from "./time-text.ts";

const never = () => () => {};

type Props = {
  /** Microseconds since the epoch, or null where the evidence has no time. */
  readonly us: number | null;
  /** With it, T+ comes first and UTC stands in the title. */
  readonly zeroUs?: number | null;
};

/** A time in UTC; the reader's own zone is in the title, set only in the browser because the server does not know it. */
export function Time({ us, zeroUs }: Props) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (us === null) return <span className="text-text-muted">no time</span>;
  const utc = utcText(us);
  const date = new Date(us / 1000);
  const local = inBrowser && !Number.isNaN(date.getTime()) ? `${date.toLocaleString()} (your time)` : "";
  const shown = zeroUs === undefined || zeroUs === null ? utc : sinceText(us, zeroUs);
  const title = [shown === utc ? "" : utc, local].filter(Boolean).join(", ");
  return (
    <time
      className="whitespace-nowrap"
      dateTime={Number.isNaN(date.getTime()) ? undefined : date.toISOString()}
      title={title || undefined}
    >
      {shown}
    </time>
  );
}
