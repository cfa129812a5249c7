import type { ManualEvent } from "../api/annotationContract.ts";
import { joinMarks, type Placed } from "../timeline/laneMarks.ts";
import { isNoted } from "../timeline/markTests.ts";
import type { AxisKind, AxisRange, LaneMark, RowMarks, TimelineOverview } from "../timeline/row.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { MarkedRows } from "./rowMarks.ts";
import { harmfulRows } from "./timelineMarks.ts";

type Lanes = TimelineOverview["lanes"];
type Lane = Lanes[number];
type Asked = {
  readonly axis: AxisKind; readonly shown: AxisRange | null; readonly slots: number;
  readonly passes: Uint8Array | null; readonly events: readonly ManualEvent[];
};

/** Rows and events on their lanes. `total` counts a lane from end to end, its marks are those of the stretch shown. */
export function overviewLanes(index: IncidentIndex, marks: MarkedRows, asked: Asked): Lanes {
  const { columns } = index;
  const passes = (row: number): boolean => asked.passes === null || asked.passes[row] === 1;
  const marked = (wanted: (marks: RowMarks) => boolean): number[] => markedInOrder(index, marks, wanted).filter(passes);
  return [
    rowLane(index, "failed", failedInOrder(columns, passes), asked),
    rowLane(index, "harmful", harmfulInOrder(index, marks).filter(passes), asked),
    rowLane(index, "noted", marked(isNoted), asked),
    eventLane(asked),
  ];
}

/** What failed or was refused, as tree orders, in order of time. */
function failedInOrder({ treeAtTime, failed }: IncidentIndex["columns"], passes: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let place = 0; place < treeAtTime.length; place++) {
    const row = treeAtTime[place] ?? 0;
    if (failed[row] === 1 && passes(row)) rows.push(row);
  }
  return rows;
}

/** What did harm, as tree orders, in order of time. */
function harmfulInOrder(index: IncidentIndex, marks: MarkedRows): number[] {
  const { place, treeAtTime } = index.columns;
  return harmfulRows(index, marks).map((row) => place[row] ?? 0).sort((a, b) => a - b).map((at) => treeAtTime[at] ?? 0);
}

/** Marked rows as tree orders, in order of time. */
function markedInOrder({ columns }: IncidentIndex, marks: MarkedRows, wanted: (marks: RowMarks) => boolean): number[] {
  const places: number[] = [];
  for (const [id, row] of marks) {
    const tree = (columns.treeOfId[id] ?? 0) - 1;
    if (tree >= 0 && wanted(row)) places.push(columns.place[tree] ?? 0);
  }
  return places.sort((a, b) => a - b).map((place) => columns.treeAtTime[place] ?? 0);
}

function rowLane(index: IncidentIndex, lane: Exclude<Lane["lane"], "event">, rows: readonly number[], { axis, shown, slots }: Asked): Lane {
  const joined = shown === null ? [] : joinMarks(placedRows(index, axis, rows), shown, slots);
  const names = namesOf(index, joined.flatMap(({ first, count }) => (count === 1 ? [index.columns.id[first] ?? 0] : [])));
  const marks = joined.map(({ first, from, to, count }): LaneMark => {
    const row = index.columns.id[first] ?? null;
    return { from, to, count, row, event: null, label: count === 1 ? (names.get(row ?? 0) ?? "") : `${count} ${lane}` };
  });
  return { lane, total: rows.length, marks };
}

/** A row with rows below it stands where it starts: it would cover what failed inside it. */
function* placedRows({ columns }: IncidentIndex, axis: AxisKind, rows: readonly number[]): Generator<Placed> {
  for (const row of rows) {
    const from = axis === "time" ? (columns.start[row] ?? NaN) : (columns.place[row] ?? 0);
    const ends = axis === "time" && columns.subtree[row] === 0 ? (columns.end[row] ?? NaN) : from;
    if (!Number.isNaN(from)) yield { from, to: ends > from ? ends : from, of: row };
  }
}

function namesOf({ db }: IncidentIndex, ids: readonly number[]): ReadonlyMap<number, string> {
  const rows = db.prepare<[string], { id: number; name: string }>("select s.id, s.name from json_each(?) as wanted join steps s on s.id = wanted.value");
  return new Map(rows.all(JSON.stringify(ids)).map(({ id, name }) => [id, name]));
}

/** Manual events have a time and no position. */
function eventLane({ axis, shown, slots, events }: Asked): Lane {
  const sorted = events.toSorted((a, b) => a.atUs - b.atUs);
  const placed = sorted.map(({ atUs }, of) => ({ from: atUs, to: atUs, of }));
  const joined = axis === "position" || shown === null ? [] : joinMarks(placed, shown, slots);
  const marks = joined.map(({ first, from, to, count }): LaneMark => {
    const event = sorted[first];
    return { from, to, count, row: null, event: event?.id ?? null, label: count === 1 ? (event?.text ?? "") : `${count} events` };
  });
  return { lane: "event", total: events.length, marks };
}
