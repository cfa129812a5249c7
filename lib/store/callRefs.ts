import type { CallRef } from "../api/impactContract.ts";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import type { CallState } from "../findings.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type StoredRef = { readonly number: number; readonly row: number | null; readonly trace: string; readonly tool: string; readonly preview: string | null; readonly state: CallState; readonly timeUs: number | null };

/** Calls as lists name them, by number. `zeroUs`: the first harm, T+0. */
export function callRefs(db: TraceIndexDatabase, numbers: Iterable<number>, zeroUs: number | null): ReadonlyMap<number, CallRef> {
  const rows = db.prepare<[string], StoredRef>(
    `select c.number, c.row, t.trace_id as trace, c.tool, s.preview, c.state, c.time_us as timeUs from json_each(?) as wanted
     join calls c on c.number = wanted.value join traces t on t.id = c.trace left join steps s on s.id = c.row`,
  ).all(JSON.stringify([...new Set(numbers)]));
  return new Map(rows.map(({ number, preview, timeUs, ...ref }) => [
    number, { ...ref, call: `c${number}`, preview: maskSecrets(preview ?? ""), timeUs, tPlusUs: timeUs === null || zeroUs === null ? null : timeUs - zeroUs },
  ]));
}

/** The calls in the order of the numbers; what is no call is left out. */
export function inOrder(refs: ReadonlyMap<number, CallRef>, numbers: readonly number[]): CallRef[] {
  return numbers.flatMap((number) => refs.get(number) ?? []);
}
