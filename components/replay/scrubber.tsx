"use client";

import type { Replay } from "@/lib/api/replayContract.ts";
import { countText } from "../ui/count.tsx";

type Props = { readonly head: Replay; readonly position: number; readonly words: string; readonly onGo: (position: number) => void };

/** All steps on a line, harmful calls marked. By keys, by a press anywhere, or by dragging; the field beside it takes a number. */
export function Scrubber({ head: { total, marks, harmful }, position, words, onGo }: Props) {
  const share = (step: number): number => (total <= 1 ? 0 : step / (total - 1));
  return (
    <div className="min-w-0">
      <div className="relative h-4" aria-hidden="true">
        {/* The middle of the thumb travels over all but its own width. */}
        {marks.map((mark) => <span key={mark} className="absolute bottom-0 h-3 w-0.5 bg-status-failed" style={{ left: `calc(8px + ${share(mark)} * (100% - 16px))` }} />)}
      </div>
      <input type="range" aria-label="Step" min={1} max={Math.max(1, total)} step={1} value={position + 1} aria-valuetext={`Step ${position + 1} of ${total}. ${words}`}
        onChange={(event) => onGo(Number(event.target.value) - 1)} className="m-0 block h-6 w-full cursor-pointer accent-accent" />
      {harmful > 0 && <p className="sr-only">{countText(harmful)} harmful calls are marked on it.</p>}
    </div>
  );
}
