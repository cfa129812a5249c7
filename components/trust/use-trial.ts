"use client";

import { useEffect, useState } from "react";
import { isAbort, type Answer, type Refusal } from "../shell/api.ts";
import type { KeyTrial } from "@/lib/api/keyContract.ts";

/** What is known of the verdicts after a change. `stale`: for what was asked before. */
export type Trial = { readonly kind: "none" } | { readonly kind: "asking" } | { readonly kind: "answer"; readonly trial: KeyTrial; readonly stale: boolean } | { readonly kind: "refused"; readonly refusal: Refusal };

/** How long after the last key press it is asked. */
const pauseMs = 300;
type Asking = (signal: AbortSignal) => Promise<Answer<KeyTrial>>;

/** Asks which verdicts a change would turn out otherwise, each time that `wish` changes; null asks nothing. */
export function useTrial(wish: string | null, asking: Asking): Trial {
  const [known, setKnown] = useState<{ readonly wish: string; readonly answer: Answer<KeyTrial> } | null>(null);
  useEffect(() => {
    if (wish === null || known?.wish === wish) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      asking(abort.signal).then((answer) => setKnown({ wish, answer }), (error: unknown) => {
        if (!isAbort(error)) throw error;
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
    // `wish` says in one text all that `asking` asks.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [wish]);
  if (wish === null) return { kind: "none" };
  if (known === null) return { kind: "asking" };
  if (!known.answer.ok) return known.wish === wish ? { kind: "refused", refusal: known.answer.refusal } : { kind: "asking" };
  return { kind: "answer", trial: known.answer.value, stale: known.wish !== wish };
}
