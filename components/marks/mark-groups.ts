import type { Decision, Mark, Subject } from "@/lib/api/annotationContract.ts";

export type SubjectMarks = { readonly star: Mark | null; readonly tags: readonly Mark[]; readonly notes: readonly Mark[] };

/** Whether a mark speaks of this subject: the row itself, or one document in it. */
function speaksOf(placed: Mark["subject"], subject: Subject): boolean {
  return "document" in subject ? placed.document === `d${subject.document}` : placed.document === null && placed.row === subject.row;
}

/** The marks of one subject by kind, oldest first. */
export function marksOf(marks: readonly Mark[], subject: Subject): SubjectMarks {
  const own = marks.filter((mark) => speaksOf(mark.subject, subject)).toSorted((a, b) => a.createdUs - b.createdUs || (a.id < b.id ? -1 : 1));
  return {
    star: own.find(({ kind }) => kind === "star") ?? null,
    tags: own.filter(({ kind }) => kind === "tag"),
    notes: own.filter(({ kind }) => kind === "note"),
  };
}

/** The decision that holds, and those before it, latest first. */
export function decisionsOf(decisions: readonly Decision[], subject: Subject): { readonly current: Decision | null; readonly earlier: readonly Decision[] } {
  const own = decisions.filter((decision) => speaksOf(decision.subject, subject)).toSorted((a, b) => b.madeUs - a.madeUs || (a.id < b.id ? 1 : -1));
  return { current: own.find(({ endedUs }) => endedUs === null) ?? null, earlier: own.filter(({ endedUs }) => endedUs !== null) };
}

/** The marks with one that is new or was changed. */
export function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  return [...marks.filter(({ id }) => id !== mark.id), mark];
}

/** The decisions with one that is new, replacing the one before on the same subject, or was ended. */
export function withDecision(decisions: readonly Decision[], decision: Decision): Decision[] {
  const { row, document } = decision.subject;
  const replaces = (other: Decision) => decision.endedUs === null && other.endedUs === null && other.subject.row === row && other.subject.document === document;
  const others = decisions.filter(({ id }) => id !== decision.id);
  return [...others.map((other): Decision => (replaces(other) ? { ...other, endedUs: decision.madeUs, ended: "replaced" } : other)), decision];
}

/** Tags in use that the subject does not carry yet, most used first. */
export function offeredTags(inUse: readonly { readonly tag: string; readonly count: number }[], carried: readonly Mark[]): string[] {
  const here = new Set(carried.map(({ text }) => text));
  return inUse.filter(({ tag }) => !here.has(tag)).toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1)).map(({ tag }) => tag);
}

/** The subject of a document by its id in the findings: `d3`. Null for what is no such id. */
export function documentSubject(id: string): Subject | null {
  const number = /^d([1-9]\d*)$/.exec(id)?.[1];
  return number === undefined ? null : { document: Number(number) };
}

/** Why a tag cannot be taken as typed; null where it can. */
export function tagProblem(text: string): string | null {
  const tag = text.trim();
  if (tag === "") return "A tag needs a word.";
  if (/[,\r\n]/.test(tag)) return "A tag cannot hold a comma.";
  return tag.length > 60 ? "A tag has at most 60 characters." : null;
}
