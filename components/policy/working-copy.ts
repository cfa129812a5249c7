import type { DraftChoices, ImportFormat } from "@/lib/api/policyContract.ts";

/** What a person works on and has not saved: the widths of the draft, and a text of their own. */
export type WorkingCopy = { readonly choices: DraftChoices; readonly edit: PolicyEdit | null };
export type PolicyEdit = { readonly text: string; readonly source: "edit" | "import"; readonly format: ImportFormat };

export const untouched: WorkingCopy = { choices: { ticked: [], widths: {} }, edit: null };

/** A working copy with what it was before, so that every change can be undone. */
export type WorkHistory = { readonly past: readonly WorkingCopy[]; readonly now: WorkingCopy; readonly future: readonly WorkingCopy[] };
const fresh: WorkHistory = { past: [], now: untouched, future: [] };
const pastMax = 100;
/** Key strokes that follow each other this closely are one change. */
const typingMs = 1_000;

const histories = new Map<string, WorkHistory>();
/** The drafts as the machine proposed them. */
const plainDrafts = new Map<string, string>();
export const plainDraft = (incident: string): string | null => plainDrafts.get(incident) ?? null;

export function putPlainDraft(incident: string, text: string): void {
  if (plainDrafts.get(incident) === text) return;
  plainDrafts.set(incident, text);
  tell();
}

const listeners = new Set<() => void>();
let typedAtMs = 0;

/** Kept while the window is open, so that looking at a call on the timeline loses nothing. */
export const workHistory = (incident: string): WorkHistory => histories.get(incident) ?? fresh;

export function subscribeWork(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** `typing`: one of many small changes, which are undone together. */
export function changeWork(incident: string, patch: Partial<WorkingCopy>, typing = false): void {
  const { past, now } = workHistory(incident);
  const isSameStroke = typing && past.length > 0 && Date.now() - typedAtMs < typingMs;
  typedAtMs = typing ? Date.now() : 0;
  put(incident, { past: isSameStroke ? past : [...past, now].slice(-pastMax), now: { ...now, ...patch }, future: [] });
}

export function undoWork(incident: string): boolean {
  const { past, now, future } = workHistory(incident);
  const before = past.at(-1);
  if (before === undefined) return false;
  put(incident, { past: past.slice(0, -1), now: before, future: [now, ...future] });
  return true;
}

export function redoWork(incident: string): boolean {
  const { past, now, future: [next, ...rest] } = workHistory(incident);
  if (next === undefined) return false;
  put(incident, { past: [...past, now], now: next, future: rest });
  return true;
}

/** What was saved is no longer work in progress. */
export function settleWork(incident: string): void {
  const { now } = workHistory(incident);
  put(incident, { past: [], now: { ...now, edit: null }, future: [] });
}

function put(incident: string, history: WorkHistory): void {
  typedAtMs = history.past.length === 0 ? 0 : typedAtMs;
  histories.set(incident, history);
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}
