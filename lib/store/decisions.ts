import { and, count, desc, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import { decisions } from "../../drizzle/cases.ts";
import type { Decision, newDecisionBodySchema, withdrawalBodySchema } from "../api/annotationContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { anchorPlaces, isInRow, isSameSubject, placedAt, type Anchored, type AnchorPlaces } from "./anchorPlaces.ts";
import { annotationsMax, type AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { aboutAnchor, byAuthor } from "./custodyWords.ts";
import { newId, nowUs } from "./ids.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";

type DecisionRecord = typeof decisions.$inferSelect;
type NewDecision = z.output<typeof newDecisionBodySchema>;
type Withdrawal = z.output<typeof withdrawalBodySchema>;

/** Rules on a row or a document. A ruling of the same kind that held until now is ended, and kept. */
export function makeDecision(store: Store, incident: string, index: IncidentIndex, { subject, kind, value, reason, author }: NewDecision): Result<Decision, AnnotationRefusal> {
  const { cases } = store;
  const places = anchorPlaces(store, incident, index);
  const about = places.anchored(subject);
  if (about === null) return errResult("row" in subject ? "no_such_row" : "no_such_document");
  return writeCases(cases, () => {
    if (decisionCount(cases, incident) >= annotationsMax.decisions) return errResult("too_many_decisions" as const);
    const madeUs = nowUs();
    const former = holding(cases, incident, kind).filter(({ anchor }) => isSameSubject(places, anchor, about)).map(({ id }) => id);
    cases.update(decisions).set({ ended: "replaced", endedUs: madeUs }).where(inArray(decisions.id, former)).run();
    const record: DecisionRecord = { ...newRecord(incident, about, madeUs), kind, value, reason: manyLines(reason), author: authorName(author) };
    cases.insert(decisions).values(record).run();
    const words = `${decisionWords(record)}, ${byAuthor(record.author)}; reason: ${JSON.stringify(record.reason)}`;
    if (former.length === 0) appendCustody(cases, incident, "responder", "decision.made", words);
    else appendCustody(cases, incident, "responder", "decision.replaced", `${words}; in place of ${former.join(", ")}`);
    return okResult(decisionOf(places, record));
  });
}

function newRecord(incident: string, { anchor, label }: Anchored, madeUs: number): Omit<DecisionRecord, "kind" | "value" | "reason" | "author"> {
  return { id: newId(), incident, anchor, label, madeUs, endedUs: null, ended: null };
}

/** Takes a ruling back that still holds. It stays in the history. */
export function withdrawDecision(store: Store, incident: string, index: IncidentIndex, id: string, { reason, author }: Withdrawal): Result<Decision, AnnotationRefusal> {
  const { cases } = store;
  const places = anchorPlaces(store, incident, index);
  return writeCases(cases, () => {
    const record = cases.select().from(decisions).where(and(eq(decisions.incident, incident), eq(decisions.id, id))).get();
    if (!record) return errResult("no_such_decision" as const);
    if (record.ended !== null) return errResult("decision_has_ended" as const);
    const end = { ended: "withdrawn", endedUs: nowUs() } as const;
    cases.update(decisions).set(end).where(eq(decisions.id, id)).run();
    const why = reason === "" ? "no reason given" : `reason: ${JSON.stringify(manyLines(reason))}`;
    appendCustody(cases, incident, "responder", "decision.withdrawn", `${decisionWords(record)}, ${byAuthor(authorName(author))}; ${why}`);
    return okResult(decisionOf(places, { ...record, ...end }));
  });
}

/** All rulings, those that no longer hold too, newest first. `row`: only those on it and on the documents in it. */
export function decisionHistory(store: Store, incident: string, index: IncidentIndex, row?: number): Decision[] {
  const places = anchorPlaces(store, incident, index);
  return store.cases.select().from(decisions).where(eq(decisions.incident, incident)).orderBy(desc(decisions.madeUs), desc(decisions.id)).all()
    .filter(({ anchor }) => row === undefined || isInRow(places, anchor, row))
    .map((record) => decisionOf(places, record));
}

function holding(cases: CasesDatabase, incident: string, kind: DecisionRecord["kind"]): DecisionRecord[] {
  return cases.select().from(decisions).where(and(eq(decisions.incident, incident), eq(decisions.kind, kind), isNull(decisions.ended))).all();
}

function decisionCount(cases: CasesDatabase, incident: string): number {
  return cases.select({ n: count() }).from(decisions).where(eq(decisions.incident, incident)).get()?.n ?? 0;
}

function decisionOf(places: AnchorPlaces, { id, kind, value, reason, author, madeUs, endedUs, ended, anchor, label }: DecisionRecord): Decision {
  return { id, kind, value, reason, author, madeUs, endedUs, ended, subject: placedAt(places, { anchor, label }) };
}

function decisionWords(record: DecisionRecord): string {
  return `decision ${record.id}: ${record.value} ${aboutAnchor(record)}`;
}
