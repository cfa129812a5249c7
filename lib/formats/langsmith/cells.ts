import { looksLikeJson, unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import { setMember } from "../../base/jsonParser.ts";
import { type JsonNotes, parseJson } from "../../base/losslessJson.ts";
import { readPythonLiteral } from "../../base/pythonLiteral.ts";
import { jsonTextFields } from "./schema.ts";

export type Cells = {
  /** The record with the JSON text of its fields decoded. */
  readonly raw: JsonObject;
  /** Fields that begin like JSON and do not parse. */
  readonly invalid: string[];
  /** Fields that were a Python literal: `DataFrame.to_csv` writes nested values so. */
  readonly python: string[];
  /** What is odd about the JSON text: long numbers, repeated names and the like. */
  readonly odd: JsonNotes[];
};

/** Parquet cells, CSV cells and third-party tables hold nested values as JSON text; one more layer may lie inside. */
export function decodeCells(value: JsonObject, isTable: boolean): Cells {
  const cells: Cells = { raw: { ...value }, invalid: [], python: [], odd: [] };
  for (const field of jsonTextFields) {
    const cell = cells.raw[field];
    if (typeof cell === "string") cells.raw[field] = decodeCell(cell, field, isTable, cells);
  }
  if (isTable) for (const side of ["inputs", "outputs"] as const) cells.raw[side] = withoutPadding(cells.raw[side]);
  return cells;
}

function decodeCell(cell: string, field: string, isTable: boolean, cells: Cells): JsonValue {
  if (isTable && (cell === "null" || cell === "None" || cell === "")) return null;
  if (!/^\s*[{["]/.test(cell)) return cell;
  const read = parseJson(cell);
  if (read.ok) {
    const inner = unwrapJson(read.value).value;
    if (typeof inner !== "object") return cell;
    if (Object.values(read.notes).some((place) => place !== null)) cells.odd.push(read.notes);
    return inner;
  }
  const literal = isTable ? readPythonLiteral(cell) : null;
  if (literal?.ok && typeof literal.value === "object") {
    cells.python.push(field);
    return literal.value;
  }
  if (looksLikeJson(cell)) cells.invalid.push(field);
  return cell;
}

const wrapperKeys = new Set(["input", "args", "kwargs", "output", "outputs"]);

/** The bulk export pads keys with null and writes `inputs.input` one layer deeper (third-party description). */
function withoutPadding(payload: JsonValue | undefined): JsonValue {
  if (!isObject(payload)) return payload ?? null;
  const filled = Object.entries(payload).filter(([, item]) => item !== null);
  const isWrapper = filled.length > 0 && filled.every(([key]) => wrapperKeys.has(key));
  if (!isWrapper) return payload;
  const out: JsonObject = {};
  for (const [key, item] of filled) {
    const isQuoted = typeof item === "string" && item.startsWith('"');
    setMember(out, key, isQuoted ? unwrapJson(item, 1).value : item);
  }
  return out;
}
