import { and, count, desc, eq, isNull } from "drizzle-orm";
import { clockAlignments } from "../../drizzle/cases.ts";
import type { Alignment } from "../api/clockContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import type { ClockShifts } from "../timeline/alignClocks.ts";
import { annotationsMax, type AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { byAuthor } from "./custodyWords.ts";
import { exhibitRecord, exhibitRecords } from "./exhibits.ts";
import { newId, nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";
import { exhibitNumber } from "./timelineFilter.ts";

type Row = typeof clockAlignments.$inferSelect;
type NewAlignment = Pick<Alignment, "exhibit" | "shiftUs" | "reason" | "author">;

/** Decides by how much the times of an exhibit are shown later (below 0: earlier). An earlier decision on it ends; nothing in the evidence changes. */
export function alignClock(store: Store, incident: string, { exhibit, shiftUs, reason, author }: NewAlignment): Result<Alignment, AnnotationRefusal> {
  const { cases } = store;
  return writeCases(cases, () => {
    const number = exhibitNumber(exhibit);
    const of = number > 0 ? exhibitRecord(store, incident, number) : null;
    if (of === null) return errResult("no_such_exhibit" as const);
    if ((cases.select({ n: count() }).from(clockAlignments).where(eq(clockAlignments.incident, incident)).get()?.n ?? 0) >= annotationsMax.alignments) return errResult("too_many_alignments" as const);
    const madeUs = nowUs();
    cases.update(clockAlignments).set({ endedUs: madeUs, ended: "replaced" })
      .where(and(eq(clockAlignments.incident, incident), eq(clockAlignments.sha256, of.sha256), isNull(clockAlignments.endedUs))).run();
    const record: Row = { id: newId(), incident, sha256: of.sha256, shiftUs, reason: manyLines(reason), author: authorName(author), madeUs, endedUs: null, ended: null };
    cases.insert(clockAlignments).values(record).run();
    appendCustody(cases, incident, "responder", "clock.aligned", `${alignmentWords(record)}, ${byAuthor(record.author)}${reasonWords(record.reason)}`);
    return okResult(alignmentOf(record, `x${number}`));
  });
}

/** Takes an alignment back: times are shown as they were recorded. */
export function withdrawAlignment(store: Store, incident: string, id: string, { reason, author }: Pick<Alignment, "reason" | "author">): Result<Alignment, AnnotationRefusal> {
  const { cases } = store;
  return writeCases(cases, () => {
    const record = cases.select().from(clockAlignments).where(and(eq(clockAlignments.incident, incident), eq(clockAlignments.id, id))).get();
    if (record === undefined) return errResult("no_such_alignment" as const);
    if (record.endedUs !== null) return errResult("decision_has_ended" as const);
    const withdrawn: Row = { ...record, endedUs: nowUs(), ended: "withdrawn" };
    cases.update(clockAlignments).set({ endedUs: withdrawn.endedUs, ended: "withdrawn" }).where(eq(clockAlignments.id, id)).run();
    appendCustody(cases, incident, "responder", "clock.alignment_withdrawn", `${alignmentWords(record)}, ${byAuthor(authorName(author))}${reasonWords(manyLines(reason))}`);
    return okResult(alignmentOf(withdrawn, exhibitsBySha(store, incident).get(record.sha256)?.[0] ?? ""));
  });
}

/** All alignments, ended ones too, newest first. One whose exhibit is gone names none. */
export function alignments(store: Store, incident: string): Alignment[] {
  const rows = store.cases.select().from(clockAlignments).where(eq(clockAlignments.incident, incident)).orderBy(desc(clockAlignments.madeUs), desc(clockAlignments.id)).all();
  const exhibits = rows.length === 0 ? new Map<string, string[]>() : exhibitsBySha(store, incident);
  return rows.map((row) => alignmentOf(row, exhibits.get(row.sha256)?.[0] ?? ""));
}

/** The shifts that hold, by the number of the exhibit. The same bytes handed in twice are moved twice. */
export function clockShifts(store: Store, incident: string): ClockShifts {
  const rows = holding(store.cases, incident);
  if (rows.length === 0) return new Map();
  const exhibits = exhibitsBySha(store, incident);
  return new Map(rows.flatMap(({ sha256, shiftUs }) => (exhibits.get(sha256) ?? []).map((id) => [exhibitNumber(id), shiftUs] as const)));
}

const holding = (cases: CasesDatabase, incident: string): Row[] =>
  cases.select().from(clockAlignments).where(and(eq(clockAlignments.incident, incident), isNull(clockAlignments.endedUs))).all();

function exhibitsBySha(store: Store, incident: string): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { number, sha256 } of exhibitRecords(store, incident)) ids.set(sha256, [...(ids.get(sha256) ?? []), `x${number}`]);
  return ids;
}

const alignmentOf = ({ id, shiftUs, reason, author, madeUs, endedUs, ended }: Row, exhibit: string): Alignment => ({ id, exhibit, shiftUs, reason, author, madeUs, endedUs, ended });
const alignmentWords = ({ id, sha256, shiftUs }: Row): string => `alignment ${id}: times of exhibit ${sha256} are shown ${shiftUs > 0 ? "later" : "earlier"} by ${Math.abs(shiftUs)} microseconds`;
const reasonWords = (reason: string): string => (reason === "" ? "" : `; reason: ${JSON.stringify(reason)}`);
