import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import { setMember } from "../../base/jsonParser.ts";
import { carriedFields } from "./schema.ts";

const depthMax = 8;
const membersMax = 200;
const nodesMax = 3_000;
const textCharsMax = 4_000;

/** Query strings of signed links let whoever reads them fetch the object: they are cut off. */
const signedLink = /^(https?:\/\/[^?#\s]*)\?[^\s]*(signature|sig=|x-amz|x-goog|expires|token|credential)/i;

/**
 * Everything else the vendor said about a run, bounded: deep, long and numerous values are cut with a mark. Nulls are
 * left out; a carried field whose value has an unexpected type (`unread`) is kept, so that nothing wrong-typed is lost.
 * `keepTools`: a part of a run keeps the tools that its parameters offer, until all parts are read together.
 */
export function vendorMetadata(
  raw: JsonObject,
  options: { unread?: readonly string[]; keepTools?: boolean } = {},
): JsonObject {
  const budget = { nodes: nodesMax };
  const out: JsonObject = {};
  for (const [key, value] of Object.entries(raw)) {
    if (value === null || (carriedFields.has(key) && !options.unread?.includes(key))) continue;
    const copy = boundedCopy(key === "extra" ? withoutTools(value) : value, budget);
    setMember(out, key, options.keepTools && key === "extra" ? withTools(copy, value) : copy);
  }
  return out;
}

/** Tool schemas are carried by the draft's `offered`; repeated in each model run they would be most of the metadata. */
function withoutTools(extra: JsonValue): JsonValue {
  const params = isObject(extra) ? extra["invocation_params"] : undefined;
  if (!isObject(extra) || !isObject(params)) return extra;
  const { tools: _tools, functions: _functions, ...rest } = params;
  return { ...extra, invocation_params: rest };
}

/** The same for metadata whose tools have been read. */
export function withoutOfferedTools(metadata: JsonObject): JsonObject {
  const extra = metadata["extra"];
  return extra === undefined ? metadata : { ...metadata, extra: withoutTools(extra) };
}

function withTools(copy: JsonValue, extra: JsonValue): JsonValue {
  const params = isObject(extra) ? extra["invocation_params"] : undefined;
  const copied = isObject(copy) ? copy["invocation_params"] : undefined;
  if (!isObject(copy) || !isObject(params) || !isObject(copied)) return copy;
  return {
    ...copy,
    invocation_params: { ...copied, tools: params["tools"] ?? null, functions: params["functions"] ?? null },
  };
}

function boundedCopy(value: JsonValue, budget: { nodes: number }, depth = 0): JsonValue {
  budget.nodes -= 1;
  if (typeof value === "string") return boundedText(value);
  if (typeof value !== "object" || value === null) return value;
  const isList = Array.isArray(value);
  if (!isList && !isObject(value)) return value;
  if (depth >= depthMax || budget.nodes <= 0) return "[cut]";
  if (isList) {
    const kept = value.slice(0, membersMax).map((item) => boundedCopy(item, budget, depth + 1));
    return value.length > membersMax ? [...kept, `[${value.length - membersMax} more]`] : kept;
  }
  const out: JsonObject = {};
  const entries = Object.entries(value);
  for (const [key, item] of entries.slice(0, membersMax)) setMember(out, key, boundedCopy(item, budget, depth + 1));
  if (entries.length > membersMax) setMember(out, "[more]", entries.length - membersMax);
  return out;
}

function boundedText(text: string): string {
  const signed = signedLink.exec(text);
  if (signed) return `${signed[1] ?? ""}?[signature removed]`;
  return text.length > textCharsMax
    ? `${text.slice(0, textCharsMax)}[${text.length - textCharsMax} more characters]`
    : text;
}
