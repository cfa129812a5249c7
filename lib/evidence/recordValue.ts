import type { JsonValue } from "../base/json.ts";
import { parseJsonFast, type JsonFailure, type JsonFlags, type JsonNotes } from "../base/losslessJson.ts";
import { notes } from "./notes.ts";
import type { ProblemLog } from "./problem.ts";
import { findSecrets } from "./secrets.ts";
import { decodeText, type TextEncodingName } from "./textView.ts";

export type ValueRead =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly failure: JsonFailure };
export type ReadContext = {
  readonly encoding: TextEncodingName;
  readonly nestingMax: number;
  /** Null where the record was read before and its problems are known. */
  readonly log: ProblemLog | null;
};

/**
 * Reads the JSON value that `bytes` hold and reports what is odd about its text: broken UTF-8, repeated names, numbers
 * and words beyond JSON, secrets. `at` is the record's place in words, `offset` its first byte in the exhibit.
 */
export function readValue(
  bytes: Uint8Array,
  facts: Omit<JsonFlags, "surrogateEscape">,
  at: string,
  offset: number,
  context: ReadContext,
): ValueRead {
  const { text, firstBad } = decodeText(bytes, context.encoding);
  const surrogateEscape = text.includes("\\ud") || text.includes("\\uD");
  const read = parseJsonFast(text, { ...facts, surrogateEscape }, { depthMax: context.nestingMax });
  const log = context.log;
  if (log) {
    if (firstBad >= 0) log.add(notes.invalidUtf8(`byte ${offset + firstBad}`));
    noteSecrets(text, at, log);
    if (read.ok) noteOddities(read.notes, at, log);
  }
  return read.ok ? { ok: true, value: read.value } : { ok: false, failure: read };
}

export function noteOddities(found: JsonNotes, at: string, log: ProblemLog): void {
  if (found.duplicateKey) log.add(notes.duplicateKey(at));
  if (found.nonFinite) log.add(notes.nonFinite(at));
  if (found.bigInteger) log.add(notes.bigInteger(at));
  if (found.loneSurrogate) log.add(notes.loneSurrogate(at));
}

/** One note per kind and record: how often a secret is repeated within a record says nothing. */
export function noteSecrets(text: string, at: string, log: ProblemLog): void {
  const found = findSecrets(text);
  if (found.length === 0) return;
  for (const kind of new Set(found.map((secret) => secret.kind))) log.add(notes.secret(at, kind));
}
