import type { ImportedEvent } from "../api/eventContract.ts";
import type { ClockShifts } from "../timeline/alignClocks.ts";
import type { AxisRange } from "../timeline/row.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** Times and numbers of all imported events of an index, in order of time. */
export type EventTimes = { readonly at: Float64Array; readonly record: Uint32Array };
/** Which of them; empty lists narrow nothing. `none` in a list stands for those that name none. */
export type EventFilter = { readonly kind: readonly string[]; readonly source: readonly string[]; readonly x: readonly string[]; readonly range: AxisRange | null };

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes and what was read of them. */
  var aftertraceEventTimes: WeakMap<IncidentIndex, EventTimes> | undefined;
}

/** Read once per open index: 12 bytes an event. With aligned clocks in the order of the moved times. */
export function eventTimes(index: IncidentIndex): EventTimes {
  const all = (globalThis.aftertraceEventTimes ??= new WeakMap());
  const known = all.get(index);
  if (known !== undefined) return known;
  const times = readTimes(index);
  all.set(index, times);
  return times;
}

function readTimes({ db, shifts }: IncidentIndex): EventTimes {
  const count = db.prepare<[], number>("select count(*) from external_events").pluck().get() ?? 0;
  const times = { at: new Float64Array(count), record: new Uint32Array(count) };
  let place = 0;
  for (const [at, record, exhibit] of db.prepare<[], readonly [number, number, number]>("select at_us, record, exhibit from external_events order by at_us, record").raw().iterate()) {
    times.at[place] = at + (shifts?.get(exhibit) ?? 0);
    times.record[place++] = record;
  }
  if (shifts === undefined) return times;
  const order = Uint32Array.from(times.at.keys()).sort((a, b) => (times.at[a] ?? 0) - (times.at[b] ?? 0) || a - b);
  return { at: Float64Array.from(order, (from) => times.at[from] ?? 0), record: order.map((from) => times.record[from] ?? 0) };
}

/** Places in `eventTimes` of those that pass, in order of time. */
export function filteredEvents(index: IncidentIndex, filter: EventFilter): Uint32Array {
  const { at, record } = eventTimes(index);
  const { range } = filter;
  const from = range === null ? 0 : firstFrom(at, range.from);
  const to = range === null ? at.length : firstFrom(at, range.to + 1);
  if (filter.kind.length + filter.source.length + filter.x.length === 0) return Uint32Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
  const key = JSON.stringify(["events", filter.kind, filter.source, filter.x]);
  const passing = index.results.bytes(key, () => {
    const records = new Set(recordsOf(index.db, filter));
    return Uint8Array.from(record, (one) => Number(records.has(one)));
  });
  const places: number[] = [];
  for (let place = from; place < to; place++) if (passing[place] === 1) places.push(place);
  return Uint32Array.from(places);
}

/** What stands for a missing kind or source in a filter. */
export const unnamed = "(none)";

function recordsOf(db: TraceIndexDatabase, { kind, source, x }: EventFilter): number[] {
  const among = `(json_array_length(@kind) = 0 or coalesce(kind, '${unnamed}') in (select value from json_each(@kind)))
    and (json_array_length(@source) = 0 or coalesce(source, '${unnamed}') in (select value from json_each(@source)))
    and (json_array_length(@x) = 0 or 'x' || exhibit in (select value from json_each(@x)))`;
  return db.prepare<[Record<string, string>], number>(`select record from external_events where ${among}`).pluck().all({ kind: JSON.stringify(kind), source: JSON.stringify(source), x: JSON.stringify(x) });
}

/** The first place at or after an instant. */
export function firstFrom(at: Float64Array, us: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < us) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Row = {
  readonly exhibit: number; readonly number: number; readonly offset: number | null; readonly length: number | null; readonly at: string; readonly atUs: number; readonly timeText: string;
  readonly kind: string | null; readonly source: string | null; readonly text: string; readonly detail: string | null; readonly ownId: string | null; readonly url: string | null; readonly cut: number;
};
const columns = `e.exhibit, r.number, r.offset, r.length, r.at, e.at_us as atUs, e.time_text as timeText, e.kind, e.source, e.text, e.detail, e.own_id as ownId, e.url, e.cut`;

type Source = Pick<IncidentIndex, "db" | "shifts">;

/** Events by their records, in the order asked. */
export function eventsAt({ db, shifts }: Source, records: readonly number[]): ImportedEvent[] {
  const rows = db.prepare<[string], Row>(`select ${columns} from json_each(?) as wanted join external_events e on e.record = wanted.value join records r on r.id = e.record order by wanted.key`);
  return rows.all(JSON.stringify(records)).map((row) => importedOf(row, shifts));
}

/** One event by its id (`x2-5`: the fifth record of x2); null where there is none. */
export function importedEvent({ db, shifts }: Source, id: string): ImportedEvent | null {
  const [, exhibit, number] = /^x([1-9]\d{0,8})-([1-9]\d{0,11})$/.exec(id) ?? [];
  if (exhibit === undefined || number === undefined) return null;
  const row = db.prepare<[number, number], Row>(`select ${columns} from records r join external_events e on e.record = r.id where r.exhibit = ? and r.number = ?`).get(Number(exhibit), Number(number) - 1);
  return row === undefined ? null : importedOf(row, shifts);
}

/** An event's id names its exhibit and its record, counted from 1: the same after every new analysis. */
function importedOf({ exhibit, number, offset, length, at, atUs, timeText, kind, source, text, detail, ownId, url, cut }: Row, shifts: ClockShifts | undefined): ImportedEvent {
  const shiftUs = shifts?.get(exhibit) ?? 0;
  return { origin: "imported", id: `x${exhibit}-${number + 1}`, atUs: atUs + shiftUs, ...(shiftUs !== 0 && { shiftUs }), timeText, kind, source, text, detail, ownId, url, cut: cut === 1, cite: { exhibit: `x${exhibit}`, at, offset, length } };
}

export type EventValues = { value: string; count: number }[];
const valuesMax = 200;

declare global {
  /** By the open database: nothing in it changes. */
  var aftertraceEventValues: WeakMap<TraceIndexDatabase, Partial<Record<"kind" | "source", ListedValues>>> | undefined;
}
type ListedValues = { readonly values: EventValues; readonly of: number };

/** The kinds or sources that there are, the most frequent first; `of` of them, the first 200 listed. Counted once for each open index. */
export function eventValues(db: TraceIndexDatabase, column: "kind" | "source"): ListedValues {
  const all = (globalThis.aftertraceEventValues ??= new WeakMap());
  const known = all.get(db);
  const values = known?.[column] ?? countedValues(db, column);
  all.set(db, { ...known, [column]: values });
  return values;
}

function countedValues(db: TraceIndexDatabase, column: "kind" | "source"): ListedValues {
  const all = db.prepare<[], { value: string; count: number }>(`select coalesce(${column}, '${unnamed}') as value, count(*) as count from external_events group by 1 order by 2 desc, 1`).all();
  return { values: all.slice(0, valuesMax), of: all.length };
}
