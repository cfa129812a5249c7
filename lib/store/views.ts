import { and, asc, count, eq } from "drizzle-orm";
import { views } from "../../drizzle/cases.ts";
import type { SavedView } from "../api/annotationContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { annotationsMax, type AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, oneLine } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { byAuthor } from "./custodyWords.ts";
import { newId, nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";

type ViewRecord = typeof views.$inferSelect;

const nameLengthMax = 120;
const queryLengthMax = 4_000;

/** Keeps an address of the timeline under a name. */
export function saveView({ cases }: Store, incident: string, view: Pick<SavedView, "name" | "query" | "author">): Result<SavedView, AnnotationRefusal> {
  return writeCases(cases, () => {
    const held = cases.select({ n: count() }).from(views).where(eq(views.incident, incident)).get()?.n ?? 0;
    if (held >= annotationsMax.views) return errResult("too_many_views" as const);
    const record: ViewRecord = {
      id: newId(), incident, name: oneLine(view.name, nameLengthMax), query: oneLine(view.query.replace(/^\?/, ""), queryLengthMax), author: authorName(view.author), createdUs: nowUs(),
    };
    cases.insert(views).values(record).run();
    appendCustody(cases, incident, "responder", "view.saved", `${viewWords(record)}, ${byAuthor(record.author)}`);
    return okResult(viewOf(record));
  });
}

export function renameView({ cases }: Store, incident: string, id: string, edit: Pick<SavedView, "name" | "author">): Result<SavedView, AnnotationRefusal> {
  return writeCases(cases, () => {
    const before = viewRecord(cases, incident, id);
    if (!before) return errResult("no_such_view" as const);
    const record = { ...before, name: oneLine(edit.name, nameLengthMax) };
    cases.update(views).set({ name: record.name }).where(eq(views.id, id)).run();
    appendCustody(cases, incident, "responder", "view.renamed", `${viewWords(record)}, ${byAuthor(authorName(edit.author))}; it was ${JSON.stringify(before.name)}`);
    return okResult(viewOf(record));
  });
}

/** @returns false where there is no such view. */
export function deleteView({ cases }: Store, incident: string, id: string): boolean {
  return writeCases(cases, () => {
    const record = viewRecord(cases, incident, id);
    if (!record) return false;
    cases.delete(views).where(eq(views.id, id)).run();
    appendCustody(cases, incident, "responder", "view.deleted", `${viewWords(record)}, saved ${byAuthor(record.author)}`);
    return true;
  });
}

/** Views in the order in which they were saved. */
export function savedViews({ cases }: Store, incident: string): SavedView[] {
  return cases.select().from(views).where(eq(views.incident, incident)).orderBy(asc(views.createdUs), asc(views.id)).all().map(viewOf);
}

function viewRecord(cases: CasesDatabase, incident: string, id: string): ViewRecord | null {
  return cases.select().from(views).where(and(eq(views.incident, incident), eq(views.id, id))).get() ?? null;
}

const viewOf = ({ incident: _, ...view }: ViewRecord): SavedView => view;
const viewWords = ({ id, name, query }: ViewRecord): string => `view ${id}: ${JSON.stringify(name)}, showing ${JSON.stringify(query)}`;
