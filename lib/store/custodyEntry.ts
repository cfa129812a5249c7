import type { custodyRecords } from "../../drizzle/cases.ts";
import type { CustodyEntry } from "../api/contract.ts";
import { sha256Hex } from "../base/hash.ts";
import { readTime } from "../base/time.ts";
import { custodyHash } from "../evidence/custody.ts";
import type { UnsignedCustodyLine } from "../evidence/unsignedCustody.ts";
import { detailText, readCustodyRecord } from "./custodyRecord.ts";

/** A stored record with its place. */
export type RecordRow = Omit<typeof custodyRecords.$inferSelect, "scope">;

/** A line from before signing began, as pages and the API show it. */
export function unsignedEntry({ number, atUs, actor, action, detail, previous, hash }: UnsignedCustodyLine): CustodyEntry {
  return { number, signed: null, atUs, actor, action: null, event: action, text: detail, object: null, detail: {}, previous, hash };
}

/** A signed line. One that cannot be read is shown as that, in its place. */
export function recordEntry({ number, log, seq, record: text }: RecordRow): CustodyEntry {
  const record = readCustodyRecord(text);
  if (record === null) return unreadable({ number, log, seq, record: text });
  const { actor, action, object, key, prev, detail: { event: _event, text: _text, ...detail } } = record;
  return {
    number, signed: { log: record.log, seq: record.seq, key }, atUs: readTime(record.at)?.us ?? null, actor, action,
    event: detailText(record, "event"), text: detailText(record, "text"), object, detail, previous: prev, hash: custodyHash(record),
  };
}

function unreadable({ number, log, seq, record }: RecordRow): CustodyEntry {
  return {
    number, signed: { log, seq, key: null }, atUs: null, actor: null, action: null, event: null, object: null, detail: {}, previous: null,
    text: "This record cannot be read: it is not what was written.", hash: `sha256:${sha256Hex(record)}`,
  };
}
