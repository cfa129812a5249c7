"use client";

import { useCallback, useEffect, useState } from "react";
import { pauseMs, replayPaces, replaySpeeds, type ReplayPace, type ReplaySpeed } from "@/lib/timeline/replayPace.ts";
import { useKept } from "../shell/use-kept.ts";
import { stepAt, type Windows } from "./replay-windows.ts";

export type Player = {
  readonly playing: boolean;
  readonly pace: ReplayPace;
  readonly speed: ReplaySpeed;
  readonly setPace: (pace: ReplayPace) => void;
  readonly setSpeed: (speed: ReplaySpeed) => void;
  readonly setPlaying: (playing: boolean) => void;
};

/** Goes on by itself while it plays. Where the next step has not come yet, it waits for it. */
export function usePlayer(windows: Windows, position: number, total: number, go: (position: number) => void): Player {
  const [playing, setPlaying] = useState(false);
  const [keptPace, setPace] = useKept("replayPace", "each");
  const [keptSpeed, setKeptSpeed] = useKept("replaySpeed", "1");
  const pace = replayPaces.find((one) => one === keptPace) ?? "each";
  const speed = replaySpeeds.find((one) => String(one) === keptSpeed) ?? 1;
  const [here, next] = [stepAt(windows, position), stepAt(windows, position + 1)];
  useEffect(() => {
    if (!playing || here === null || next === null) return undefined;
    const timer = setTimeout(() => {
      go(position + 1);
      if (position + 2 >= total) setPlaying(false);
    }, pauseMs(here.us, next.us, pace, speed));
    return () => clearTimeout(timer);
  }, [playing, here, next, position, total, pace, speed, go]);
  return { playing, pace, speed, setPace, setSpeed: useCallback((value: ReplaySpeed) => setKeptSpeed(String(value)), [setKeptSpeed]), setPlaying };
}
