import { isObject, type JsonValue, RawNumber } from "../base/json.ts";
import type { Payload, SpanDraft } from "./model.ts";

const previewLength = 160;

/** The first words, on one line. */
export function oneLine(text: string): string {
  const line = text.slice(0, previewLength * 4).replace(/\s+/g, " ").trim();
  return line.length > previewLength ? `${line.slice(0, previewLength - 1)}…` : line;
}

/** What tells a row from its neighbours: the arguments of a call, what the model was last told, what went in. */
export function previewOf(draft: SpanDraft): string {
  if (draft.execution) return oneLine(leaves(draft.execution.arguments.value));
  const requests = draft.outputMessages.flatMap((message) => message.requests);
  if (requests.length > 0) return oneLine(requests.map((one) => `${one.tool} ${leaves(one.arguments.value)}`).join(" · "));
  const said = draft.outputMessages.at(-1)?.text || draft.inputMessages.findLast((message) => message.role === "user")?.text;
  return oneLine(said || leaves(draft.input.value) || (draft.statusMessage ?? ""));
}

/** The text of a payload, for the full-text index. */
export const payloadText = (payload: Payload): string => leaves(payload.value);

/** The strings and numbers of a value, line by line, without the names of its members. */
export function leaves(value: JsonValue): string {
  const out: string[] = [];
  const stack: JsonValue[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next === undefined || next === null || typeof next === "boolean") continue;
    if (typeof next === "string") out.push(next);
    else if (typeof next === "number") out.push(String(next));
    else if (next instanceof RawNumber) out.push(next.text);
    else if (Array.isArray(next)) for (let i = next.length - 1; i >= 0; i--) stack.push(next[i] ?? null);
    else if (isObject(next)) for (const one of Object.values(next).reverse()) stack.push(one);
  }
  return out.join("\n");
}
