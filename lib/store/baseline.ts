import { and, asc, count, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { baselineDecisions } from "../../drizzle/cases.ts";
import type { withdrawalBodySchema } from "../api/annotationContract.ts";
import type { BaselineDecision, BaselineView, NewBaselineDecision } from "../api/policyContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { anchorPlaces, type AnchorPlaces } from "./anchorPlaces.ts";
import { annotationsMax, type AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines, oneLine } from "./cleanText.ts";
import { rowOfCall } from "./corrections.ts";
import { appendCustody } from "./custodyLog.ts";
import { aboutAnchor, byAuthor } from "./custodyWords.ts";
import { newId, nowUs } from "./ids.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase, type TraceIndexDatabase } from "./openDatabase.ts";

type Row = typeof baselineDecisions.$inferSelect;
type Withdrawal = z.output<typeof withdrawalBodySchema>;

const labelMax = 200;
const tracesMax = 500;

/** Takes calls into the baseline, or out of it. Nothing in the evidence changes. */
export function decideBaseline(store: Store, incident: string, index: IncidentIndex, { subject, include, reason, author }: NewBaselineDecision): Result<BaselineDecision, AnnotationRefusal> {
  const { cases } = store;
  const places = anchorPlaces(store, incident, index);
  const row = subject.row ?? (subject.call === undefined ? null : rowOfCall(index.db, Number(subject.call.slice(1))));
  const isOne = subject.row !== undefined || subject.call !== undefined;
  const call = row === null ? null : callOfRow(index.db, row);
  const about = isOne && row !== null && call !== null ? places.anchored({ row }) : null;
  if (isOne && about === null) return errResult("no_such_call");
  const isIn = include === "turn" ? call !== null && !counts(store, incident, index, call) : include;
  return writeCases(cases, () => {
    if ((cases.select({ n: count() }).from(baselineDecisions).where(eq(baselineDecisions.incident, incident)).get()?.n ?? 0) >= annotationsMax.baselineDecisions) return errResult("too_many_baseline_decisions" as const);
    const { trace = null, tool = null, class: name = null } = subject;
    const label = about?.label ?? [tool, trace === null ? null : `run ${trace}`, name].filter((word) => word !== null).join(", ");
    const record: Row = { id: newId(), incident, include: isIn, anchor: about?.anchor ?? null, trace, tool, class: name, label: oneLine(label, labelMax), reason: manyLines(reason), author: authorName(author), madeUs: nowUs(), withdrawnUs: null };
    const decision = decisionOf(places, index.db, record);
    if (decision.calls === 0) return errResult("no_such_calls" as const);
    cases.insert(baselineDecisions).values(record).run();
    appendCustody(cases, incident, "responder", "baseline.decided", `${words(record)}: ${decision.calls} ${decision.calls === 1 ? "call" : "calls"}, ${byAuthor(record.author)}${record.reason === "" ? "" : `; reason: ${JSON.stringify(record.reason)}`}`);
    return okResult(decision);
  });
}

/** Takes that back: what was said before it, or what the rules say, holds again. */
export function withdrawBaseline(store: Store, incident: string, index: IncidentIndex, id: string, { reason, author }: Withdrawal): Result<BaselineDecision, AnnotationRefusal> {
  const { cases } = store;
  return writeCases(cases, () => {
    const record = cases.select().from(baselineDecisions).where(and(eq(baselineDecisions.incident, incident), eq(baselineDecisions.id, id))).get();
    if (record === undefined) return errResult("no_such_decision" as const);
    if (record.withdrawnUs !== null) return errResult("is_withdrawn" as const);
    const withdrawnUs = nowUs();
    cases.update(baselineDecisions).set({ withdrawnUs }).where(eq(baselineDecisions.id, id)).run();
    appendCustody(cases, incident, "responder", "baseline.withdrawn", `${words(record)}, ${byAuthor(authorName(author))}${reason === "" ? "" : `; reason: ${JSON.stringify(manyLines(reason))}`}`);
    return okResult(decisionOf(anchorPlaces(store, incident, index), index.db, { ...record, withdrawnUs }));
  });
}

/** What people said, and what there is to speak of. */
export function baselineView(store: Store, incident: string, index: IncidentIndex): BaselineView {
  const places = anchorPlaces(store, incident, index);
  const rows = store.cases.select().from(baselineDecisions).where(eq(baselineDecisions.incident, incident)).orderBy(desc(baselineDecisions.madeUs), desc(baselineDecisions.id)).all();
  return {
    decisions: rows.map((row) => decisionOf(places, index.db, row)),
    tools: index.db.prepare<[], { tool: string; calls: number }>("select tool, count(*) as calls from calls group by tool order by tool").all(),
    traces: index.db.prepare<[], { trace: string; calls: number }>(`select t.trace_id as trace, count(*) as calls from calls c join traces t on t.id = c.trace group by c.trace order by min(c.number) limit ${tracesMax}`).all(),
    tracesOf: index.db.prepare<[], number>("select count(distinct trace) from calls").pluck().get() ?? 0,
  };
}

export function baselineDecisionCount(cases: CasesDatabase, incident: string): number {
  return holdingRows(cases, incident).length;
}

/** The calls of which people said something that holds, by number: in or out. */
export function saidOfBaseline(store: Store, incident: string, index: IncidentIndex): ReadonlyMap<number, boolean> {
  const places = anchorPlaces(store, incident, index);
  const said = new Map<number, boolean>();
  for (const row of holdingRows(store.cases, incident)) for (const call of callsOf(places, index.db, row)) said.set(call, row.include);
  return said;
}

const holdingRows = (cases: CasesDatabase, incident: string): Row[] =>
  cases.select().from(baselineDecisions).where(eq(baselineDecisions.incident, incident)).orderBy(asc(baselineDecisions.madeUs), asc(baselineDecisions.id)).all().filter(({ withdrawnUs }) => withdrawnUs === null);

/** Does a call count as it stands: by what people said, else by the rules? */
function counts(store: Store, incident: string, index: IncidentIndex, call: number): boolean {
  const said = saidOfBaseline(store, incident, index).get(call);
  return said ?? index.db.prepare<[number], number>(
    `select 1 from calls c join calls d on d.trace = c.trace and d.number <= c.number left join origins o on o.call = d.number
     where c.number = ? and (d.harm = 'harmful' or o.verdict = 'injection') limit 1`,
  ).pluck().get(call) === undefined;
}

const callOfRow = (db: TraceIndexDatabase, row: number): number | null => db.prepare<[number], number | null>("select call from steps where id = ?").pluck().get(row) ?? null;

function callsOf({ placeOf }: AnchorPlaces, db: TraceIndexDatabase, { anchor, trace, tool, class: name }: Row): number[] {
  if (anchor !== null) {
    const at = placeOf(anchor);
    const call = at === null ? null : callOfRow(db, at.row);
    return call === null ? [] : [call];
  }
  return db.prepare<{ trace: string | null; tool: string | null; name: string | null }, number>(
    "select c.number from calls c join traces t on t.id = c.trace where (@trace is null or t.trace_id = @trace) and (@tool is null or c.tool = @tool) and (@name is null or c.class = @name) order by c.number",
  ).pluck().all({ trace, tool, name });
}

function decisionOf(places: AnchorPlaces, db: TraceIndexDatabase, record: Row): BaselineDecision {
  const calls = callsOf(places, db, record);
  const { incident: _, anchor, ...rest } = record;
  const [only] = anchor === null ? [] : calls;
  return { ...rest, call: only === undefined ? null : `c${only}`, row: only === undefined ? null : rowOfCall(db, only), calls: calls.length };
}

const words = ({ id, include, anchor, label }: Row): string => `baseline ${id}: ${include ? "taken in" : "taken out"} ${anchor === null ? JSON.stringify(label) : aboutAnchor({ anchor, label })}`;
