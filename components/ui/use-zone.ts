"use client";

import { useMemo } from "react";
import { useKept } from "../shell/use-kept.ts";
import { utcText, zonedText } from "./time-text.ts";

export const zones = ["utc", "local"] as const;
export type Zone = (typeof zones)[number];

export type ZoneWords = {
  readonly zone: Zone;
  readonly choose: (zone: Zone) => void;
  /** An instant on the clock that the reader chose. */
  readonly text: (us: number) => string;
  /** The same instant on the other clock; "" where both read the same. */
  readonly other: (us: number) => string;
};

/** UTC, or the reader's own zone, kept per browser. The server does not know it, so pages arrive in UTC and follow when they are alive. */
export function useZone(): ZoneWords {
  const [kept, keep] = useKept("zone", "utc");
  return useMemo(() => {
    const zone = kept === "local" ? "local" : "utc";
    const [text, opposite] = zone === "local" ? [localText, utcText] : [utcText, localText];
    const other = (us: number) => (text(us) === opposite(us) ? "" : opposite(us));
    return { zone, choose: keep, text, other };
  }, [kept, keep]);
}

/** The instant on the clock of this browser; daylight saving as it was on that day. */
function localText(us: number): string {
  const ahead = -new Date(us / 1000).getTimezoneOffset();
  return Number.isNaN(ahead) ? utcText(us) : zonedText(us, Math.round(ahead));
}
