import { isObject, type JsonObject, type JsonValue, RawNumber } from "../base/json.ts";
import type { Message, Payload, SpanDraft } from "./model.ts";

/** Hides credentials in a text that rows show; the text keeps its length. `name`: of the member that holds it. */
export type TextMask = (text: string, name: string | null) => string;

const previewLength = 160;
/** What a preview is made of: a credential that begins in it must be whole to be told. */
const startLength = 2_048;

/** The first words, on one line. */
export function oneLine(text: string): string {
  const line = text.slice(0, previewLength * 4).replace(/\s+/g, " ").trim();
  return line.length > previewLength ? `${line.slice(0, previewLength - 1)}…` : line;
}

/** What tells a row from its neighbours: the arguments of a call, what the model was last told, what went in. */
export function previewOf(draft: SpanDraft, mask: TextMask): string {
  const start = (text: string): string => mask(text.slice(0, startLength), null);
  if (draft.execution) return oneLine(firstLeaves(draft.execution.arguments.value, mask));
  const requests = draft.outputMessages.flatMap((message) => message.requests);
  if (requests.length > 0) return oneLine(requests.slice(0, previewLength).map((one) => `${one.tool} ${firstLeaves(one.arguments.value, mask)}`).join(" · "));
  const said = draft.outputMessages.at(-1)?.text || draft.inputMessages.findLast((message) => message.role === "user")?.text;
  return oneLine(said ? start(said) : firstLeaves(draft.input.value, mask) || start(draft.statusMessage ?? ""));
}

/** The same of a message that is a row of its own. */
export function messagePreview({ text, results, requests }: Message, mask: TextMask): string {
  const said = text || results[0]?.text || requests.map((one) => one.tool).join(", ");
  return oneLine(mask(said.slice(0, startLength), null));
}

/** `leaves`, masked, as many as a preview can show. */
function firstLeaves(root: JsonValue, mask: TextMask): string {
  const out: string[] = [];
  const stack: { readonly value: JsonValue; readonly name: string | null }[] = [{ value: root, name: null }];
  let length = 0;
  for (let next = stack.pop(); next !== undefined && length <= previewLength * 4; next = stack.pop()) {
    const { value, name } = next;
    const text = typeof value === "string" ? mask(value.slice(0, startLength), name) : typeof value === "number" ? String(value) : value instanceof RawNumber ? value.text : null;
    if (text !== null) {
      out.push(text);
      length += text.trim().length;
    } else if (Array.isArray(value)) for (let at = value.length - 1; at >= 0; at--) stack.push({ value: value[at] ?? null, name: null });
    else if (isObject(value)) for (const [key, one] of Object.entries(value).reverse()) stack.push({ value: one, name: nameBeside(value, key) });
  }
  return out.join("\n");
}

/** Of `{"name": "API_KEY", "value": …}` the name that stands beside the value. */
function nameBeside(value: JsonObject, key: string): string {
  const beside = key === "value" ? (value["name"] ?? value["key"]) : key;
  return typeof beside === "string" ? beside : key;
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
