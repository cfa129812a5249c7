import { and, asc, count, eq } from "drizzle-orm";
import { events } from "../../drizzle/cases.ts";
import type { ManualEvent } from "../api/annotationContract.ts";
import { formatInstant } from "../base/time.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { annotationsMax, type AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { byAuthor } from "./custodyWords.ts";
import { newId, nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";

type EventRecord = typeof events.$inferSelect;
type NewEvent = Pick<ManualEvent, "atUs" | "kind" | "text" | "author">;

/** Writes down what happened outside the evidence. */
export function addEvent({ cases }: Store, incident: string, { atUs, kind, text, author }: NewEvent): Result<ManualEvent, AnnotationRefusal> {
  return writeCases(cases, () => {
    const held = cases.select({ n: count() }).from(events).where(eq(events.incident, incident)).get()?.n ?? 0;
    if (held >= annotationsMax.events) return errResult("too_many_events" as const);
    const record: EventRecord = { id: newId(), incident, atUs, kind, text: manyLines(text), author: authorName(author), createdUs: nowUs() };
    cases.insert(events).values(record).run();
    appendCustody(cases, incident, "responder", "event.added", `${eventWords(record)}, ${byAuthor(record.author)}`);
    return okResult(eventOf(record));
  });
}

/** Writes an event anew. Who gives no name leaves the one that is there. */
export function editEvent({ cases }: Store, incident: string, id: string, { atUs, kind, text, author }: NewEvent): Result<ManualEvent, AnnotationRefusal> {
  return writeCases(cases, () => {
    const before = eventRecord(cases, incident, id);
    if (!before) return errResult("no_such_event" as const);
    const record: EventRecord = { ...before, atUs, kind, text: manyLines(text), author: authorName(author) || before.author };
    cases.update(events).set(record).where(eq(events.id, id)).run();
    appendCustody(cases, incident, "responder", "event.edited", `${eventWords(record)}, ${byAuthor(authorName(author))}; it was ${eventWords(before)}`);
    return okResult(eventOf(record));
  });
}

/** @returns false where there is no such event. */
export function removeEvent({ cases }: Store, incident: string, id: string): boolean {
  return writeCases(cases, () => {
    const record = eventRecord(cases, incident, id);
    if (!record) return false;
    cases.delete(events).where(eq(events.id, id)).run();
    appendCustody(cases, incident, "responder", "event.removed", `${eventWords(record)}, written ${byAuthor(record.author)}`);
    return true;
  });
}

/** Events in order of time. */
export function manualEvents({ cases }: Store, incident: string): ManualEvent[] {
  return cases.select().from(events).where(eq(events.incident, incident)).orderBy(asc(events.atUs), asc(events.createdUs), asc(events.id)).all().map(eventOf);
}

function eventRecord(cases: CasesDatabase, incident: string, id: string): EventRecord | null {
  return cases.select().from(events).where(and(eq(events.incident, incident), eq(events.id, id))).get() ?? null;
}

const eventOf = ({ incident: _, ...event }: EventRecord): ManualEvent => event;
const eventWords = ({ id, atUs, kind, text }: EventRecord): string => `event ${id}: ${kind} at ${formatInstant(atUs)}: ${JSON.stringify(text)}`;
