"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Decision, Mark, Subject } from "@/lib/api/annotationContract.ts";
import { ask, incidentPath, type Answer, type Refusal } from "../shell/api.ts";
import { withDecision, withMark } from "./mark-groups.ts";
import { announceMarked, onMarkedAnywhere } from "./marked-event.ts";

export type TagInUse = { readonly tag: string; readonly count: number };
type MarksPage = { readonly total: number; readonly marks: readonly Mark[]; readonly next: string | null; readonly tags: readonly TagInUse[] };
type Decisions = { readonly decisions: readonly Decision[] };
export type HeldMarks = { readonly marks: readonly Mark[]; readonly tags: readonly TagInUse[]; readonly decisions: readonly Decision[] };

/** Null when it is done; else why it was not. */
type Outcome = Promise<Refusal | null>;

export type Marks = {
  /** Null while they are on their way. */
  readonly held: Answer<HeldMarks> | null;
  readonly retry: () => void;
  readonly add: (kind: Mark["kind"], subject: Subject, text: string, author: string) => Outcome;
  readonly edit: (id: string, text: string, author: string) => Outcome;
  readonly remove: (id: string) => Outcome;
  readonly decide: (subject: Subject, value: Decision["value"], reason: string, author: string) => Outcome;
  readonly withdraw: (id: string, reason: string, author: string) => Outcome;
};

/** What people said about a row and the documents in it, and how to say more. `onMarked` is called after each change. */
export function useMarks(incident: string, row: number, onMarked: () => void): Marks {
  const [read, setRead] = useState<{ readonly row: number; readonly answer: Answer<HeldMarks> } | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    readMarks(incident, row, abort.signal).then((answer) => setRead({ row, answer }), () => {});
    return () => abort.abort();
  }, [incident, row, turn]);
  const again = useCallback(() => setTurn((known) => known + 1), []);
  useEffect(() => onMarkedAnywhere(again), [again]);

  const changes = useMemo(() => changesOf(incident, (change) => {
    // At once, so that nobody acts on what was there before; the tags in use come with the next reading.
    setRead((known) => (known?.answer.ok === true ? { row: known.row, answer: { ok: true, value: change(known.answer.value) } } : known));
    announceMarked();
    onMarked();
  }), [incident, onMarked]);
  const retry = () => {
    setRead(null);
    again();
  };
  return { held: read?.row === row ? read.answer : null, retry, ...changes };
}

type Change = (held: HeldMarks) => HeldMarks;

function changesOf(incident: string, done: (change: Change) => void): Omit<Marks, "held" | "retry"> {
  const send = async <T>(method: "POST" | "PATCH" | "DELETE", to: string, body: unknown, change: (answer: T, held: HeldMarks) => HeldMarks): Outcome => {
    const answer = await ask<T>(`${incidentPath(incident)}${to}`, { method, ...(body !== undefined && { body }) });
    if (!answer.ok) return answer.refusal;
    done((held) => change(answer.value, held));
    return null;
  };
  const put = (mark: Mark, held: HeldMarks): HeldMarks => ({ ...held, marks: withMark(held.marks, mark) });
  const decided = (decision: Decision, held: HeldMarks): HeldMarks => ({ ...held, decisions: withDecision(held.decisions, decision) });
  const at = (list: "marks" | "decisions", id: string) => `/${list}/${encodeURIComponent(id)}`;
  return {
    add: (kind, subject, text, author) => send("POST", "/marks", kind === "star" ? { kind, subject, author } : { kind, subject, text, author }, put),
    edit: (id, text, author) => send("PATCH", at("marks", id), { text, author }, put),
    remove: (id) => send("DELETE", at("marks", id), undefined, (_removed, held) => ({ ...held, marks: held.marks.filter((mark) => mark.id !== id) })),
    decide: (subject, value, reason, author) => send("POST", "/decisions", { kind: "harm", subject, value, reason, author }, decided),
    withdraw: (id, reason, author) => send("POST", `${at("decisions", id)}/withdraw`, { reason, author }, decided),
  };
}

async function readMarks(incident: string, row: number, signal: AbortSignal): Promise<Answer<HeldMarks>> {
  const path = incidentPath(incident);
  const [marked, decided] = await Promise.all([marksOfRow(path, row, signal), ask<Decisions>(`${path}/decisions?row=${row}`, { signal })]);
  if (!marked.ok) return marked;
  return decided.ok ? { ok: true, value: { ...marked.value, decisions: decided.value.decisions } } : decided;
}

async function marksOfRow(path: string, row: number, signal: AbortSignal): Promise<Answer<Omit<HeldMarks, "decisions">>> {
  const marks: Mark[] = [];
  let tags: readonly TagInUse[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page: Answer<MarksPage> = await ask<MarksPage>(`${path}/marks?${new URLSearchParams({ row: String(row), after, count: "500" })}`, { signal });
    if (!page.ok) return page;
    marks.push(...page.value.marks);
    tags = page.value.tags;
    after = page.value.next;
  }
  return { ok: true, value: { marks, tags } };
}
