import type { RecordAddress } from "../evidence/record.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

export type StoredRecord = RecordAddress & { readonly exhibit: number };
const columns = 'exhibit, number, "offset", "length", at';

/** Records of an exhibit in file order, from number `from` on. */
export function recordsFrom(db: TraceIndexDatabase, exhibit: number, from: number, count: number): RecordAddress[] {
  return db.prepare<[number, number, number], RecordAddress>(
    `select number, "offset", "length", at from records where exhibit = ? and number >= ? order by number limit ?`,
  ).all(exhibit, from, count);
}

export function recordCount(db: TraceIndexDatabase, exhibit: number): number {
  return db.prepare<[number], number>("select count(*) from records where exhibit = ?").pluck().get(exhibit) ?? 0;
}

export function recordById(db: TraceIndexDatabase, id: number): StoredRecord | null {
  return db.prepare<[number], StoredRecord>(`select ${columns} from records where id = ?`).get(id) ?? null;
}

/** The record at a place, or around it where the place is a JSON pointer into a record. */
export function recordAround(db: TraceIndexDatabase, exhibit: number, at: string): StoredRecord | null {
  const candidates = at.startsWith("/") ? [...pointerPrefixes(at), ""] : [at];
  return db.prepare<[number, string], StoredRecord>(
    `select ${columns} from records where exhibit = ? and at in (select value from json_each(?)) order by length(at) desc limit 1`,
  ).get(exhibit, JSON.stringify(candidates)) ?? null;
}

/** `/a/b`, `/a` for `/a/b`. */
function pointerPrefixes(pointer: string): string[] {
  const segments = pointer.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, segments.length - index).join("/"));
}
