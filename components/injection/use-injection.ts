"use client";

import { useCallback, useEffect, useState } from "react";
import type { CallOriginView, DocumentListRow, DocumentView, Injection } from "@/lib/api/injectionContract.ts";
import { impactChanged } from "../impact/impact-api.ts";
import { jobEvent } from "../intake/uploads.ts";
import { onMarkedAnywhere } from "../marks/marked-event.ts";
import type { Answer, Refusal } from "../shell/api.ts";
import { readCall, readDocument, readDocuments, readInjection } from "./injection-api.ts";

/** Grows with everything that may have changed an answer. */
export function useInjectionVersion(): { readonly version: number; readonly again: () => void } {
  const [version, setVersion] = useState(0);
  const again = useCallback(() => setVersion((known) => known + 1), []);
  useEffect(() => {
    const stopMarks = onMarkedAnywhere(again);
    addEventListener(impactChanged, again);
    addEventListener(jobEvent, again);
    return () => {
      stopMarks();
      removeEventListener(impactChanged, again);
      removeEventListener(jobEvent, again);
    };
  }, [again]);
  return { version, again };
}

export type Asked<T> = { readonly value: T | null; readonly refusal: Refusal | null; readonly isOld: boolean };

/** What was asked under a name; what is there stays while another answer is on its way. Null as a name: nothing is asked. */
function useAsked<T>(name: string | null, version: number, asking: (signal: AbortSignal) => Promise<Answer<T>>): Asked<T> {
  const [read, setRead] = useState<{ readonly name: string; readonly answer: Answer<T> } | null>(null);
  useEffect(() => {
    if (name === null) return undefined;
    const abort = new AbortController();
    asking(abort.signal).then((answer) => setRead({ name, answer }), () => {});
    return () => abort.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the name says all that is asked
  }, [name, version]);
  if (name === null || read === null) return { value: null, refusal: null, isOld: false };
  return { value: read.answer.ok ? read.answer.value : null, refusal: read.answer.ok ? null : read.answer.refusal, isOld: read.name !== name };
}

/** The head of the view: as the page came with it, then read again with every change. */
export function useInjection(incident: string, start: Injection | null, version: number): Asked<Injection> {
  const asked = useAsked(version === 0 && start !== null ? null : incident, version, (signal) => readInjection(incident, signal));
  return asked.value === null && asked.refusal === null ? { ...asked, value: start } : asked;
}

export const useDocument = (incident: string, document: string | null, offset: number, version: number): Asked<DocumentView> =>
  useAsked(document === null ? null : `${document} ${offset}`, version, (signal) => readDocument(incident, document ?? "", offset, signal));

export const useCall = (incident: string, call: string | null, version: number): Asked<CallOriginView | null> =>
  useAsked(call, version, (signal) => readCall(incident, call ?? "", signal));

export type DocumentsRead = { readonly rows: readonly DocumentListRow[]; readonly total: number; readonly of: number; readonly refusal: Refusal | null; readonly isHere: boolean; readonly more: (() => void) | null };

/** The documents that pass the filter: the first, and more on request. */
export function useDocuments(incident: string, query: string, version: number): DocumentsRead {
  const [pages, setPages] = useState<{ readonly query: string; readonly rows: readonly DocumentListRow[]; readonly total: number; readonly of: number; readonly next: number | null } | null>(null);
  const [from, setFrom] = useState({ query, from: 0 });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const start = from.query === query ? from.from : 0;
  useEffect(() => {
    const abort = new AbortController();
    readDocuments(incident, query, start, abort.signal).then((answer) => {
      setRefusal(answer.ok ? null : answer.refusal);
      if (!answer.ok) return;
      const { documents, total, of, next } = answer.value;
      setPages((known) => ({ query, total, of, next, rows: start === 0 || known === null ? documents : [...known.rows.filter(({ id }) => documents.every((one) => one.id !== id)), ...documents] }));
    }, () => {});
    return () => abort.abort();
  }, [incident, query, start, version]);
  const next = pages?.query === query ? pages.next : null;
  return { rows: pages?.rows ?? [], total: pages?.total ?? 0, of: pages?.of ?? 0, refusal, isHere: pages?.query === query, more: next === null ? null : () => setFrom({ query, from: next }) };
}
