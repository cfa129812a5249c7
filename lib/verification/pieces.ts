import { BytePlaces, LinePlaces } from "../audit/bytePlaces.ts";
import type { DeclaredEnd } from "../audit/chainContext.ts";
import { ElementSplitter } from "../audit/elementSplitter.ts";
import { EvidenceDecoder } from "../audit/evidenceText.ts";
import type { LogEntries, LogEntry } from "../audit/logEntries.ts";
import type { ByteSource } from "../evidence/source.ts";
import type { EntryBlock } from "./blockReports.ts";
import { lineBlocks } from "./lineBlocks.ts";

/** Where entries lie: first byte and length in the exhibit as it is read (NaN in a table), and which line (from 1), element (from 0) or row (from 1) each is. */
export type EntryPlaces = Readonly<Record<"offsets" | "lengths" | "numbers", Float64Array<ArrayBuffer>>>;

/** A stretch of a log that is judged in one go. */
export type Piece = {
  /** Null: one entry that is too long to be read. */
  readonly block: EntryBlock | null;
  /** Null: the block's reports count from its own beginning (`from`). */
  readonly places: EntryPlaces | null;
  /** First byte and first line of the block. */
  readonly from: { readonly byte: number; readonly line: number };
  readonly bytes: number;
  /** It ends without the end that its shape demands, as only the last one may. */
  readonly openEnd: boolean;
  /** What the document says of its own end, once that is known. */
  readonly declared: DeclaredEnd | null;
  /** Which list the elements come out of, and what it stands in. */
  readonly container: LogEntries["container"];
  readonly list: string;
};

/** A longer line is one entry that cannot be read. */
export const lineBytesMax = 64 * 1_048_576;
/** Entries that are judged in this thread between two looks at whether it shall go on. */
const entriesAtOnce = 200;

/** A log of lines, in blocks of whole lines. */
export function* linePieces(source: ByteSource, container: "lines" | "tokens", blockBytes: number): Generator<Piece> {
  const shared = { places: null, declared: null, container, list: "" } as const;
  let from = { byte: 0, line: 1 };
  for (const piece of lineBlocks(source, lineBytesMax, blockBytes)) {
    if ("tooLong" in piece) {
      const places = { offsets: Float64Array.of(from.byte), lengths: Float64Array.of(piece.tooLong), numbers: Float64Array.of(from.line) };
      yield { ...shared, block: null, places, from, bytes: piece.tooLong, openEnd: piece.openEnd };
      from = { byte: from.byte + piece.tooLong + 1, line: from.line + 1 };
    } else {
      yield { ...shared, block: { bytes: piece.bytes }, from, bytes: piece.bytes.length, openEnd: piece.openEnd };
      from = { byte: from.byte + piece.bytes.length, line: from.line + piece.lines };
    }
  }
}

/** An array, or a document with a list of records, in blocks of its elements. */
export function* elementPieces(source: ByteSource, wanted: string, blockBytes: number): Generator<Piece> {
  const [decoder, splitter, bytePlaces] = [new EvidenceDecoder(), new ElementSplitter(wanted), new BytePlaces()];
  let number = 0;
  let isFirst = true;
  const pieceOf = (elements: readonly (LogEntry & { readonly end: number })[], bytes: number, mark: number): Piece => {
    const places = emptyPlaces(elements.length);
    elements.forEach(({ start, end }, place) => {
      const offset = bytePlaces.at(start + mark);
      places.offsets[place] = offset;
      places.lengths[place] = bytePlaces.at(end + mark) - offset;
      places.numbers[place] = number++;
    });
    const { kind, isClosed, declaredEnd } = splitter;
    return { block: { texts: elements.map(({ text }) => text) }, places, from: { byte: 0, line: 1 }, bytes, openEnd: !isClosed, declared: declaredEnd, container: kind === "array" ? "array" : "receipts", list: wanted };
  };
  let mark = 0;
  for (let offset = 0; offset < source.size;) {
    const chunk = source.read(offset, blockBytes);
    if (chunk.length === 0) break;
    offset += chunk.length;
    const decoded = decoder.push(chunk);
    bytePlaces.push(decoded);
    if (isFirst && decoded.startsWith("\ufeff")) mark = 1;
    const text = isFirst ? decoded.replace(/^\ufeff/, "") : decoded;
    isFirst &&= decoded === "";
    yield pieceOf(splitter.push(text), chunk.length, mark);
  }
  const rest = decoder.end();
  bytePlaces.push(rest);
  yield pieceOf([...splitter.push(rest), ...splitter.finish()], 0, mark);
}

/** A text that is at hand as a whole. */
export function* textPieces(text: string, log: LogEntries): Generator<Piece> {
  const [bytePlaces, lines] = [new BytePlaces(), new LinePlaces(text)];
  bytePlaces.push(text);
  const isLines = log.container === "lines" || log.container === "tokens";
  let number = 0;
  for (const entries of inGroups(log.entries)) {
    const places = emptyPlaces(entries.length);
    entries.forEach((entry, place) => {
      const offset = bytePlaces.at(entry.start);
      places.offsets[place] = offset;
      places.lengths[place] = bytePlaces.at(entry.start + entry.text.length) - offset;
      places.numbers[place] = isLines ? lines.at(entry.start) : number;
      number++;
    });
    const { openEnd, declared, container, list } = log;
    yield { block: { texts: entries.map((entry) => entry.text) }, places, from: { byte: 0, line: 1 }, bytes: places.lengths.reduce((sum, length) => sum + length, 0), openEnd, declared, container, list };
  }
}

/** The receipts of a table, in the order of its rows. */
export function* rowPieces(texts: Iterable<string>): Generator<Piece> {
  let row = 0;
  for (const group of inGroups(texts)) {
    const places = emptyPlaces(group.length);
    for (let place = 0; place < group.length; place++) places.numbers[place] = ++row;
    places.offsets.fill(NaN);
    places.lengths.fill(NaN);
    yield { block: { texts: group }, places, from: { byte: 0, line: 1 }, bytes: 0, openEnd: false, declared: null, container: "sqlite", list: "" };
  }
}

function emptyPlaces(count: number): EntryPlaces {
  return { offsets: new Float64Array(count), lengths: new Float64Array(count), numbers: new Float64Array(count) };
}

function* inGroups<T>(items: Iterable<T>): Generator<T[]> {
  let group: T[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < entriesAtOnce) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
