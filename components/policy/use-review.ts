"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PolicyHead, PolicyReview } from "@/lib/api/policyContract.ts";
import { impactChanged } from "../impact/impact-api.ts";
import { jobEvent } from "../intake/uploads.ts";
import { onMarkedAnywhere } from "../marks/marked-event.ts";
import type { Refusal } from "../shell/api.ts";
import { policyChanged, readDraft, readHead, readReplay } from "./policy-api.ts";
import type { PolicyEdit, WorkingCopy } from "./working-copy.ts";

/** How long after the last change it is tried again. */
const settleMs = 300;

/** Grows with everything that may change an answer. */
export function usePolicyVersion(): { readonly version: number; readonly again: () => void } {
  const [version, setVersion] = useState(0);
  const again = useCallback(() => setVersion((known) => known + 1), []);
  useEffect(() => {
    const stopMarks = onMarkedAnywhere(again);
    const events = [impactChanged, jobEvent, policyChanged];
    for (const event of events) addEventListener(event, again);
    return () => {
      stopMarks();
      for (const event of events) removeEventListener(event, again);
    };
  }, [again]);
  return { version, again };
}

export type Reviewed = { readonly review: PolicyReview | null; readonly refusal: Refusal | null; /** It speaks of what was there before the last change. */ readonly isOld: boolean };

type Asked = { readonly name: string; readonly review: PolicyReview | null; readonly refusal: Refusal | null };

/** The review under a name, some time after the last change of it; what was there stays until then. */
function useAsked(name: string | null, version: number, asking: (signal: AbortSignal) => ReturnType<typeof readDraft>): Reviewed {
  const [known, setKnown] = useState<Asked | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (name === null) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      asking(abort.signal).then((answer) => setKnown((before) => ({ name, review: answer.ok ? answer.value : (before?.review ?? null), refusal: answer.ok ? null : answer.refusal })), () => {});
    }, isFirst.current ? 0 : settleMs);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the name says all that is asked
  }, [name, version]);
  return { review: known?.review ?? null, refusal: known?.refusal ?? null, isOld: name !== null && known !== null && known.name !== name };
}

export const useDraftReview = (incident: string, { choices }: WorkingCopy, against: number | null, version: number): Reviewed =>
  useAsked(JSON.stringify([choices, against]), version, (signal) => readDraft(incident, choices, against ?? "record", signal));

export const useEditReview = (incident: string, edit: PolicyEdit | null, against: number | null, version: number): Reviewed =>
  useAsked(edit === null ? null : JSON.stringify([edit.text, edit.format, against]), version, (signal) => readReplay(incident, { text: edit?.text ?? "", format: edit?.format ?? "auto" }, against ?? "record", signal));

/** Versions and standing. */
export function useHead(incident: string, start: PolicyHead, version: number): PolicyHead {
  const [head, setHead] = useState(start);
  useEffect(() => {
    if (version === 0) return undefined;
    const abort = new AbortController();
    readHead(incident, abort.signal).then((answer) => {
      if (answer.ok) setHead(answer.value);
    }, () => {});
    return () => abort.abort();
  }, [incident, version]);
  return head;
}
