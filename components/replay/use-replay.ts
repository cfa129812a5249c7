"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Replay } from "@/lib/api/replayContract.ts";
import { ask, incidentPath, isAbort, type Refusal } from "../shell/api.ts";
import { wantedWindows, windowOf, windowSteps, type Windows } from "./replay-windows.ts";

export type ReplayReading = {
  readonly windows: Windows;
  /** What the first answer says of the whole; null until it has come. */
  readonly head: Replay | null;
  readonly refusal: Refusal | null;
  readonly retry: () => void;
  /** Finds a step by its name; null where there is none, or where the server did not answer. */
  readonly find: (at: string) => Promise<number | null>;
};

/** So long the reader rests at a place before it is fetched: a scrubber passes a thousand. */
const restMs = 60;

/** The windows around a position, fetched as they are wanted and kept; null: it is not known yet where to begin. `trace`: as in the address, written as a list. */
export function useReplay(incident: string, trace: string, position: number | null): ReplayReading {
  const [windows, setWindows] = useState<Windows>(new Map());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(new Set<number>());
  const path = `${incidentPath(incident)}/replay?${new URLSearchParams({ ...(trace !== "" && { trace }), count: String(windowSteps) })}`;
  const [head] = windows.values();

  const take = useCallback((answer: Replay) => setWindows((before) => new Map(before).set(windowOf(answer.from), answer)), []);
  const fetchWindow = useCallback(async (number: number) => {
    if (asked.current.has(number)) return;
    asked.current.add(number);
    const answer = await ask<Replay>(`${path}&from=${number * windowSteps}`);
    if (answer.ok) return take(answer.value);
    asked.current.delete(number);
    setRefusal(answer.refusal);
    return undefined;
  }, [path, take]);

  const total = head?.total ?? 0;
  useEffect(() => {
    if (position === null) return undefined;
    const timer = setTimeout(() => { for (const number of wantedWindows(position, total)) void fetchWindow(number).catch(ignoreAbort); }, total === 0 ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [position, total, attempt, fetchWindow]);

  const find = useCallback(async (at: string) => {
    const answer = await ask<Replay>(`${path}&at=${encodeURIComponent(at)}`);
    if (!answer.ok) {
      setRefusal(answer.refusal);
      return null;
    }
    asked.current.add(windowOf(answer.value.from));
    take(answer.value);
    return answer.value.at;
  }, [path, take]);
  const retry = useCallback(() => {
    setRefusal(null);
    setAttempt((before) => before + 1);
  }, []);
  return { windows, head: head ?? null, refusal, retry, find };
}

function ignoreAbort(error: unknown): void {
  if (!isAbort(error)) throw error;
}
