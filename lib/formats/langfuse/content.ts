import { unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, type JsonValue } from "../../base/json.ts";
import { readPythonLiteral } from "../../base/pythonLiteral.ts";
import type { Payload } from "../../trace/model.ts";
import { withheldMarker } from "../chat/index.ts";
import { brokenPrompt, type Complaint, embeddedJson, pythonLiteral, storedElsewhere, withheld } from "./problems.ts";

/** An input or output: what is shown, and the same with Python notation read, for the readers of messages. */
export type Content = { readonly payload: Payload; readonly readable: JsonValue };

const depthMax = 3;

/**
 * Takes a content field out of its layers of text (langfuse/langfuse 4.16) and says in which state it is
 * (section 5). An absent key is not captured; null and `""` are what Langfuse writes where a step had nothing.
 */
export function readContent(value: JsonValue | undefined, note: (complaint: Complaint) => void): Content {
  if (value === undefined) return bare("not_captured");
  if (value === null || value === "") return bare("empty");
  const { value: inner, invalid } = unwrapJson(value, depthMax);
  if (typeof inner === "string") return readText(inner, invalid, note);
  noteMarkers(inner, note);
  if (isBrokenPrompt(inner)) {
    note(brokenPrompt);
    return { payload: { state: "not_captured", value: inner }, readable: null };
  }
  const isEmpty = Array.isArray(inner) ? inner.length === 0 : isObject(inner) && Object.keys(inner).length === 0;
  return { payload: { state: isEmpty ? "empty" : "present", value: inner }, readable: inner };
}

const bare = (state: Payload["state"]): Content => ({ payload: { state, value: null }, readable: null });

function readText(text: string, invalid: boolean, note: (complaint: Complaint) => void): Content {
  const blank = text.trim();
  if (blank === "") return { payload: { state: "empty", value: text }, readable: null };
  // Four letters that somebody stored: a null that was said, not a value that is missing.
  if (blank === "null") return { payload: { state: "present", value: null }, readable: null };
  noteMarkers(text, note);
  const marker = withheldMarker(text);
  if (marker !== null) return { payload: { state: marker, value: text }, readable: null };
  if (invalid) note(embeddedJson);
  const payload: Payload = { state: "present", value: text };
  if (!/^[[{(]/.test(blank)) return { payload, readable: text };
  const literal = readPythonLiteral(blank);
  if (!literal.ok || typeof literal.value !== "object" || literal.value === null) return { payload, readable: text };
  note(pythonLiteral);
  return { payload, readable: literal.value };
}

/** The Claude Agent SDK's tracer writes this where it failed to read the prompt; nobody said "role". */
function isBrokenPrompt(value: JsonValue): boolean {
  return isObject(value) && Object.keys(value).length === 1 && value["content"] === "role";
}

const tokenStart = "@@@langfuseMedia:";
const token = /@@@langfuseMedia:([^@]*)@@@/g;
/** Longer texts are no markers; looking costs time. */
const markerLengthMax = 200;

/** Reports every marker and token inside a value. Iterative: the value may be deep. */
export function noteMarkers(root: JsonValue, note: (complaint: Complaint) => void): void {
  const open: JsonValue[] = [root];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (Array.isArray(at)) for (let i = at.length - 1; i >= 0; i--) open.push(at[i] ?? null);
    else if (isObject(at)) for (const member of Object.values(at).reverse()) open.push(member);
    else if (typeof at === "string") noteTextMarkers(at, note);
  }
}

function noteTextMarkers(text: string, note: (complaint: Complaint) => void): void {
  if (text.length <= markerLengthMax && withheldMarker(text) === "withheld") note(withheld);
  if (!text.includes(tokenStart)) return;
  for (const match of text.matchAll(token)) {
    const fields = new Map(
      (match[1] ?? "").split("|").map((pair): [string, string] => {
        const at = pair.indexOf("=");
        return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
    );
    note(storedElsewhere(fields.get("type") || null, fields.get("id") || null, fields.get("source") || null));
  }
}
