import { isObject, type JsonValue } from "../../base/json.ts";
import type { Magnitude, MagnitudeUnit } from "../effect.ts";

/** Names under which services and drivers state what they changed, the most telling first. */
const names: readonly (readonly [RegExp, MagnitudeUnit | null])[] = [
  [/^(?:deleted_?rows|rows_?deleted|rows_?affected|affected_?rows|num_?dml_?affected_?rows|num_?rows_?affected|updated_?rows|rows_?updated|rows_?inserted|row_?count|rowcount|changes|records_?affected|numAffectedRows)$/i, "rows"],
  [/^(?:deleted_?(?:count)?|n_?deleted|num_?deleted|removed_?(?:count)?|n_?removed|purged|total_?deleted|delete_?count|items_?deleted|objects_?deleted)$/i, null],
  [/^(?:files_?deleted|deleted_?files|files_?removed|removed_?files)$/i, "files"],
  [/^(?:modified_?count|n_?modified|updated(?:_?count)?|num_?updated|changed|upserted_?count|inserted_?count|inserted|n_?inserted|created_?count|affected|affected_?count)$/i, null],
  [/^(?:sent|sent_?count|recipients|accepted|delivered|delivered_?count)$/i, "recipients"],
  [/^(?:destroyed|terminated|resources_?destroyed|scaled_?to)$/i, "resources"],
  [/^(?:replicas|ready_?replicas)$/i, "replicas"],
  [/^(?:reclaimed_?space|space_?reclaimed|bytes_?freed|freed_?bytes)$/i, "bytes"],
  [/^(?:amount|amount_?refunded|refunded_?amount|total_?amount)$/i, "amount"],
  [/^(?:count|n|total_?count|num)$/i, null],
];

const depthMax = 4;
const printMax = 8_192;

/** The number that a JSON result states; a list under `deleted` counts by its length. Null: none. */
export function numbersInJson(value: JsonValue, unit: MagnitudeUnit): Magnitude | null {
  const members = allMembers(value, 0);
  for (const [pattern, own] of names) {
    const found = members.filter(([name]) => pattern.test(name)).flatMap(([, one]) => numberOf(one) ?? []);
    if (found.length === 0) continue;
    const [first = 0] = found;
    const currency = members.find(([name]) => /^currency$/i.test(name))?.[1];
    const key = own ?? unit;
    return key === "amount" ? { amount: first, ...(typeof currency === "string" ? { currency } : {}) } : { [key]: first };
  }
  return null;
}

/** The same in what a driver prints of an object (`{ acknowledged: true, deletedCount: 77 }`): names and whole numbers. Null: none. */
export function numbersInPrint(text: string, unit: MagnitudeUnit): Magnitude | null {
  if (!/^\s*[{(]/.test(text)) return null;
  const members = [...text.slice(0, printMax).matchAll(/['"]?\b([A-Za-z_]\w{0,60})['"]?\s{0,4}[:=]\s{0,4}['"]?(?:Long\(["']?|NumberInt\()?(\d{1,15})\b(?![.:\w-])/g)].map(([, name = "", number = ""]) => [name, Number(number)] as const);
  return numbersInJson(Object.fromEntries(members), unit);
}

function allMembers(value: JsonValue, depth: number): [string, JsonValue][] {
  if (depth > depthMax) return [];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((one) => allMembers(one, depth + 1));
  if (!isObject(value)) return [];
  const own = Object.entries(value).filter(([name]) => !/^(?:error|errors|skipped|failed|scanned|matched|ignored|took|id|_id|version|status|code|page|limit|offset)$/i.test(name));
  return [...own, ...own.flatMap(([name, one]) => (/^(?:deleted|removed|items|rows|data)$/i.test(name) && Array.isArray(one) ? [] : allMembers(one, depth + 1)))];
}

function numberOf(value: JsonValue): number | null {
  if (typeof value === "number") return Number.isInteger(value) || Number.isFinite(value) ? value : null;
  if (typeof value === "string") return /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : null;
  return Array.isArray(value) ? value.length : null;
}
