"use client";

import { useEffect, useSyncExternalStore } from "react";
import { plainDraft, putPlainDraft, subscribeWork, type WorkingCopy } from "./working-copy.ts";
import type { Reviewed } from "./use-review.ts";

/** The text of the draft as the machine proposed it, before a person chose anything; null where that was not seen. */
export function usePlainDraft(incident: string, { review, isOld }: Reviewed, { choices }: WorkingCopy): string | null {
  const isPlain = !isOld && choices.ticked.length === 0 && Object.keys(choices.widths).length === 0;
  const text = review?.text ?? null;
  useEffect(() => {
    if (isPlain && text !== null) putPlainDraft(incident, text);
  }, [incident, isPlain, text]);
  return useSyncExternalStore(subscribeWork, () => plainDraft(incident), () => null);
}
