import { openBytes } from "../../lib/evidence/openExhibit.ts";
import type { OpenExhibit } from "../../lib/evidence/exhibit.ts";
import { defaultLimits, type Limits } from "../../lib/evidence/limits.ts";
import { ProblemLog, type Problem } from "../../lib/evidence/problem.ts";
import { readRecords } from "../../lib/evidence/readers.ts";
import type { RawRecord, RecordPlan } from "../../lib/evidence/record.ts";

export type Reading = {
  readonly exhibit: OpenExhibit;
  readonly records: RawRecord[];
  readonly counts: { read: number; skipped: number };
  readonly problems: Problem[];
  /** `code at count`, one per problem. */
  readonly codes: string[];
};

/** Opens bytes or text as an exhibit with default limits, some of them replaced. */
export function openText(content: string | Uint8Array, limits: Partial<Limits> = {}): Promise<OpenExhibit> {
  return openBytes(typeof content === "string" ? Buffer.from(content) : content, { ...defaultLimits, ...limits });
}

/** Reads everything; `plan` may be made from the probe. */
export async function readAll(
  content: string | Uint8Array | OpenExhibit,
  plan: RecordPlan,
  limits: Partial<Limits> = {},
): Promise<Reading> {
  const exhibit =
    typeof content === "string" || content instanceof Uint8Array ? await openText(content, limits) : content;
  const log = new ProblemLog();
  for (const note of exhibit.notes) log.add(note);
  const records: RawRecord[] = [];
  const counts = { read: 0, skipped: 0 };
  for await (const batch of readRecords(exhibit, plan, log, counts)) records.push(...batch.records);
  const problems = log.list();
  return { exhibit, records, counts, problems, codes: problems.map(({ code, at, count }) => `${code} ${at} ${count}`) };
}

export const elements: RecordPlan = { kind: "json", patterns: ["/*"] };
export const jsonLines: RecordPlan = { kind: "jsonLines" };
export const whole: RecordPlan = { kind: "json", patterns: [""] };

export function utf16(text: string, order: "le" | "be", mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}
