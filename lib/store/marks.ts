import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { marks } from "../../drizzle/cases.ts";
import { tagSchema, type Mark, type marksQuerySchema, type newMarkBodySchema } from "../api/annotationContract.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import { anchorPlaces, isInRow, isSameSubject, placedAt, type Anchored, type AnchorPlaces } from "./anchorPlaces.ts";
import { annotationsMax, type AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines, oneLine } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { aboutAnchor, byAuthor } from "./custodyWords.ts";
import { newId, nowUs } from "./ids.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";

type MarkRecord = typeof marks.$inferSelect;
type NewMark = z.output<typeof newMarkBodySchema>;
type MarksQuery = z.output<typeof marksQuerySchema>;
type MarksPage = { readonly total: number; readonly marks: Mark[]; readonly next: string | null; readonly tags: { readonly tag: string; readonly count: number }[] };

const tagLengthMax = 60;

/** Marks a row or a document. A star that is there already is answered as it is, and so is the same tag: nothing is written then. */
export function addMark(store: Store, incident: string, index: IncidentIndex, mark: NewMark): Result<Mark, AnnotationRefusal> {
  const { cases } = store;
  const places = anchorPlaces(store, incident, index);
  const subject = places.anchored(mark.subject);
  if (subject === null) return errResult("row" in mark.subject ? "no_such_row" : "no_such_document");
  const text = mark.kind === "star" ? "" : cleanText(mark.kind, mark.text);
  return writeCases(cases, () => {
    const same = mark.kind === "note" ? null : sameMark(cases, incident, places, { kind: mark.kind, text, subject });
    if (same) return okResult(markOf(places, same));
    if (markCount(cases, incident) >= annotationsMax.marks) return errResult("too_many_marks" as const);
    const record: MarkRecord = {
      id: newId(), incident, kind: mark.kind, anchor: subject.anchor, label: subject.label, text, author: authorName(mark.author), createdUs: nowUs(), editedUs: null,
    };
    cases.insert(marks).values(record).run();
    appendCustody(cases, incident, "responder", "mark.added", `${markWords(record)}, ${byAuthor(record.author)}`);
    return okResult(markOf(places, record));
  });
}

/** Writes a note or a tag anew. Who gives no name leaves the one that is there. */
export function editMark(store: Store, incident: string, index: IncidentIndex, id: string, edit: { readonly text: string; readonly author: string }): Result<Mark, AnnotationRefusal> {
  const { cases } = store;
  const places = anchorPlaces(store, incident, index);
  return writeCases(cases, () => {
    const before = markRecord(cases, incident, id);
    if (!before) return errResult("no_such_mark" as const);
    if (before.kind === "star") return errResult("no_text" as const);
    if (before.kind === "tag" && !tagSchema.safeParse(edit.text).success) return errResult("bad_tag" as const);
    const text = cleanText(before.kind, edit.text);
    const subject = { ...before, place: places.placeOf(before.anchor) };
    if (before.kind === "tag" && (sameMark(cases, incident, places, { kind: "tag", text, subject })?.id ?? id) !== id) return errResult("tag_is_there" as const);
    const record: MarkRecord = { ...before, text, author: authorName(edit.author) || before.author, editedUs: nowUs() };
    cases.update(marks).set({ text: record.text, author: record.author, editedUs: record.editedUs }).where(eq(marks.id, id)).run();
    appendCustody(cases, incident, "responder", "mark.edited", `${markWords(record)}, ${byAuthor(authorName(edit.author))}; it was ${JSON.stringify(before.text)}`);
    return okResult(markOf(places, record));
  });
}

/** @returns false where there is no such mark. */
export function removeMark({ cases }: Store, incident: string, id: string): boolean {
  return writeCases(cases, () => {
    const record = markRecord(cases, incident, id);
    if (!record) return false;
    cases.delete(marks).where(eq(marks.id, id)).run();
    appendCustody(cases, incident, "responder", "mark.removed", `${markWords(record)}, made ${byAuthor(record.author)}`);
    return true;
  });
}

/** Marks in the order in which they were made, and every tag in use. */
export function marksPage(store: Store, incident: string, index: IncidentIndex, query: MarksQuery): Result<MarksPage, AnnotationRefusal> {
  const { cases } = store;
  const places = anchorPlaces(store, incident, index);
  const { row, kind } = query;
  const all = cases.select({ id: marks.id, kind: marks.kind, anchor: marks.anchor }).from(marks)
    .where(and(eq(marks.incident, incident), kind && eq(marks.kind, kind))).orderBy(asc(marks.createdUs), asc(marks.id)).all();
  const ids = all.filter(({ anchor }) => row === undefined || isInRow(places, anchor, row)).map(({ id }) => id);
  const from = query.after === "" ? 0 : ids.indexOf(query.after) + 1;
  if (query.after !== "" && from === 0) return errResult("no_such_mark");
  const page = ids.slice(from, from + query.count);
  const records = cases.select().from(marks).where(inArray(marks.id, page)).orderBy(asc(marks.createdUs), asc(marks.id)).all();
  const next = from + page.length < ids.length ? (page.at(-1) ?? null) : null;
  return okResult({ total: ids.length, marks: records.map((record) => markOf(places, record)), next, tags: tagsInUse(cases, incident) });
}

function tagsInUse(cases: CasesDatabase, incident: string): MarksPage["tags"] {
  const tags = cases.select({ tag: marks.text, count: count() }).from(marks).where(and(eq(marks.incident, incident), eq(marks.kind, "tag"))).groupBy(marks.text).all();
  return tags.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

/** Tags that look the same are the same: composed and decomposed letters, and no line of their own. */
function cleanText(kind: "tag" | "note", text: string): string {
  return kind === "tag" ? oneLine(text.normalize("NFC"), tagLengthMax) : manyLines(text);
}

function sameMark(cases: CasesDatabase, incident: string, places: AnchorPlaces, { kind, text, subject }: { readonly kind: "star" | "tag"; readonly text: string; readonly subject: Anchored }): MarkRecord | null {
  const like = cases.select().from(marks).where(and(eq(marks.incident, incident), eq(marks.kind, kind), eq(marks.text, text))).all();
  return like.find(({ anchor }) => isSameSubject(places, anchor, subject)) ?? null;
}

function markRecord(cases: CasesDatabase, incident: string, id: string): MarkRecord | null {
  return cases.select().from(marks).where(and(eq(marks.incident, incident), eq(marks.id, id))).get() ?? null;
}

function markCount(cases: CasesDatabase, incident: string): number {
  return cases.select({ n: count() }).from(marks).where(eq(marks.incident, incident)).get()?.n ?? 0;
}

function markOf(places: AnchorPlaces, { id, kind, text, author, createdUs, editedUs, anchor, label }: MarkRecord): Mark {
  return { id, kind, text, author, createdUs, editedUs, subject: placedAt(places, { anchor, label }) };
}

function markWords(record: MarkRecord): string {
  const { id, kind, text } = record;
  return `${kind} ${id}${kind === "star" ? "" : `: ${JSON.stringify(text)}`} ${aboutAnchor(record)}`;
}
