import type { ValuePage } from "@/lib/api/stepContract.ts";
import { ask, incidentPath, type Answer } from "../shell/api.ts";
import { parseJson } from "@/lib/base/losslessJson.ts";
import { writeJson } from "@/lib/base/jsonWriter.ts";
import type { JsonValue } from "@/lib/base/json.ts";
import type { JsonPage, JsonSource } from "./json-types.ts";
import { localPage, valueAt } from "./local-page.ts";

export type ValuePart = ValuePage["part"];
/** Members of an object or array that are read at once. */
export const pageMembers = 100;
/** Characters of a text that are read at once. */
export const sliceCharacters = 20_000;
/** Texts up to this length may be read as JSON in the browser. */
export const embeddedMax = 1_000_000;

/** Values of a step, page by page from the server, however large they are; masked, unless they were revealed. */
export function stepSource(incident: string, row: number, part: ValuePart, reveal: string | null): JsonSource {
  const read = (query: Readonly<Record<string, string>>, signal?: AbortSignal) =>
    ask<ValuePage>(`${incidentPath(incident)}/steps/${row}/values?${new URLSearchParams({ part, ...query, ...(reveal !== null && { reveal }) })}`, signal ? { signal } : {});
  return {
    id: `${incident} ${row} ${part} ${reveal ?? ""}`,
    first: null,
    page: (path, from, signal) => read({ path, from: String(from), count: String(pageMembers), characters: String(sliceCharacters) }, signal),
    whole: (path) => readWhole((from) => read({ path, whole: "1", from: String(from) })),
  };
}

/** Characters that are fetched to be copied; no clipboard is meant for more. */
const wholeMax = 20_000_000;
const tooLong = { code: "too_long", message: "This value is too long to be copied.", fix: "Download the exhibit, or copy its members.", status: null };

async function readWhole(read: (from: number) => Promise<Answer<ValuePage>>): Promise<Answer<string>> {
  let text = "";
  for (let from: number | null = 0; from !== null; ) {
    const answer: Answer<ValuePage> = await read(from);
    if (!answer.ok) return answer;
    text += answer.value.text ?? "";
    from = answer.value.next;
    if (text.length > wholeMax) return { ok: false, refusal: tooLong };
  }
  return { ok: true, value: text };
}

/** The values of a JSON text that is here as a whole; null where it is none. */
export function textSource(id: string, text: string): JsonSource | null {
  const parsed = parseJson(text);
  return parsed.ok ? valueSource(id, parsed.value) : null;
}

function valueSource(id: string, root: JsonValue): JsonSource {
  const page = (path: string, from: number): Promise<Answer<JsonPage>> => Promise.resolve({ ok: true, value: localPage(root, path, from, pageMembers, sliceCharacters) });
  return {
    id,
    first: localPage(root, "", 0, pageMembers, sliceCharacters),
    page,
    whole: (path) => Promise.resolve({ ok: true, value: writeJson(valueAt(root, path) ?? null, 2) }),
  };
}
