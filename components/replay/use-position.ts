"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { writeList } from "@/lib/timeline/filterList.ts";
import { stepAt } from "./replay-windows.ts";
import { useReplay, type ReplayReading } from "./use-replay.ts";
import type { ReplayBar } from "./use-replay-address.ts";

export type Place = {
  readonly reading: ReplayReading;
  /** Null until the step that the address names has been found. */
  readonly position: number | null;
  /** Goes to a position; what lies outside is the nearest there is. */
  readonly go: (position: number) => void;
  /** A step that the address names and these runs do not have. */
  readonly lost: string | null;
};

/** Where the replay stands: it begins at the step that the address names, and tells the address where it goes. */
export function usePosition(incident: string, bar: ReplayBar): Place {
  const { address, version, write } = bar;
  const [position, setPosition] = useState<number | null>(address.at === null ? 0 : null);
  const [lost, setLost] = useState<string | null>(null);
  const reading = useReplay(incident, writeList(address.trace), position);
  const { find, windows, head } = reading;
  const total = head?.total ?? 0;
  const wanted = useRef(address.at);
  useEffect(() => { wanted.current = address.at; });
  // Only when somebody else wrote the address: a step of ours is there already.
  useEffect(() => {
    const at = wanted.current;
    let over = false;
    void (at === null ? Promise.resolve(0) : find(at)).then((found) => {
      if (over) return;
      setLost(found === null ? at : null);
      setPosition(found ?? 0);
    });
    return () => { over = true; };
  }, [version, find]);

  const go = useCallback((to: number) => {
    if (total === 0) return;
    setLost(null);
    setPosition(Math.max(0, Math.min(to, total - 1)));
  }, [total]);
  const at = position === null ? null : (stepAt(windows, position)?.at ?? null);
  useEffect(() => {
    if (at !== null && lost === null && !(position === 0 && wanted.current === null)) write({ at, trace: address.trace });
  }, [at, lost, position, address.trace, write]);
  return { reading, position, go, lost };
}
