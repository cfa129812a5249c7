import type { Step } from "../api/stepContract.ts";
import { documentSchema } from "../findings.ts";
import { documentFindings } from "../findingsDocument.ts";
import { TextBudget } from "./cutText.ts";
import { documentRows } from "./findingsRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { StepReader } from "./stepReader.ts";
import type { Moment } from "./whyMoment.ts";

type Read = Pick<Step["why"], "read" | "readOf">;
/** Documents are numbered in order of time, then of place: what was read before is a range. `ties` began in the same microsecond. */
type Range = { readonly from: number; readonly to: number; readonly tiesTo: number };

const documentsMax = 20;
const charactersMax = 300;

/** What the agent had read in the conversation before this moment, the latest first. */
export async function readBefore(reader: StepReader, moment: Moment): Promise<Read> {
  const { db } = reader.reading;
  const range = rangeBefore(db, moment);
  const read: Read["read"] = [];
  const stepOf = db.prepare<[number], number | null>("select step from documents where number = ?").pluck();
  for (const row of latest(db, moment, range).flatMap((number) => documentRows(db, { after: number - 1, count: 1 }))) {
    const affordable = reader.affords([row.textAt.place, ...row.textAt.parts]);
    const text = affordable ? ((await reader.sighting(row.textAt))?.text ?? "") : "";
    const shown = new TextBudget(charactersMax, charactersMax).cut(text);
    read.push({ ...documentSchema.parse(documentFindings(row)), row: stepOf.get(row.number) ?? null, text: shown });
  }
  return { read, readOf: countBefore(db, moment, range) };
}

const documentsJoined = "documents d join sightings g on g.id = d.sighting left join steps s on s.id = d.step";

function rangeBefore(db: TraceIndexDatabase, { us, record, readThrough }: Moment): Range {
  const last = db.prepare<[], number>("select max(number) from documents").pluck().get() ?? 0;
  const find = db.prepare<[number], { us: number | null; position: number; step: number }>(
    "select g.time_us as us, g.position, g.step from documents d join sightings g on g.id = d.sighting where d.number = ?",
  );
  const first = (holds: (at: { us: number | null; position: number; step: number }) => boolean): number => firstNumber(last, (number) => {
    const at = find.get(number);
    return at !== undefined && holds(at);
  });
  if (us !== null) return { from: 1, to: first((at) => at.us === null || at.us >= us), tiesTo: first((at) => at.us === null || at.us > us) };
  const from = first((at) => at.us === null);
  const to = record === null ? from : first((at) => at.us === null && (at.position > record || (at.position === record && at.step > readThrough)));
  return { from, to, tiesTo: to };
}

/** The first of 1 to `last` for which something holds that then holds for all behind it; else the one after the last. */
function firstNumber(last: number, holds: (number: number) => boolean): number {
  let [low, high] = [1, last + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A tool's own span shows its result when it has ended: while it runs, nobody has read it. */
const isRunning = "g.kind = 'execution' and iif(s.end_us is null, s.tree_order < ? and s.tree_order + s.subtree >= ?, s.end_us > ?)";
/** In the same microsecond the order of the timeline decides. */
const isBefore = `d.step <> ? and (d.number < ? or s.time_order < ?) and not (${isRunning})`;

function beforeValues({ us, step: { id, timeOrder, treeOrder } }: Moment, { to }: Range): number[] {
  return [id, to, timeOrder, treeOrder, treeOrder, us ?? Number.MAX_SAFE_INTEGER];
}

function latest(db: TraceIndexDatabase, moment: Moment, range: Range): number[] {
  const numbers = db.prepare<[number | string, number, number], number>(
    `select number from documents indexed by documents_trace where ${moment.scope.where("trace")} and number >= ? and number < ? order by number desc`,
  ).pluck();
  const check = db.prepare<number[], number>(`select 1 from ${documentsJoined} where d.number = ? and ${isBefore}`).pluck();
  const found: number[] = [];
  for (const number of numbers.iterate(moment.scope.value, range.from, range.tiesTo)) {
    if (check.get(number, ...beforeValues(moment, range)) === 1) found.push(number);
    if (found.length === documentsMax) break;
  }
  return found;
}

/** Counted without looking at each: all in the range, less those of tools that were still running, and the ties one by one. */
function countBefore(db: TraceIndexDatabase, moment: Moment, range: Range): number {
  const { scope, step } = moment;
  const all = db.prepare<[number | string, number, number], number>(`select count(*) from documents indexed by documents_trace where ${scope.where("trace")} and number >= ? and number < ?`).pluck();
  const ties = db.prepare<(number | string)[], number>(
    `select count(*) from ${documentsJoined} where ${scope.where("d.trace")} and d.number >= ? and d.number < ? and ${isBefore}`,
  ).pluck();
  const strictly = all.get(scope.value, range.from, range.to) ?? 0;
  const equal = range.tiesTo > range.to ? (ties.get(scope.value, range.to, range.tiesTo, ...beforeValues(moment, range)) ?? 0) : 0;
  return strictly + equal - runningDocuments(db, moment, range) - ownDocuments(db, step.id, range);
}

/** Documents in the range whose tool ended later, or has no end and holds this step. Few run at any time, so the runs come first. */
function runningDocuments(db: TraceIndexDatabase, { scope, us, step: { id, treeOrder } }: Moment, { from, to }: Range): number {
  const runs = `select id from steps where ${scope.where("trace")} and call is not null and type = 'span'`;
  return db.prepare<(number | string)[], number>(
    `select count(*) from (${runs} and end_us > ? and start_us < ? union all ${runs} and end_us is null and tree_order < ? and tree_order + subtree >= ?) r
     cross join documents d indexed by documents_step on d.step = r.id cross join sightings g on g.id = d.sighting where g.kind = 'execution' and d.step <> ? and d.number >= ? and d.number < ?`,
  ).pluck().get(scope.value, us ?? Number.MAX_SAFE_INTEGER, us ?? 0, scope.value, treeOrder, treeOrder, id, from, to) ?? 0;
}

function ownDocuments(db: TraceIndexDatabase, step: number, { from, to }: Range): number {
  return db.prepare<number[], number>("select count(*) from documents where step = ? and number >= ? and number < ?").pluck().get(step, from, to) ?? 0;
}
