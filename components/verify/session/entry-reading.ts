import { explainEntry, type EntryExplanation } from "@/lib/audit/explainEntry.ts";
import type { AuditCrypto, Profile, RecordClaims } from "@/lib/audit/profile.ts";
import { noClaims } from "@/lib/audit/profiles/parts.ts";
import { readEntry, type ReadEntry } from "@/lib/audit/readEntry.ts";
import type { KeySet } from "@/lib/audit/trustedKeys.ts";
import type { AuditedLog } from "@/lib/audit/verifyLog.ts";
import { parseSignedJson } from "@/lib/audit/signedJson.ts";
import { toBase64 } from "@/lib/base/encodings.ts";
import type { AuditEntry, AuditEntryDetail } from "@/lib/api/auditContract.ts";
import type { EntryColumns } from "./entry-columns.ts";
import type { EntryFindings, FindingIndex } from "./finding-index.ts";

/** A verified log, as far as its entries are read out of it. */
export type LogReading = {
  readonly log: AuditedLog;
  readonly columns: EntryColumns;
  readonly index: FindingIndex;
  readonly keys: KeySet;
  readonly crypto: AuditCrypto;
  readonly detached: Uint8Array | null;
  readonly name: string;
  readonly exhibit: string;
};

/** One entry as a row of the list: what was found while verifying, and what the record claims. */
export function entryRow(entry: number, reading: LogReading): AuditEntry {
  const { columns, index, log } = reading;
  const found = index.at(entry);
  const { tool, decision, actor } = claimsOf(columns.textOf(entry), log.profile);
  return {
    entry, at: placeOf(entry, reading), ...columns.bytesOf(entry), timeUs: columns.timeOf(entry), pair: null,
    contentClass: found.content?.class ?? null, message: found.content?.message ?? null, placeClasses: found.places.map(({ class: name }) => name),
    holding: holdingOf(entry, found, reading), fingerprint: columns.fingerprintOf(entry), tool, decision, actor,
  };
}

/** The place in words, as the API has it: lines count from 1, elements of a list from 0. */
export function placeOf(entry: number, { columns, log: { container, list } }: LogReading): string {
  switch (container) {
    case "lines": case "tokens": return `line ${columns.lineOf(entry)}`;
    case "array": case "receipts": return `${list}/${entry - 1}`;
    case "sqlite": return `row ${entry}`;
    case "object": case "note": return "file";
  }
}

function claimsOf(text: string, profile: Profile): RecordClaims {
  const json = parseSignedJson(text);
  return json.ok && json.root.kind === "object" ? profile.claims(json.root) : noClaims;
}

/** A key that the log endorses counts from the endorsement on: the verdict has no finding there. */
function holdingOf(entry: number, { content }: EntryFindings, { columns, log }: LogReading): AuditEntry["holding"] {
  const by = columns.holdingOf(entry);
  if (by !== "embedded" || content !== null) return by;
  return log.keys.some(({ fingerprint, how }) => how === "endorsed" && fingerprint === columns.fingerprintOf(entry)) ? "endorsed" : by;
}

/** One entry laid open. */
export function entryDetail(entry: number, limit: number, reading: LogReading): AuditEntryDetail {
  const { columns, index, keys, crypto, detached, log: { profile } } = reading;
  const text = columns.textOf(entry);
  const facts = readEntry(text, profile, crypto, detached);
  const explained = explainEntry(text, profile, keys, crypto, detached);
  const found = index.at(entry);
  const { callIds, session, argumentsDigest } = claimsOf(text, profile);
  return {
    ...entryRow(entry, reading), exhibit: reading.exhibit, exhibitName: reading.name, format: profile.format, profile: profile.describes,
    placeMessages: found.places.map((one) => ({ ...one })), text: { text: text.slice(0, limit), length: text.length },
    signed: explained.signed.map(({ bytes, holds, keyIds }) => ({ ...cutBytes(bytes, limit), holds, keyIds: [...keyIds] })),
    contradiction: contradictionOf(explained, limit), respelled: respelledOf(explained, limit), explanation: explained.message,
    uncovered: facts.ok ? [...facts.uncovered] : [], links: linksOf(facts, columns),
    claims: { callIds: [...callIds], session, argumentsDigest: argumentsDigest === null ? null : { ...argumentsDigest } },
  };
}

const cutBytes = (bytes: Uint8Array, limit: number): { readonly base64: string; readonly length: number } => ({ base64: toBase64(bytes.subarray(0, limit)), length: bytes.length });

function contradictionOf({ contradiction }: EntryExplanation, limit: number): AuditEntryDetail["contradiction"] {
  if (contradiction === null) return null;
  const { what, expected, found, at, bytes } = contradiction;
  return { what, expected, found, at, bytes: bytes === null ? null : cutBytes(bytes, limit) };
}

function respelledOf({ respelled }: EntryExplanation, limit: number): AuditEntryDetail["respelled"] {
  return respelled === null ? null : { ...cutBytes(respelled.bytes, limit), how: respelled.how, at: respelled.at };
}

function linksOf(facts: ReadEntry, columns: EntryColumns): AuditEntryDetail["links"] {
  if (!facts.ok) return [];
  return facts.links.map(({ chain, chainId, own, previous, sequence, closes }) => ({
    chain, chainId, own, previous, sequence, previousEntry: previous === null ? null : columns.entryOf(previous), closes: closes === null ? null : { count: closes.count },
  }));
}
