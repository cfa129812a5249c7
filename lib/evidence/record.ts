import type { JsonValue } from "../base/json.ts";

/**
 * Where a record lies in its exhibit, for ever. Offsets count bytes of the exhibit as it is read: of the file
 * itself, or of what comes out of it where it is compressed. Tables without byte ranges (Parquet) have `row` instead.
 */
export type RecordAddress = {
  /** Position among the records of the exhibit, from 0, in file order. */
  readonly number: number;
  /** First byte, or null for a table row without a byte range. */
  readonly offset: number | null;
  /** Bytes, or null likewise. */
  readonly length: number | null;
  /** The same place in words that a reader can follow: `/observations/4`, `line 3`, `row 7`, `part post.<id>`. */
  readonly at: string;
};

/** One record of an exhibit as the readers hand it to the formats. */
export type RawRecord = RecordAddress & {
  readonly value: JsonValue;
  /** The member names and indexes that the wildcards of the plan's pattern matched, outermost first. */
  readonly path: readonly (string | number)[];
};

/** How an exhibit is cut into records. Chosen by the format that recognised it. */
export type RecordPlan =
  /**
   * One JSON document. Each pattern is a JSON pointer with `*` for any index or name; what it matches is a record,
   * `""` is the whole document. What no pattern matches is the envelope, read beforehand.
   */
  | { readonly kind: "json"; readonly patterns: readonly string[] }
  /** One JSON value per line. */
  | { readonly kind: "jsonLines" }
  /** A header row, then one record per row: an object of strings. `json`: every cell is JSON text in a CSV cell. */
  | { readonly kind: "csv"; readonly cells: "plain" | "json" }
  /** One record per row: an object by column name. */
  | { readonly kind: "parquet" }
  /** A multipart/form-data body; one record per part: `{ name, contentType, value }`. */
  | { readonly kind: "multipart" }
  /** Recognised, and holds nothing that could be a record. */
  | { readonly kind: "none" };

/** What the bytes look like before any format has claimed them. */
export type Probe = {
  /** Size of the readable stream (after decompression), or null where it is not known yet. */
  readonly bytes: number | null;
  readonly shape: "empty" | "json" | "jsonLines" | "csv" | "parquet" | "multipart" | "text" | "binary";
  /** JSON: what the document is. JSON Lines: `array`. */
  readonly top: "object" | "array" | "scalar" | null;
  /** JSON object: its member names in file order (at most 1,000). */
  readonly keys: readonly string[];
  /**
   * JSON: the document with every array cut after its first 5 elements and every string after 2,000 characters;
   * JSON Lines, CSV, Parquet: null.
   */
  readonly outline: JsonValue;
  /** The first elements (JSON array, at most 20), lines, rows or parts, as values. */
  readonly samples: readonly JsonValue[];
  /** CSV header cells, Parquet column names. */
  readonly columns: readonly string[];
  /** The first 2,000 characters, for what is neither. */
  readonly head: string;
};
