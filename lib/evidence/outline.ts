import type { JsonObject, JsonValue } from "../base/json.ts";
import { setMember } from "../base/jsonParser.ts";
import { parseJsonPrefix } from "../base/losslessJson.ts";
import { outlined } from "./envelope.ts";
import { JsonScanner, type ScanEnd } from "./jsonScanner.ts";
import type { Limits } from "./limits.ts";
import { decodeText, type TextView } from "./textView.ts";

/** Values up to this size are parsed as a whole; larger ones are stepped through. */
const smallUnits = 256 * 1024;
const keysMax = 1000;
const levelsMax = 6;

/**
 * The outline of a value of any size at `unit`: all members of objects (at most 1,000), the first 5 elements of arrays,
 * the first 2,000 characters of texts. `length` null: up to the end of the text. `end` says how a value that was
 * stepped through ended, null where it was not.
 */
export function outlineAt(
  view: TextView,
  limits: Limits,
  unit: number,
  length: number | null,
  levels = levelsMax,
): { readonly value: JsonValue; readonly end: ScanEnd | null } {
  const first = view.units.read(unit, 1)[0];
  const isNested = first === 0x7b || first === 0x5b;
  if (!isNested || levels === 0 || (length !== null && length <= smallUnits)) {
    const head = view.bytes(unit, Math.min(length ?? smallUnits, smallUnits));
    return { value: outlined(parseJsonPrefix(decodeText(head, view.encoding).text).value), end: null };
  }
  const scanner = new JsonScanner(view, ["/*"], { chunkBytes: limits.chunkBytes, offset: unit });
  const found: JsonValue[] | JsonObject = first === 0x5b ? [] : {};
  const most = first === 0x5b ? 5 : keysMax;
  let count = 0;
  for (let event = scanner.next(); event && count < most; event = scanner.next()) {
    if (event.kind === "close") break;
    if (event.kind !== "record") continue;
    put(found, event.trail[0], outlineAt(view, limits, event.offset, event.length, levels - 1).value);
    count++;
  }
  if (scanner.end === null && count < most) scanner.next();
  const { end } = scanner;
  if (end?.kind === "cut" && end.insideRecord)
    put(found, end.trail[0], outlineAt(view, limits, end.at, null, levels - 1).value);
  return { value: found, end };
}

function put(into: JsonValue[] | JsonObject, step: string | number | undefined, value: JsonValue): void {
  if (Array.isArray(into)) into.push(value);
  else setMember(into, String(step ?? ""), value);
}
