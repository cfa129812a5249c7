import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { decisions, marks } from "../../drizzle/cases.ts";
import type { RowMarks } from "../timeline/row.ts";
import { anchorPlaces, type AnchorPlaces } from "./anchorPlaces.ts";
import { holdingCorrections } from "./corrections.ts";
import { custodyLength } from "./custodyLog.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { judgedCalls, type JudgedBy } from "./judgedCalls.ts";
import type { CasesDatabase } from "./openDatabase.ts";
import { holdingVerdicts } from "./originVerdicts.ts";

/** What people said about rows, by row id. Only rows that somebody marked are in it. */
export type MarkedRows = ReadonlyMap<number, RowMarks>;
type Known = { readonly changes: number; readonly content: string; readonly rows: MarkedRows };
type Said = {
  readonly marks: readonly { readonly id: string; readonly kind: "star" | "tag" | "note"; readonly anchor: string; readonly text: string }[];
  readonly decisions: readonly { readonly id: string; readonly value: "harmful" | "harmless"; readonly anchor: string }[];
};

declare global {
  /** Each route handler is a bundle of its own; they share the open indexes and what is marked in them. */
  var aftertraceMarkedRows: WeakMap<IncidentIndex, Known> | undefined;
}

/**
 * All marks and decisions of an incident, tied to the rows of its present index. The same map is answered while nothing
 * changed. Every change writes a line of the custody log in its own transaction, so the log's length counts the changes.
 */
export function markedRows(store: Store, incident: string, index: IncidentIndex): MarkedRows {
  const all = (globalThis.aftertraceMarkedRows ??= new WeakMap());
  const known = all.get(index);
  const changes = custodyLength(store.cases, incident);
  if (known?.changes === changes) return known.rows;
  const said = readSaid(store.cases, incident);
  const places = anchorPlaces(store, incident, index);
  const corrections = holdingCorrections(store.cases, incident, index, places);
  const verdicts = holdingVerdicts(store.cases, incident, index.db, places).calls;
  const content = JSON.stringify([said.marks.map(({ id, text }) => [id, text]), said.decisions.map(({ id }) => id), [...corrections.values(), ...verdicts.values()].map(({ id }) => id)]);
  const rows = known?.content === content ? known.rows : withJudged(gather(said, places), judgedRows(index, { corrections, verdicts }));
  all.set(index, { changes, content, rows });
  return rows;
}

type Judged = Pick<RowMarks, "judged" | "origin">;

/** Rows whose call holds otherwise than the machine has it, by row id. */
function judgedRows({ db }: IncidentIndex, by: JudgedBy): ReadonlyMap<number, Judged> {
  return new Map(Array.from(judgedCalls(db, by).values()).flatMap(({ row, worst, harm, said }): [number, Judged][] => {
    if (row === null) return [];
    return [[row, { ...(worst !== null && { judged: { ...worst, harm: harm === "none" ? null : harm } }), ...(said !== null && { origin: said }) }]];
  }));
}

function withJudged(rows: MarkedRows, judged: ReadonlyMap<number, Judged>): MarkedRows {
  if (judged.size === 0) return rows;
  const all = new Map(rows);
  for (const [row, one] of judged) all.set(row, { ...(rows.get(row) ?? { star: false, notes: 0, tags: [], decided: null }), ...one });
  return all;
}

/** Texts of notes are left where they are: rows only count them. */
function readSaid(cases: CasesDatabase, incident: string): Said {
  const { id, kind, anchor, text } = marks;
  const found = cases.select({ id, kind, anchor }).from(marks).where(eq(marks.incident, incident)).orderBy(asc(marks.createdUs), asc(id)).all();
  const tags = new Map(cases.select({ id, text }).from(marks).where(and(eq(marks.incident, incident), eq(kind, "tag"))).all().map((tag) => [tag.id, tag.text]));
  return {
    marks: found.map((mark) => ({ ...mark, text: tags.get(mark.id) ?? "" })),
    decisions: cases.select({ id: decisions.id, value: decisions.value, anchor: decisions.anchor }).from(decisions)
      .where(and(eq(decisions.incident, incident), isNull(decisions.ended))).orderBy(desc(decisions.madeUs), desc(decisions.id)).all(),
  };
}

type Gathered = { star: boolean; notes: number; readonly tags: Set<string>; ofRow: RowMarks["decided"]; readonly ofDocuments: Set<RowMarks["decided"]> };

/** What is said of a document counts for the row that holds it. */
function gather(said: Said, { placeOf }: AnchorPlaces): MarkedRows {
  const rows = new Map<number, Gathered>();
  const at = (row: number): Gathered => {
    const one = rows.get(row) ?? { star: false, notes: 0, tags: new Set<string>(), ofRow: null, ofDocuments: new Set<RowMarks["decided"]>() };
    rows.set(row, one);
    return one;
  };
  for (const { kind, anchor, text } of said.marks) {
    const place = placeOf(anchor);
    if (place === null) continue;
    const row = at(place.row);
    if (kind === "star") row.star = true;
    else if (kind === "note") row.notes++;
    else row.tags.add(text);
  }
  // Newest first: where two rulings meet on one row because its evidence was joined, the later one holds.
  for (const { value, anchor } of said.decisions) {
    const place = placeOf(anchor);
    if (place === null) continue;
    const row = at(place.row);
    if (place.document === null) row.ofRow ??= value;
    else row.ofDocuments.add(value);
  }
  return new Map(Array.from(rows, ([row, one]) => [row, { star: one.star, notes: one.notes, tags: [...one.tags].sort(), decided: decidedOf(one) }]));
}

/** The word on the row itself comes first; else one harmful document makes the row harmful. */
function decidedOf({ ofRow, ofDocuments }: Gathered): RowMarks["decided"] {
  if (ofRow !== null || ofDocuments.size === 0) return ofRow;
  return ofDocuments.has("harmful") ? "harmful" : "harmless";
}
