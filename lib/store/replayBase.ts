import { isSaid } from "./createReplayIndexes.ts";
import type { IncidentIndex } from "./incidentIndex.ts";

/** No row of the timeline. */
export const noRow = 0xffff_ffff;

/**
 * What the order of every replay of an index is made of. `says`: by tree order, 1 where something was said at its beginning, 2 at its end, 3 both. By place of
 * the call, from 0: its number, its row and the row in which its result is told, as tree orders; whether it ran or may have.
 */
export type ReplayBase = { readonly says: Uint8Array; readonly numbers: Uint32Array; readonly rows: Uint32Array; readonly told: Uint32Array; readonly ran: Uint8Array };

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes. */
  var aftertraceReplayBases: WeakMap<IncidentIndex, ReplayBase> | undefined;
}

/** Read once for an open index: calls and what was said where. */
export function replayBase(index: IncidentIndex): ReplayBase {
  const all = (globalThis.aftertraceReplayBases ??= new WeakMap());
  const base = all.get(index) ?? readBase(index);
  all.set(index, base);
  return base;
}

function readBase({ columns, db }: IncidentIndex): ReplayBase {
  const tree = (id: number | null): number => (id === null ? noRow : (columns.treeOfId[id] ?? 0) === 0 ? noRow : (columns.treeOfId[id] ?? 0) - 1);
  const says = new Uint8Array(columns.rows);
  const said = db.prepare<[], readonly [step: number, isOutput: number]>(`select step, is_output from sightings where ${isSaid} group by step, is_output`).raw();
  for (const [step, isOutput] of said.iterate()) {
    const row = tree(step);
    if (row !== noRow) says[row] = (says[row] ?? 0) | (isOutput === 0 ? 1 : 2);
  }
  const count = db.prepare<[], number>("select count(*) from calls").pluck().get() ?? 0;
  const base = { says, numbers: new Uint32Array(count), rows: new Uint32Array(count), told: new Uint32Array(count), ran: new Uint8Array(count) };
  const calls = db.prepare<[], readonly [number: number, row: number | null, ran: number, told: number | null]>(
    "select c.number, c.row, c.state in ('executed', 'unknown'), g.step from calls c left join sightings g on g.id = c.result_sighting order by c.number",
  ).raw();
  let at = 0;
  for (const [number, row, ran, told] of calls.iterate()) {
    [base.numbers[at], base.rows[at], base.told[at], base.ran[at]] = [number, tree(row), tree(told), ran];
    at++;
  }
  return base;
}
