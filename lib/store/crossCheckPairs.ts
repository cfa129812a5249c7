import type { AuditEntry, CrossCheckRow } from "../api/auditContract.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type Pair = NonNullable<AuditEntry["pair"]>;
type PairRow = Pick<Pair, "by" | "strength"> & { readonly id: number; readonly call: number; readonly row: number | null };
export type StoredDifference = NonNullable<CrossCheckRow["difference"]>;

/** The calls that go with these entries, by the names of the entries. */
export function pairingsOf(db: TraceIndexDatabase, ids: readonly number[]): ReadonlyMap<number, Pair> {
  const wanted = JSON.stringify(ids);
  const rows = db.prepare<[string], PairRow>(
    'select p.id, p.call, c.row, p."by", p.strength from json_each(?) wanted join cross_entries p on p.id = wanted.value join calls c on c.number = p.call',
  ).all(wanted);
  const differences = db.prepare<[string], { readonly entry: number; readonly what: StoredDifference["what"] }>(
    "select d.entry, d.what from json_each(?) wanted join cross_differences d on d.entry = wanted.value order by d.number",
  ).all(wanted);
  return new Map(rows.map(({ id, call, ...pair }) => [id, { ...pair, call: `c${call}`, differs: differences.filter(({ entry }) => entry === id).map(({ what }) => what) }]));
}
