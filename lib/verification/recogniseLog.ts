import { evidenceText } from "../audit/evidenceText.ts";
import { formatTells } from "../audit/formatTells.ts";
import { lineProfile } from "../audit/logEntries.ts";
import { isLog, sampleEntries, sampleHead, sampleText, type LogSample } from "../audit/logSample.ts";
import { logShape } from "../audit/logShape.ts";
import type { Profile } from "../audit/profile.ts";
import type { ByteSource } from "../evidence/source.ts";
import { nodeCrypto } from "./nodeCrypto.ts";
import type { TableReader } from "./verifyOptions.ts";

/** An exhibit as it is read; `path` where it lies on the disk as it is read, which a table needs. */
export type LogFile = { readonly source: ByteSource; readonly path: string | null };

/** How a log is read: in blocks of lines or elements, as a whole, or out of a table. */
export type LogReading = "lines" | "elements" | "whole" | "table";
export type RecognisedLog = { readonly profile: Profile; readonly reading: LogReading; /** JSON pointer of the list whose elements are read; empty where there is none. */ readonly list: string; /** The fact that decided it. */ readonly why: string };

/** Up to here a document is read as a whole where its beginning does not show how to stream it. */
export const wholeBytesMax = 16 * 1_048_576;
/** From here on other threads pay for their start. */
export const threadedBytesMin = 4 * 1_048_576;
const headBytes = 1_048_576;
const longLineBytesMax = 64 * 1_048_576;
const lineFeed = 0x0a;
const sqliteMagic = Buffer.from("SQLite format 3\0");
/** A table that lies in a compressed file is read from memory. */
const tableBytesMax = 256 * 1_048_576;
const rowsTried = 1_000;

export type RecogniseOptions = { readonly readTable?: TableReader; readonly streamBytesMin?: number; /** A tracing product's own shape fits this file too. */ readonly isTrace?: boolean };

/** Is this a signed log or receipt, and of which format? By its content alone; null for anything else. */
export function recogniseLog(file: LogFile, { readTable, streamBytesMin = threadedBytesMin, isTrace = false }: RecogniseOptions): RecognisedLog | null {
  const { source } = file;
  if (source.size === 0) return null;
  const head = headOf(source);
  if (isTable(head)) return recogniseTable(tableTexts(file, readTable));
  const shape = source.size > streamBytesMin ? logShape(evidenceText(head)) : null;
  if (shape !== null) return decided(sampleHead(evidenceText(head), source.size > head.length, shape, nodeCrypto), shape, isTrace);
  // A long export that a tracing product wrote has shown what it is.
  if (source.size > (isTrace ? threadedBytesMin : wholeBytesMax)) return null;
  const sample = sampleText(evidenceText(source.read(0, source.size)), nodeCrypto);
  return sample === null ? null : decided(sample, { by: "whole", list: "" }, isTrace);
}

function decided(sample: LogSample, { by, list }: { readonly by: LogReading; readonly list: string }, isTrace: boolean): RecognisedLog | null {
  const { profile, fitting, tried } = sample;
  if (!isLog(sample, isTrace)) return null;
  return { profile, reading: by, list, why: `${tried === 1 ? "a record" : `${fitting} of the first ${tried} records`} with ${formatTells[profile.format]}` };
}

/** The receipts of a table; null where the file is none that can be read. */
export function tableTexts({ source, path }: LogFile, readTable: TableReader | undefined): Iterable<string> | null {
  if (readTable === undefined) return null;
  if (path !== null) return readTable({ path });
  return source.size > tableBytesMax ? null : readTable({ bytes: source.read(0, source.size) });
}

function recogniseTable(texts: Iterable<string> | null): RecognisedLog | null {
  let profile: Profile | null = null;
  const first: { readonly text: string }[] = [];
  for (const text of texts ?? []) {
    profile ??= lineProfile(text);
    if (first.push({ text }) >= rowsTried) break;
  }
  const found = profile === null ? null : decided(sampleEntries(first, profile, nodeCrypto), { by: "table", list: "" }, false);
  return found === null ? null : { ...found, why: `an SQLite table of receipts: ${found.why}` };
}

const isTable = (head: Buffer): boolean => head.subarray(0, sqliteMagic.length).equals(sqliteMagic);

/** The beginning of a file, with its first line as a whole if that is at all possible. */
function headOf(source: ByteSource): Buffer {
  const read = (length: number): Buffer => Buffer.from(source.read(0, Math.min(length, source.size)));
  const head = read(headBytes);
  return head.includes(lineFeed) || source.size <= headBytes || isTable(head) ? head : read(longLineBytesMax);
}
