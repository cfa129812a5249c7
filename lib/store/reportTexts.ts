import { and, asc, count, desc, eq, ne, sql } from "drizzle-orm";
import { reportTexts } from "../../drizzle/cases.ts";
import type { NewText, TextVersion, TextVersions } from "../api/reportContract.ts";
import { sha256Hex } from "../base/hash.ts";
import { errResult, okResult, type Result } from "../base/result.ts";
import type { HumanSection } from "../report/reportDocument.ts";
import { annotationsMax, type AnnotationRefusal } from "./annotationRefusal.ts";
import { authorName, manyLines } from "./cleanText.ts";
import { appendCustody } from "./custodyLog.ts";
import { byAuthor } from "./custodyWords.ts";
import { newId, nowUs } from "./ids.ts";
import type { Store } from "./incidents.ts";
import { writeCases, type CasesDatabase } from "./openDatabase.ts";

type TextRecord = typeof reportTexts.$inferSelect;
/** What one page saves within this time is one version, and two lines of the custody log: its first text and its last. */
const versionUs = 60_000_000;

/**
 * Saves the text of a section. Another text than the one that was being written on is never written over: `text_changed`. The first text of a version is
 * logged at once, its last when the version ends: with the next one, when the page says so, before anything is exported, at the next start.
 */
export function saveText({ cases }: Store, incident: string, section: HumanSection, { text, base, session, author }: NewText): Result<TextVersion, AnnotationRefusal> {
  return writeCases(cases, () => {
    const newest = newestText(cases, incident, section);
    if ((newest?.savedUs ?? 0) !== base) return errResult("text_changed" as const);
    const written = { text: manyLines(text), author: authorName(author), savedUs: nowUs() };
    if (newest !== null && newest.text === written.text) return okResult(versionOf(newest));
    const goesOn = newest !== null && newest.session === session && newest.author === written.author && newest.restored === null && written.savedUs - newest.startedUs < versionUs;
    if (goesOn) {
      cases.update(reportTexts).set(written).where(eq(reportTexts.id, newest.id)).run();
      return okResult(versionOf({ ...newest, ...written }));
    }
    endVersions(cases, incident);
    if (isFull(cases, incident)) return errResult("too_many_versions" as const);
    return okResult(versionOf(insert(cases, { incident, section, ...written, session, restored: null })));
  });
}

/** Brings an earlier text back as a new version. */
export function restoreText({ cases }: Store, incident: string, section: HumanSection, { version, author }: { readonly version: string; readonly author: string }): Result<TextVersion, AnnotationRefusal> {
  return writeCases(cases, () => {
    const earlier = cases.select().from(reportTexts).where(and(eq(reportTexts.incident, incident), eq(reportTexts.section, section), eq(reportTexts.id, version))).get();
    if (earlier === undefined) return errResult("no_such_version" as const);
    endVersions(cases, incident);
    if (isFull(cases, incident)) return errResult("too_many_versions" as const);
    return okResult(versionOf(insert(cases, { incident, section, text: earlier.text, author: authorName(author), savedUs: nowUs(), session: "", restored: earlier.id })));
  });
}

function insert(cases: CasesDatabase, about: Pick<TextRecord, "incident" | "section" | "text" | "author" | "savedUs" | "session" | "restored">): TextRecord {
  const record: TextRecord = { ...about, id: newId(), startedUs: about.savedUs, logged: sha256Hex(about.text) };
  cases.insert(reportTexts).values(record).run();
  log(cases, record, record.restored === null ? "saved" : `brings back ${record.restored}`);
  return record;
}

/** The log says which text it was by its hash; the text itself is in the versions. */
function log(cases: CasesDatabase, { id, incident, section, text, author, restored }: TextRecord, how: string): void {
  const event = restored === null ? "report.text_saved" : "report.text_restored";
  const sha256 = sha256Hex(text);
  appendCustody(cases, incident, "responder", event, `report, section ${section}, version ${id} ${how}: ${text.length} characters, sha256 ${sha256}, ${byAuthor(author)}`, { detail: { section, version: id, sha256, length: text.length } });
}

/** Writes to the custody log what the last texts of versions are that were written over since. Answers how many; call it inside a transaction. */
function endVersions(cases: CasesDatabase, incident: string, session: string | null = null): number {
  const open = cases.select().from(reportTexts).where(and(eq(reportTexts.incident, incident), ne(reportTexts.savedUs, reportTexts.startedUs), session === null ? undefined : eq(reportTexts.session, session))).all()
    .filter((record) => sha256Hex(record.text) !== record.logged);
  for (const record of open) {
    log(cases, record, "ended");
    cases.update(reportTexts).set({ logged: sha256Hex(record.text) }).where(eq(reportTexts.id, record.id)).run();
  }
  return open.length;
}

/** Ends the versions of a page, or of all pages. */
export function endTexts({ cases }: Store, incident: string, session: string | null = null): number {
  return writeCases(cases, () => endVersions(cases, incident, session));
}

/** At the start: pages that went away without a word have left versions whose last text is not logged yet. */
export function endAllTexts({ cases }: Store): void {
  const incidents = cases.selectDistinct({ incident: reportTexts.incident }).from(reportTexts).where(ne(reportTexts.savedUs, reportTexts.startedUs)).orderBy(asc(reportTexts.incident)).all();
  for (const { incident } of incidents) writeCases(cases, () => endVersions(cases, incident));
}

/** The versions of a section, newest first. */
export function textVersions({ cases }: Store, incident: string, section: HumanSection, { from, count: size }: { readonly from: number; readonly count: number }): TextVersions {
  const where = and(eq(reportTexts.incident, incident), eq(reportTexts.section, section));
  const of = cases.select({ n: count() }).from(reportTexts).where(where).get()?.n ?? 0;
  const versions = cases.select().from(reportTexts).where(where).orderBy(desc(reportTexts.savedUs), desc(reportTexts.id)).limit(size).offset(from).all().map(versionOf);
  return { section, versions, of, next: from + versions.length < of && versions.length > 0 ? from + versions.length : null };
}

/** The text that holds in each section that has one, and how many versions are kept. */
export function currentTexts({ cases }: Store, incident: string): { readonly section: HumanSection; readonly current: TextVersion; readonly of: number }[] {
  const counts = cases.select({ section: reportTexts.section, of: count(), newest: sql<number>`max(${reportTexts.savedUs})` }).from(reportTexts).where(eq(reportTexts.incident, incident)).groupBy(reportTexts.section).all();
  return counts.flatMap(({ section, of }) => {
    const newest = newestText(cases, incident, section);
    return newest === null ? [] : [{ section, current: versionOf(newest), of }];
  });
}

function newestText(cases: CasesDatabase, incident: string, section: HumanSection): TextRecord | null {
  return cases.select().from(reportTexts).where(and(eq(reportTexts.incident, incident), eq(reportTexts.section, section))).orderBy(desc(reportTexts.savedUs), desc(reportTexts.id)).limit(1).get() ?? null;
}

function isFull(cases: CasesDatabase, incident: string): boolean {
  return (cases.select({ n: count() }).from(reportTexts).where(eq(reportTexts.incident, incident)).get()?.n ?? 0) >= annotationsMax.reportVersions;
}

const versionOf = ({ id, section, text, author, startedUs, savedUs, restored }: TextRecord): TextVersion => ({ id, section, text, author, startedUs, savedUs, restored });
