import { isUtf8 } from "node:buffer";
import { evidenceText } from "../audit/evidenceText.ts";
import { linesOf } from "../audit/logEntries.ts";
import type { Profile } from "../audit/profile.ts";
import type { EntryReport } from "../audit/report.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { judgeRecord } from "../audit/judgeRecord.ts";
import { nodeCrypto } from "./nodeCrypto.ts";

/** What is judged in one go: whole lines as bytes, or entries as text. */
export type EntryBlock = { readonly bytes: Uint8Array } | { readonly texts: readonly string[] };

/** A report as it goes from one thread to another: the rest lies in the block, once for all. */
export type BlockReport = Omit<EntryReport, "digest" | "contradiction" | "uncovered">;

/** The reports of one block, with all digests in one piece: one copy between threads instead of thousands. */
export type BlockReports = {
  readonly digests: Uint8Array<ArrayBuffer>;
  readonly reports: readonly BlockReport[];
  /** Of the whole block. */
  readonly uncovered: readonly string[];
};

/** Judges every entry of a block by itself. */
export function blockReports(block: EntryBlock, profile: Profile, keys: KeySet, crypto = nodeCrypto): BlockReports {
  const reports: BlockReport[] = [];
  const digests: Uint8Array[] = [];
  const uncovered = new Set<string>();
  for (const text of textsOf(block)) {
    const { digest, uncovered: paths, contradiction: _, ...report } = judgeRecord(text, profile, keys, crypto);
    reports.push(report);
    digests.push(digest);
    for (const path of paths) uncovered.add(path);
  }
  const joined = new Uint8Array(digests.length * 32);
  digests.forEach((digest, place) => joined.set(digest, place * 32));
  return { digests: joined, reports, uncovered: [...uncovered] };
}

function textsOf(block: EntryBlock): Iterable<string> {
  return "texts" in block ? block.texts : linesIn(block.bytes);
}

const lineFeed = 0x0a;

/** The lines of a block that are not blank, as `linesOf` cuts them; decoded one by one, because most are ASCII and short. */
function* linesIn(bytes: Uint8Array): Generator<string> {
  if (!isUtf8(bytes)) {
    for (const { text } of linesOf(evidenceText(bytes))) yield text;
    return;
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let from = 0; from < buffer.length;) {
    const found = buffer.indexOf(lineFeed, from);
    const end = found < 0 ? buffer.length : found;
    const text = buffer.toString("utf8", from, end).trim();
    if (text !== "") yield text;
    from = end + 1;
  }
}
