import type { KeySet } from "../audit/trustedKeys.ts";
import { linesOf } from "../audit/logEntries.ts";
import type { Profile } from "../audit/profile.ts";
import type { EntryReport } from "../audit/report.ts";
import { reportOf } from "../audit/verifyLog.ts";
import { nodeCrypto } from "./nodeCrypto.ts";

/** The reports of one block of lines, with all digests in one piece: one copy between threads instead of thousands. */
export type BlockReports = {
  readonly digests: Uint8Array<ArrayBuffer>;
  readonly reports: readonly Omit<EntryReport, "digest">[];
  /** Where each entry begins, in bytes from the start of the block, and how long it is. */
  readonly places: Uint32Array<ArrayBuffer>;
};

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Judges every line of a block by itself. A block that is not UTF-8 as a whole is taken line by line, so that only the bad line suffers. */
export function blockReports(bytes: Uint8Array, profile: Profile, keys: KeySet): BlockReports {
  const reports: EntryReport[] = [];
  const places: number[] = [];
  for (const { text, at, length } of linesWithPlaces(bytes)) {
    reports.push(text === null ? unreadable(bytes.subarray(at, at + length)) : reportOf(text, profile, keys, nodeCrypto));
    places.push(at, length);
  }
  const digests = new Uint8Array(reports.length * 32);
  reports.forEach(({ digest }, place) => digests.set(digest, place * 32));
  return { digests, places: Uint32Array.from(places), reports: reports.map(({ digest: _, ...report }) => report) };
}

type Line = { readonly text: string | null; readonly at: number; readonly length: number };

function* linesWithPlaces(bytes: Uint8Array): Generator<Line> {
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(0x0a, from);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(from, end);
    const text = decoded(line);
    if (text === null) yield { text, at: from, length: line.length };
    else for (const entry of linesOf(text)) yield { text: entry.text, at: from, length: line.length };
    from = end + 1;
  }
}

function decoded(line: Uint8Array): string | null {
  try {
    return decoder.decode(line);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function unreadable(line: Uint8Array): EntryReport {
  return {
    digest: nodeCrypto.sha256(line), fault: { class: "malformed", message: "the line is not UTF-8" }, contradiction: null,
    holding: { by: "none" }, links: [], eventId: null, time: null, endorses: [], uncovered: [],
  };
}
