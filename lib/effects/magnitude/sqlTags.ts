import type { Magnitude } from "../effect.ts";
import { numberPattern, readNumber } from "./readNumber.ts";

const patterns: readonly RegExp[] = [
  /^[ \t]*(?:DELETE|UPDATE|MERGE|COPY|MOVE|FETCH|SELECT)[ \t]+(\d+)[ \t]*\r?$/gim,
  /^[ \t]*INSERT[ \t]+\d+[ \t]+(\d+)[ \t]*\r?$/gim,
  new RegExp(String.raw`Query OK,\s*(${numberPattern})\s+rows?\s+affected`, "gi"),
  new RegExp(String.raw`\(?\b(${numberPattern})\s+rows?\s*(?:\(s\))?\s+(?:were\s+|was\s+)?(?:affected|changed|deleted|updated|inserted|removed|modified)`, "gi"),
  new RegExp(String.raw`\b(?:rows?[ _-]?(?:affected|changed|modified|deleted|updated)|affected[ _-]?rows?|rowcount)\s*[:=]\s*(${numberPattern})`, "gi"),
  /\bnumber of rows (?:deleted|updated|inserted|affected)\b[^\n]{0,200}\n(?:[-+| ]{1,400}\n)?[| ]{0,40}(\d+)/gi,
];
const selected = new RegExp(String.raw`^[ \t]*\(?[ \t]*(${numberPattern})[ \t]+rows?\)?(?:[ \t]+in set.*)?[ \t]*\r?$`, "gim");

/** Tags of databases: what was changed adds up over several statements; rows matched do not count beside it. Null: no tag. */
export function sqlTags(text: string): Magnitude | null {
  for (const pattern of patterns) {
    const numbers = [...text.matchAll(pattern)].flatMap(([, number = ""]) => readNumber(number) ?? []);
    const changed = [...text.matchAll(/\bChanged:\s*(\d+)/g)].map(([, number = ""]) => Number(number));
    if (numbers.length > 0) return { rows: (changed.length === numbers.length && changed.length > 0 ? changed : numbers).reduce((sum, number) => sum + number, 0) };
  }
  const rows = [...text.matchAll(selected)].flatMap(([, number = ""]) => readNumber(number) ?? []);
  return rows.length > 0 ? { rows: rows.reduce((sum, number) => sum + number, 0) } : null;
}
