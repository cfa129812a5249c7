import type { ManualEvent } from "../api/annotationContract.ts";
import { joinMarks, type Placed } from "../timeline/laneMarks.ts";
import { isNoted } from "../timeline/markTests.ts";
import type { AxisKind, AxisRange, LaneMark, RowMarks, TimelineOverview } from "../timeline/row.ts";
import { eventsAt, eventTimes } from "./externalEvents.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import { oneLine } from "../trace/rowText.ts";
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
    rowLane(index, "injected", readInOrder(columns).filter(passes), asked),
    rowLane(index, "harmful", harmfulInOrder(index, marks).filter(passes), asked),
    rowLane(index, "noted", marked(isNoted), asked),
    eventLane(index, asked),
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

/** Where the agent read what speaks to it, as tree orders, in order of time. */
function readInOrder(columns: IncidentIndex["columns"]): number[] {
  const { codes } = columns.coded("read");
  const places: number[] = [];
  for (let row = 0; row < codes.length; row++) if (codes[row] !== 0) places.push(columns.place[row] ?? 0);
  return places.sort((a, b) => a - b).map((at) => columns.treeAtTime[at] ?? 0);
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

/** Events have a time and no position. Those of people and those of files lie on one lane. */
function eventLane(index: IncidentIndex, { axis, shown, slots, events }: Asked): Lane {
  const byHand = events.toSorted((a, b) => a.atUs - b.atUs);
  const times = eventTimes(index);
  const joined = axis === "position" || shown === null ? [] : joinMarks(placedEvents(byHand, times.at), shown, slots);
  const records = joined.flatMap(({ first }) => (first >= 0 ? [times.record[first] ?? 0] : []));
  const imported = eventsAt(index, records)[Symbol.iterator]();
  const marks = joined.map(({ first, from, to, count }): LaneMark => {
    const file = first >= 0 ? imported.next().value : undefined;
    const hand = byHand[-first - 1];
    const said = file === undefined ? (hand?.text ?? "") : oneLine([file.kind, file.text].filter(Boolean).join(": "));
    return { from, to, count, row: null, event: file?.id ?? hand?.id ?? null, imported: file !== undefined, label: count === 1 ? said : `${count} events` };
  });
  return { lane: "event", total: events.length + times.at.length, marks };
}

/** Both in order of time: places of imported events, and below 0 those of manual ones, from -1 down. */
function* placedEvents(byHand: readonly ManualEvent[], at: Float64Array): Generator<Placed> {
  let hand = 0;
  for (let place = 0; place <= at.length; place++) {
    const until = place < at.length ? (at[place] ?? 0) : Infinity;
    for (let event = byHand[hand]; event !== undefined && event.atUs <= until; event = byHand[++hand]) yield { from: event.atUs, to: event.atUs, of: -hand - 1 };
    if (place < at.length) yield { from: until, to: until, of: place };
  }
}
