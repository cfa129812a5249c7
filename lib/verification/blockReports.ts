import { isUtf8 } from "node:buffer";
import { evidenceLength } from "../audit/bytePlaces.ts";
import { evidenceText } from "../audit/evidenceText.ts";
import { judgeRecord } from "../audit/judgeRecord.ts";
import type { Profile } from "../audit/profile.ts";
import type { EntryReport, ShownKey } from "../audit/report.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { nodeCrypto } from "./nodeCrypto.ts";
import type { EntryPlaces } from "./pieces.ts";

/** What is judged in one go: whole lines as bytes, or entries as text. */
export type EntryBlock = { readonly bytes: Uint8Array } | { readonly texts: readonly string[] };

/** A report as it goes from one thread to another: the rest lies in the block, once for all. */
export type BlockReport = Omit<EntryReport, "digest" | "contradiction" | "uncovered" | "shown">;

/** The reports of one block, with all digests in one piece: one copy between threads instead of thousands. */
export type BlockReports = {
  readonly digests: Uint8Array<ArrayBuffer>;
  readonly reports: readonly BlockReport[];
  /** Of the whole block. */
  readonly uncovered: readonly string[];
  /** Each key that the block brings, once, and at which of its entries. */
  readonly shown: readonly (ShownKey & { readonly place: number })[];
  /** Counted from the beginning of the block, lines from 0; null where whoever cut the block knows them. */
  readonly places: EntryPlaces | null;
};

/** How a block is to be judged. */
export type BlockJudging = { readonly profile: Profile; readonly keys: KeySet; /** Also tell what the entries claim of their actions. */ readonly withClaims: boolean };

/** Judges every entry of a block by itself. */
export function blockReports(block: EntryBlock, { profile, keys, withClaims }: BlockJudging, crypto = nodeCrypto): BlockReports {
  const reports: BlockReport[] = [];
  const digests: Uint8Array[] = [];
  const uncovered = new Set<string>();
  const shown = new Map<string, ShownKey & { readonly place: number }>();
  const lines = "texts" in block ? null : new LineCutter(block.bytes);
  for (const text of "texts" in block ? block.texts : (lines?.lines() ?? [])) {
    const { digest, uncovered: paths, contradiction: _, shown: keysShown, ...report } = judgeRecord(text, profile, keys, crypto, null, withClaims);
    for (const one of keysShown) if (!shown.has(one.fingerprint)) shown.set(one.fingerprint, { ...one, key: one.key.slice(), place: reports.length });
    reports.push(report);
    digests.push(digest);
    for (const path of paths) uncovered.add(path);
  }
  const joined = new Uint8Array(digests.length * 32);
  digests.forEach((digest, place) => joined.set(digest, place * 32));
  return { digests: joined, reports, uncovered: [...uncovered], shown: [...shown.values()], places: lines?.places() ?? null };
}

const lineFeed = 0x0a;

/** The lines of a block that are not blank, as `linesOf` cuts them, and where they lie; decoded one by one, because most are ASCII and short. */
class LineCutter {
  readonly #bytes: Buffer;
  readonly #isUtf8: boolean;
  readonly #offsets: number[] = [];
  readonly #lengths: number[] = [];
  readonly #numbers: number[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#isUtf8 = isUtf8(bytes);
  }

  *lines(): Generator<string> {
    for (let from = 0, number = 0; from < this.#bytes.length; number++) {
      const found = this.#bytes.indexOf(lineFeed, from);
      const end = found < 0 ? this.#bytes.length : found;
      const line = this.#isUtf8 ? this.#bytes.toString("utf8", from, end) : evidenceText(this.#bytes.subarray(from, end));
      const text = line.trim();
      if (text !== "") {
        this.#note(from, end, line, text, number);
        yield text;
      }
      from = end + 1;
    }
  }

  #note(from: number, end: number, line: string, text: string, number: number): void {
    const isBare = text.length === line.length;
    this.#offsets.push(isBare ? from : from + evidenceLength(line.slice(0, line.length - line.trimStart().length)));
    this.#lengths.push(isBare ? end - from : evidenceLength(text));
    this.#numbers.push(number);
  }

  places(): EntryPlaces {
    return { offsets: Float64Array.from(this.#offsets), lengths: Float64Array.from(this.#lengths), numbers: Float64Array.from(this.#numbers) };
  }
}
