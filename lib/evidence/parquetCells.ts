import { isUtf8 } from "node:buffer";
import type { FileMetaData, ParquetReadOptions } from "hyparquet";
import { RawNumber, type JsonObject, type JsonValue } from "../base/json.ts";
import { setMember } from "../base/jsonParser.ts";
import { formatInstant } from "../base/time.ts";

/** A timestamp as the file has it, before it is known whether its column is in UTC. */
class Stamp {
  constructor(readonly ns: bigint) {}
}
/** A text whose bytes are not UTF-8. */
class BadText {
  constructor(readonly text: string) {}
}

type Parsers = NonNullable<ParquetReadOptions["parsers"]>;
const decoder = new TextDecoder();
const readText = (bytes: Uint8Array | undefined): unknown => {
  if (!bytes) return bytes;
  const text = decoder.decode(bytes);
  return isUtf8(bytes) ? text : new BadText(text);
};

/** Keeps the microseconds that the library's own `Date` would lose, and leaves JSON as the text it is. */
export const cellParsers: Parsers = {
  timestampFromMilliseconds: (ms: bigint) => new Stamp(ms * 1_000_000n),
  timestampFromMicroseconds: (us: bigint) => new Stamp(us * 1000n),
  timestampFromNanoseconds: (ns: bigint) => new Stamp(ns),
  dateFromDays: (days: number) => formatInstant(days * 86_400_000_000).slice(0, 10),
  stringFromBytes: readText,
  jsonFromBytes: readText,
};

type Column = { readonly name: string; readonly isUtc: boolean };

/** Turns the library's cells into JSON values. Timestamps become ISO texts, with `Z` where the column says it is UTC. */
export class CellReader {
  readonly columns: readonly string[];
  /** What was met since it was last cleared: a number beyond 2^53, NaN or Infinity, a text that is not UTF-8. */
  readonly odd = new Set<"number" | "word" | "text">();
  readonly #isUtc: ReadonlyMap<string, boolean>;

  constructor(schema: FileMetaData["schema"]) {
    const columns = topColumns(schema);
    this.columns = columns.map(({ name }) => name);
    this.#isUtc = new Map(columns.map(({ name, isUtc }) => [name, isUtc]));
  }

  read(column: string, cell: unknown): JsonValue {
    return this.#value(cell, this.#isUtc.get(column) ?? false, 0);
  }

  #value(cell: unknown, isUtc: boolean, depth: number): JsonValue {
    if (cell === null || cell === undefined || depth > 100) return null;
    if (typeof cell === "string" || typeof cell === "boolean") return cell;
    if (typeof cell === "number") return Number.isFinite(cell) ? cell : this.#odd("word", new RawNumber(String(cell)));
    if (typeof cell === "bigint") {
      return Number.isSafeInteger(Number(cell)) ? Number(cell) : this.#odd("number", new RawNumber(String(cell)));
    }
    if (cell instanceof Stamp) return stampText(cell, isUtc);
    if (cell instanceof BadText) return this.#odd("text", cell.text);
    if (cell instanceof Uint8Array) return Buffer.from(cell).toString("hex");
    if (Array.isArray(cell)) return cell.map((item: unknown) => this.#value(item, isUtc, depth + 1));
    if (ArrayBuffer.isView(cell)) return null;
    const object: JsonObject = {};
    for (const [key, item] of Object.entries(cell)) setMember(object, key, this.#value(item, isUtc, depth + 1));
    return object;
  }

  #odd<T>(kind: "number" | "word" | "text", value: T): T {
    this.odd.add(kind);
    return value;
  }
}

function stampText({ ns }: Stamp, isUtc: boolean): string {
  const us = Number(ns / 1000n);
  if (!Number.isSafeInteger(us) || Math.abs(us) > 8.64e18) return String(ns);
  const text = formatInstant(us);
  return isUtc ? text : text.slice(0, -1);
}

/** The schema is a tree written in pre-order; the children of its root are the columns. */
function topColumns(schema: FileMetaData["schema"]): Column[] {
  const columns: Column[] = [];
  for (let at = 1; at < schema.length;) {
    const end = subtreeEnd(schema, at);
    const leaves = schema.slice(at, end);
    const isLocal = leaves.some(({ logical_type: type, type: physical }) =>
      type?.type === "TIMESTAMP" ? !type.isAdjustedToUTC : physical === "INT96",
    );
    columns.push({ name: schema[at]?.name ?? "", isUtc: !isLocal });
    at = end;
  }
  return columns;
}

function subtreeEnd(schema: FileMetaData["schema"], at: number): number {
  let end = at + 1;
  for (let open = schema[at]?.num_children ?? 0; open > 0 && end < schema.length; open--) {
    open += schema[end]?.num_children ?? 0;
    end++;
  }
  return end;
}
