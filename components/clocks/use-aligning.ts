"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useKept } from "../shell/use-kept.ts";
import type { Answer, Refusal } from "../shell/api.ts";
import { align, withdraw } from "./clock-api.ts";
import { alignmentFor, holding, pairText, shiftsOf } from "./clock-words.ts";
import type { Clocks, ListedClockPair } from "@/lib/api/clockContract.ts";

export type Aligning = {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly align: (exhibit: string, shiftUs: number, reason?: string) => Promise<boolean>;
  /** Brings the two clocks of a pair together on the timeline. */
  readonly bring: (pair: ListedClockPair, clocks: Clocks) => Promise<boolean>;
  readonly undo: (alignment: string) => Promise<boolean>;
};

/** Makes and takes back alignments in the name that this browser keeps; what the server drew is drawn again. */
export function useAligning(incident: string): Aligning {
  const router = useRouter();
  const [kept] = useKept("author", "");
  const author = kept.trim();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const settle = async (asking: Promise<Answer<unknown>>): Promise<boolean> => {
    setBusy(true);
    const answer = await asking;
    setBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) router.refresh();
    return answer.ok;
  };
  const shift: Aligning["align"] = (exhibit, shiftUs, reason = "") => settle(align(incident, { exhibit, shiftUs, reason, author }));
  const undo: Aligning["undo"] = (alignment) => settle(withdraw(incident, alignment, author));
  return {
    busy, refusal, align: shift, undo,
    bring: (pair, clocks) => {
      const { exhibit, shiftUs } = alignmentFor(pair, shiftsOf(clocks));
      // As recorded they are together: what was moved goes back.
      const held = shiftUs === 0 ? holding(clocks.alignments).find((one) => one.exhibit === exhibit) : undefined;
      return held === undefined ? shift(exhibit, shiftUs, pairText(pair)) : undo(held.id);
    },
  };
}
