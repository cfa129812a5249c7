import { and, asc, count, eq } from "drizzle-orm";
import { reportActions } from "../../drizzle/cases.ts";
import type { ActionEdit, NewAction, ReportAction } from "../api/reportContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { annotationsMax, type AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines, oneLine } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { byAuthor } from "./custodyWords.ts";
import { newId, nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";

type ActionRecord = typeof reportActions.$inferSelect;
const ownerLengthMax = 120;

/** Writes an action down. */
export function addAction({ cases }: Store, incident: string, action: NewAction): Result<ReportAction, AnnotationRefusal> {
  return writeCases(cases, () => {
    const held = cases.select({ n: count() }).from(reportActions).where(eq(reportActions.incident, incident)).get()?.n ?? 0;
    if (held >= annotationsMax.reportActions) return errResult("too_many_actions" as const);
    const record: ActionRecord = { ...cleaned(action), id: newId(), incident, author: authorName(action.author), createdUs: nowUs(), editedUs: null };
    cases.insert(reportActions).values(record).run();
    appendCustody(cases, incident, "responder", "report.action_added", `${actionWords(record)}, ${byAuthor(record.author)}`);
    return okResult(actionOf(record));
  });
}

/** Changes what is named of an action. Who gives no name leaves the one that is there. */
export function editAction({ cases }: Store, incident: string, id: string, { author, ...edit }: ActionEdit): Result<ReportAction, AnnotationRefusal> {
  return writeCases(cases, () => {
    const before = actionRecord(cases, incident, id);
    if (before === null) return errResult("no_such_action" as const);
    const { text = before.text, type = before.type, owner = before.owner, due = before.due, state = before.state } = edit;
    const record: ActionRecord = { ...before, ...cleaned({ text, type, owner, due, state, source: before.source }), author: authorName(author) || before.author, editedUs: nowUs() };
    cases.update(reportActions).set(record).where(eq(reportActions.id, id)).run();
    appendCustody(cases, incident, "responder", "report.action_edited", `${actionWords(record)}, ${byAuthor(authorName(author))}; it was ${actionWords(before)}`);
    return okResult(actionOf(record));
  });
}

/** @returns false where there is no such action. */
export function removeAction({ cases }: Store, incident: string, id: string): boolean {
  return writeCases(cases, () => {
    const record = actionRecord(cases, incident, id);
    if (record === null) return false;
    cases.delete(reportActions).where(eq(reportActions.id, id)).run();
    appendCustody(cases, incident, "responder", "report.action_removed", `${actionWords(record)}, written ${byAuthor(record.author)}`);
    return true;
  });
}

/** In the order in which they were written down. */
export function reportActionList({ cases }: Store, incident: string): ReportAction[] {
  return cases.select().from(reportActions).where(eq(reportActions.incident, incident)).orderBy(asc(reportActions.createdUs), asc(reportActions.id)).all().map(actionOf);
}

function actionRecord(cases: CasesDatabase, incident: string, id: string): ActionRecord | null {
  return cases.select().from(reportActions).where(and(eq(reportActions.incident, incident), eq(reportActions.id, id))).get() ?? null;
}

const cleaned = ({ text, type, owner, due, state, source }: Omit<NewAction, "author">) => ({ text: manyLines(text), type, owner: oneLine(owner, ownerLengthMax), due, state, source });
const actionOf = ({ incident: _, ...action }: ActionRecord): ReportAction => action;
const actionWords = ({ id, text, type, owner, due, state, source }: ActionRecord): string =>
  `action ${id}: ${JSON.stringify(text)}, ${type}, ${state}, owner ${JSON.stringify(owner)}, due ${due === "" ? "not set" : due}${source === "" ? "" : `, from ${source}`}`;
