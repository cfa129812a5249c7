import type { AuditEntriesQuery, AuditEntry } from "../api/auditContract.ts";
import { contentClasses, placeClasses, type FindingClass } from "../audit/report.ts";
import { entryId, entryOfId, holdings, loggedDecisions } from "../verification/auditIndex.ts";
import { entryAt } from "../verification/entryPlace.ts";
import type { StoredLog } from "./auditRows.ts";
import { pairingsOf } from "./crossCheckPairs.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

export type EntryRow = {
  readonly id: number; readonly offset: number | null; readonly length: number | null; readonly number: number; readonly timeUs: number | null; readonly content: number | null; readonly place: number;
  readonly held: number; readonly fingerprint: string | null; readonly tool: string | null; readonly decision: number | null; readonly actor: string | null; readonly sound: number;
};

const columns = `e.id, e."offset", e."length", e.number, e.time_us as timeUs, e.content, e.place, e.held, k.fingerprint, e.tool, e.decision, e.actor, e.sound`;
const keyJoin = "left join audit_keys k on k.id = (e.id / 4294967296) * 4294967296 + e.key";

/** The rows of entries by name, in the order asked for; what is none is left out. */
export function entryRows(db: TraceIndexDatabase, ids: readonly number[]): EntryRow[] {
  return db.prepare<[string], EntryRow>(`select ${columns} from json_each(?) wanted join audit_entries e on e.id = wanted.value ${keyJoin} order by wanted.key`).all(JSON.stringify(ids));
}

type Filter = Pick<AuditEntriesQuery, "entry" | "class" | "holding" | "tool" | "decision" | "pairing">;

/**
 * Numbers of the entries that pass a filter, in order; null where all do. One list per filter is made and kept with the index: four
 * bytes an entry, so that any window of it is found at once.
 */
function passing({ db, results }: Pick<IncidentIndex, "db" | "results">, exhibit: number, filter: Filter): Uint32Array | null {
  const tests = testsOf(filter);
  if (tests.length === 0 && filter.entry === undefined) return null;
  const [first, last] = filter.entry === undefined ? [entryId(exhibit, 0), entryId(exhibit + 1, 0) - 1] : [entryId(exhibit, filter.entry), entryId(exhibit, filter.entry)];
  const values = tests.flatMap(({ values: own }) => own);
  const where = ["1", ...tests.map(({ sql }) => `(${sql})`)].join(" and ");
  return results.numbers(`audit entries ${first} ${last} ${JSON.stringify(tests)}`, () =>
    Uint32Array.from(db.prepare<(number | string)[], number>(`select e.id from audit_entries e where e.id between ? and ? and ${where} order by e.id`).pluck()
      .all(first, last, ...values), (id) => entryOfId(id).entry));
}

type Test = { readonly sql: string; readonly values: readonly (number | string)[] };

function testsOf({ class: classes, holding, tool, decision, pairing }: Filter): Test[] {
  const tests: Test[] = [];
  if (classes.length > 0) tests.push(anyOf(classes.map(classTest)));
  if (holding.length > 0) tests.push({ sql: "e.held in (select value from json_each(?))", values: [JSON.stringify(holding.map((one) => holdings.indexOf(one)))] });
  if (tool.length > 0) tests.push({ sql: "e.tool in (select value from json_each(?))", values: [JSON.stringify(tool)] });
  if (decision.length > 0) tests.push({ sql: "e.decision in (select value from json_each(?))", values: [JSON.stringify(decision.map((one) => loggedDecisions.indexOf(one)))] });
  if (pairing.length > 0) tests.push(anyOf(pairing.map(pairingTest)));
  return tests;
}

const anyOf = (tests: readonly Test[]): Test => ({ sql: tests.map(({ sql }) => `(${sql})`).join(" or "), values: tests.flatMap(({ values }) => values) });

function classTest(name: FindingClass | "any" | "sound"): Test {
  if (name === "any") return { sql: "e.content is not null or e.place <> 0", values: [] };
  if (name === "sound") return { sql: "e.content is null and e.place = 0", values: [] };
  const content = contentClasses.findIndex((one) => one === name);
  return content >= 0 ? { sql: "e.content = ?", values: [content] } : { sql: "e.place & ? <> 0", values: [1 << placeClasses.findIndex((one) => one === name)] };
}

function pairingTest(name: AuditEntriesQuery["pairing"][number]): Test {
  const isPaired = "exists (select 1 from cross_entries c where c.id = e.id)";
  if (name === "differs") return { sql: "exists (select 1 from cross_differences d where d.entry = e.id)", values: [] };
  return { sql: name === "paired" ? isPaired : `not ${isPaired}`, values: [] };
}

export type EntriesPage = { readonly total: number; readonly entries: AuditEntry[]; readonly next: number | null };

/** A page of the entries of one log. */
export function auditEntriesPage(index: Pick<IncidentIndex, "db" | "results">, log: StoredLog, { after, from, count, ...filter }: AuditEntriesQuery): EntriesPage {
  const exhibit = Number(log.exhibit.slice(1));
  const list = passing(index, exhibit, filter);
  const total = list?.length ?? log.entries;
  const start = from ?? (list === null ? after : placeBehind(list, after));
  const numbers = Array.from({ length: Math.max(0, Math.min(count, total - start)) }, (_, place) => list?.[start + place] ?? start + place + 1);
  const rows = entryRows(index.db, numbers.map((entry) => entryId(exhibit, entry)));
  return { total, entries: shownEntries(index.db, log, rows), next: start + numbers.length < total ? (numbers.at(-1) ?? null) : null };
}

/** The place of the first number above `after`. */
function placeBehind(list: Uint32Array, after: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of one log as the API shows them. */
export function shownEntries(db: TraceIndexDatabase, log: StoredLog, rows: readonly EntryRow[]): AuditEntry[] {
  const pairings = pairingsOf(db, rows.map(({ id }) => id));
  return rows.map(({ id, offset, length, number, timeUs, content, place, held, fingerprint, tool, decision, actor }) => {
    const contentClass = content === null ? null : (contentClasses[content] ?? null);
    return {
      entry: entryOfId(id).entry, at: entryAt(log, number), offset, length, timeUs, contentClass, message: contentClass === null ? null : findingMessage(db, contentClass, id),
      placeClasses: placeClasses.filter((_, bit) => (place & (1 << bit)) !== 0), holding: holdings[held] ?? "none", fingerprint, tool,
      decision: decision === null ? null : (loggedDecisions[decision] ?? null), actor, pair: pairings.get(id) ?? null,
    };
  });
}

/** What the finding of this class says that covers an entry: runs of one class do not overlap. */
export function findingMessage(db: TraceIndexDatabase, name: FindingClass, id: number): string | null {
  const run = db.prepare<[string, number], { readonly last: number; readonly message: string }>("select last, message from audit_findings where class = ? and entry <= ? order by entry desc limit 1").get(name, id);
  return run !== undefined && run.last >= id ? run.message : null;
}

/** The entry of a log that stands at a line, an element or a row; null where there is none. */
export function entryByNumber(db: TraceIndexDatabase, exhibit: number, number: number): EntryRow | null {
  const numberOf = db.prepare<[number], number>("select number from audit_entries where id = ?").pluck();
  // Numbers rise with entries, and no line holds two: line 900 holds entry 900 or one before it.
  let [low, high] = [1, number + 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = numberOf.get(entryId(exhibit, middle)) ?? Infinity;
    if (at === number) return entryRows(db, [entryId(exhibit, middle)])[0] ?? null;
    if (at < number) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}
