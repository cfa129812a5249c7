import type { z } from "zod";
import type { ValuePage, valueQuerySchema } from "../api/stepContract.ts";
import { isObject, type JsonValue } from "../base/json.ts";
import type { Payload } from "../trace/model.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { partOf } from "./stepParts.ts";
import { StepReader } from "./stepReader.ts";
import { stepRecord } from "./stepRecord.ts";
import { jsonStretch, textStretch, type Stretch } from "./valuesJson.ts";
import { valueNode } from "./valuesNode.ts";
import { memberPointer, valueAt, type Pointed } from "./valuesPointer.ts";

export type ValueQuery = z.output<typeof valueQuerySchema>;
/** A page of a value, or why there is none: no such row, no such place in it, or no pointer at all. */
export type ValueRead = { readonly page: ValuePage } | { readonly page: null; readonly why: "row" | "pointer" | Extract<Pointed, { found: false }> };

const wholeCharactersMax = 2_000_000;
/** Names of members in one page, all together. */
const keyCharactersMax = 500_000;

/** One value inside a part of a step: some of its members, a stretch of its text, or its JSON text. */
export async function readValue(reading: EvidenceReading, row: number, query: ValueQuery): Promise<ValueRead> {
  const step = stepRecord(reading.db, row);
  if (step === null) return { page: null, why: "row" };
  return valueIn(await partOf(new StepReader(reading), step, query.part), query);
}

/** The same in a part that is at hand. */
export function valueIn({ state, value: root }: Payload, query: ValueQuery): ValueRead {
  const { part, path } = query;
  const found = valueAt(root, path);
  if (!found?.found) return { page: null, why: found ?? "pointer" };
  const { value } = found;
  const { text, members, next } = contentOf(value, query);
  return { page: { part, path, state, ...valueNode(value), text, members, next } };
}

type Content = Pick<ValuePage, "text" | "members" | "next">;

function contentOf(value: JsonValue, query: ValueQuery): Content {
  if (query.whole === "1") return stretched(jsonStretch(value, query.from, wholeCharactersMax));
  if (typeof value === "string") return stretched(textStretch(value, query.from, query.characters));
  return { text: null, ...membersOf(value, query) };
}

const stretched = ({ text, next }: Stretch): Content => ({ text, members: [], next });

/** A page of members; it ends early where their names alone are long. */
function membersOf(value: JsonValue, { path, from, count }: ValueQuery): Pick<Content, "members" | "next"> {
  const keys = isObject(value) ? Object.keys(value) : null;
  const size = keys?.length ?? (Array.isArray(value) ? value.length : 0);
  const members: Content["members"] = [];
  let characters = 0;
  let at = from;
  for (; at < size && members.length < count && (characters < keyCharactersMax || members.length === 0); at++) {
    const key = keys?.[at] ?? String(at);
    const one = Array.isArray(value) ? value[at] : isObject(value) ? value[key] : undefined;
    characters += key.length * 2 + path.length;
    members.push({ ...valueNode(one ?? null), key, path: memberPointer(path, key) });
  }
  return { members, next: at < size ? at : null };
}
