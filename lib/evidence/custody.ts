import { toBase64Url, utf8 } from "../base/encodings.ts";
import { sha256Hex } from "../base/hash.ts";
import { jcs, wellFormed, wellFormedMembers, type PlainObject } from "../base/jcs.ts";

/** The custody log's own format: one JSON record a line, each signed, each naming the hash of the whole one before it. */
export const custodySchema = "aftertrace.custody/1";

/** What can have been done. What was done exactly stands in the detail. */
export const custodyActions = [
  "open", "upload", "view", "verify", "trust_key", "annotate", "decide", "edit", "redact", "export", "transfer", "lock", "unlock",
  "delete_request", "delete", "key", "close",
] as const;
export type CustodyAction = (typeof custodyActions)[number];

/** Who did it: the person at the pages or the API, or the app by itself. */
export const custodyActors = ["responder", "aftertrace"] as const;
export type CustodyActor = (typeof custodyActors)[number];

/** A file that a record speaks of: an exhibit, or something that left the house. */
export type CustodyObject = { readonly sha256: string; readonly bytes: number; readonly name: string };

export type CustodyRecord = {
  readonly schema: typeof custodySchema;
  /** UUID of the log. */
  readonly log: string;
  /** From 1. */
  readonly seq: number;
  /** UTC with milliseconds, by the clock of this machine. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly object: CustodyObject | null;
  readonly detail: PlainObject;
  /** Hash of the record before it; null in the first. */
  readonly prev: string | null;
  /** did:key of the signer. */
  readonly key: string;
  /** 64 bytes in base64url. */
  readonly sig: string;
};

/** Where a record stands. */
export type CustodyPlace = Pick<CustodyRecord, "log" | "seq" | "prev">;
export type CustodyNote = { readonly atMs: number; readonly actor: CustodyActor; readonly action: CustodyAction; readonly object: CustodyObject | null; readonly detail: PlainObject };
export type CustodySigner = { readonly did: string; readonly sign: (message: Uint8Array) => Uint8Array };

/** The first place of a log. */
export function firstPlace(log: string): CustodyPlace {
  return { log, seq: 1, prev: null };
}

/** The place behind a record. */
export function placeAfter(record: CustodyRecord): CustodyPlace {
  return { log: record.log, seq: record.seq + 1, prev: custodyHash(record) };
}

/** Makes and signs one record. Half surrogate pairs, which no UTF-8 holds, are replaced before. */
export function signCustodyRecord({ log, seq, prev }: CustodyPlace, { atMs, actor, action, object, detail }: CustodyNote, signer: CustodySigner): CustodyRecord {
  const at = new Date(atMs).toISOString();
  const named = object === null ? null : { sha256: object.sha256, bytes: object.bytes, name: wellFormed(object.name) };
  const unsigned = { schema: custodySchema, log, seq, at, actor, action, object: named, detail: wellFormedMembers(detail), prev, key: signer.did } as const;
  return { ...unsigned, sig: toBase64Url(signer.sign(custodyMessage(unsigned))) };
}

/** The bytes that are signed: a label, which no other format of ours shares, and the canonical form of everything but the signature. */
export function custodyMessage({ schema, log, seq, at, actor, action, object, detail, prev, key }: Omit<CustodyRecord, "sig">): Uint8Array {
  return utf8(`${custodySchema}\n${jcs({ schema, log, seq, at, actor, action, object, detail, prev, key })}`);
}

/** A record as it is kept and exported: one line, in the canonical form. */
export function custodyText({ schema, log, seq, at, actor, action, object, detail, prev, key, sig }: CustodyRecord): string {
  return jcs({ schema, log, seq, at, actor, action, object, detail, prev, key, sig });
}

/** By which the next record names this one. */
export function custodyHash(record: CustodyRecord): string {
  return `sha256:${sha256Hex(custodyText(record))}`;
}
