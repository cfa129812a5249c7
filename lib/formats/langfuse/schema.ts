import { z } from "zod";
import { isObject, type JsonObject, type JsonValue, RawNumber } from "../../base/json.ts";
import { unwrapJson } from "../../base/embeddedJson.ts";
import { type Collected, collect, type FieldName, isBlank } from "./aliases.ts";

/** Any JSON value, as our own reader gives it. */
const json = z.custom<JsonValue>(() => true);
const object = z.custom<JsonObject>((value) => isObject(value));
const list = z.custom<JsonValue[]>((value) => Array.isArray(value));
const text = z.string();
/** Ids are free text of up to 800 characters; a few senders write numbers. */
const id = z.union([text, z.number().transform(String), z.instanceof(RawNumber).transform((raw) => raw.text)]);
/** Tables write numbers as text. `-1` means "not loaded" (langfuse/langfuse 4.16). */
const amount = z
  .union([z.number(), text.regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/).transform(Number)])
  .transform((value) => (value === -1 ? null : value));
const time = z.union([text, z.number(), z.instanceof(RawNumber)]);

/**
 * What Langfuse writes about an observation, under our key names (`aliases.ts`). Every field may be missing, and a
 * field of another type than Langfuse's counts as missing: what vendors add or break must not lose the record.
 */
export const observationSchema = z.looseObject({
  id: id.optional().catch(undefined),
  traceId: id.optional().catch(undefined),
  parentId: id.optional().catch(undefined),
  type: text.optional().catch(undefined),
  name: text.optional().catch(undefined),
  timestamp: time.optional().catch(undefined),
  startTime: time.optional().catch(undefined),
  endTime: time.optional().catch(undefined),
  level: text.optional().catch(undefined),
  statusMessage: text.optional().catch(undefined),
  model: text.optional().catch(undefined),
  usageDetails: object.optional().catch(undefined),
  usage: object.optional().catch(undefined),
  inputUsage: amount.optional().catch(undefined),
  outputUsage: amount.optional().catch(undefined),
  costDetails: object.optional().catch(undefined),
  totalCost: amount.optional().catch(undefined),
  userId: id.optional().catch(undefined),
  sessionId: id.optional().catch(undefined),
  traceName: text.optional().catch(undefined),
  input: json.optional(),
  output: json.optional(),
  metadata: json.optional(),
  toolCalls: list.optional().catch(undefined),
  toolCallNames: list.optional().catch(undefined),
  toolDefinitions: object.optional().catch(undefined),
});

export type Fields = z.infer<typeof observationSchema>;

/** Fields that tables and older exports hold as JSON text, and Parquet as lists of key and value. */
const structured: readonly FieldName[] = [
  "usageDetails",
  "usage",
  "costDetails",
  "toolCalls",
  "toolCallNames",
  "toolDefinitions",
  "metadata",
];

export type Read = {
  readonly fields: Fields;
  /** What no field of ours took: other keys, other spellings, values of an unexpected type. */
  readonly rest: JsonObject;
  /** The key under which a field stood, for pointers. */
  readonly keys: Collected["keys"];
};

/** Reads a record key by key; content (`input`, `output`) is passed on untouched, so that absence stays visible. */
export function readFields(record: JsonObject): Read {
  const { fields: found, keys } = collect(record);
  const plain: { [name in FieldName]?: JsonValue } = { ...found };
  for (const name of keys.keys()) {
    if (name === "input" || name === "output") continue;
    if (isBlank(plain[name])) delete plain[name];
    else if (structured.includes(name)) plain[name] = structure(plain[name] ?? null);
  }
  const parsed = observationSchema.safeParse(plain);
  const fields: Fields = parsed.success ? parsed.data : {};
  const taken = new Set<string>();
  for (const [name, key] of keys) {
    if (fields[name] !== undefined || isBlank(record[key])) taken.add(key);
  }
  const rest = Object.fromEntries(Object.entries(record).filter(([key]) => !taken.has(key)));
  return { fields, rest, keys };
}

function structure(value: JsonValue): JsonValue {
  const whole = unwrapJson(value, 3).value;
  if (!Array.isArray(whole) || whole.length === 0) return whole;
  const pairs = whole.map((one) =>
    isObject(one) && Object.keys(one).length === 2 && typeof one["key"] === "string" ? one : null,
  );
  if (pairs.some((one) => one === null)) return whole;
  return Object.fromEntries(
    pairs.flatMap((one) => (typeof one?.["key"] === "string" ? [[one["key"], one["value"] ?? null]] : [])),
  );
}
