"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { isPressed, placeOf, strokeOf } from "./stroke-event.ts";
import { readStroke, sequenceMsMax, type Waiting } from "./strokes.ts";
import { isApple } from "./use-apple.ts";
import type { RunCommand } from "./use-command-handler.ts";

/** Listens to the keys of the page and turns them into commands. Answers the first stroke of a sequence while the second is waited for. */
export function useStrokes(keysOn: boolean, run: RunCommand): string | null {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const latest = useRef({ waiting, run, keysOn });
  useLayoutEffect(() => {
    latest.current = { waiting, run, keysOn };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const now = latest.current;
      const target = event.target instanceof Element ? event.target : null;
      if (isPressed(event.key, target)) return;
      const where = placeOf(target, document);
      const reading = readStroke({ ...strokeOf(event, isApple()), where, keysOn: now.keysOn }, now.waiting, event.timeStamp);
      latest.current = { ...now, waiting: reading.waiting };
      setWaiting(reading.waiting);
      const done = reading.command !== null && now.run(reading.command);
      if (done || reading.taken) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  useEffect(() => {
    if (waiting === null) return undefined;
    const timer = setTimeout(() => setWaiting(null), sequenceMsMax);
    return () => clearTimeout(timer);
  }, [waiting]);
  return waiting?.first ?? null;
}
