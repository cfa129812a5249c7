import { unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import { readPythonLiteral } from "../../base/pythonLiteral.ts";
import type { ArgumentsForm, CallArguments } from "../../trace/model.ts";
import { withheldMarker } from "./withheld.ts";

const notCaptured: CallArguments = { state: "not_captured", form: "none", value: null };
const noArguments: CallArguments = { state: "empty", form: "none", value: {} };

/**
 * The arguments of a call in any of the forms in which they are written down. A request's object is taken as it is; an
 * execution's may be wrapped by the tracer (`{input: …}`, `{args: […]}`; langsmith.md "Tools"). Text that is JSON or a
 * Python literal is parsed and labelled; other text stays text.
 */
export function readArguments(value: JsonValue, where: "request" | "execution"): CallArguments {
  if (value === null) return notCaptured;
  if (typeof value === "string") return fromText(value);
  if (Array.isArray(value)) return positional(value);
  if (!isObject(value)) return { state: "present", form: "json", value };
  return where === "execution" ? unwrapExecution(value) : fromObject(value, "json");
}

function fromObject(value: JsonObject, form: ArgumentsForm): CallArguments {
  return { state: Object.keys(value).length === 0 ? "empty" : "present", form, value };
}

function positional(value: JsonValue[]): CallArguments {
  return { state: value.length === 0 ? "empty" : "present", form: "positional", value };
}

function unwrapExecution(value: JsonObject): CallArguments {
  const keys = Object.keys(value);
  const inner = value["input"];
  if (keys.length === 1 && typeof inner === "string") return fromText(inner);
  // The Claude SDK's tracer wraps the arguments once; a tool may do without any, and then `{input: {}}` says so.
  if (keys.length === 1 && isObject(inner)) return fromObject(inner, "json");
  const args = value["args"];
  const named = value["kwargs"];
  if (!Array.isArray(args) || keys.some((key) => key !== "args" && key !== "kwargs")) return fromObject(value, "json");
  const hasNamed = isObject(named) && Object.keys(named).length > 0;
  if (!hasNamed) return positional(args);
  return args.length === 0 ? fromObject(named, "json") : fromObject(value, "json");
}

function fromText(text: string): CallArguments {
  const trimmed = text.trim();
  if (trimmed === "") return noArguments;
  const marker = withheldMarker(trimmed);
  if (marker !== null) return { state: marker, form: "none", value: null };
  const json = unwrapJson(trimmed).value;
  if (Array.isArray(json)) return positional(json);
  if (isObject(json)) return fromObject(json, "json_text");
  if (trimmed === "null") return noArguments;
  return fromLiteral(trimmed) ?? { state: "present", form: "text", value: text };
}

/** Older LangChain writes `str(dict)`. Only a dictionary or a sequence is taken for arguments, a bare word is text. */
function fromLiteral(text: string): CallArguments | null {
  if (!/^[{[(]/.test(text)) return null;
  const literal = readPythonLiteral(text);
  if (!literal.ok) return null;
  if (isObject(literal.value)) return fromObject(literal.value, "python_literal");
  return Array.isArray(literal.value) ? { ...positional(literal.value), form: "python_literal" } : null;
}
