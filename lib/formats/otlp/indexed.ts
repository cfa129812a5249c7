import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import { setMember } from "../../base/jsonParser.ts";

const depthMax = 32;
const indexMax = 100_000;

/**
 * Rebuilds the structure that an instrumentation flattened into dotted keys under `prefix`: `gen_ai.prompt.0.role`,
 * `llm.input_messages.1.message.content`. A numeric segment is an index of a list; gaps in a list are closed, since
 * exporters drop what is empty. Undefined where no key has the prefix. Source: otel-phoenix.md 3.5.
 */
export function unflatten(attributes: JsonObject, prefix: string): JsonValue | undefined {
  const start = `${prefix}.`;
  const tree: JsonObject = {};
  let found = false;
  for (const [key, value] of Object.entries(attributes)) {
    if (!key.startsWith(start)) continue;
    const path = key.slice(start.length).split(".");
    if (path.length > depthMax) continue;
    found = true;
    place(tree, path, value);
  }
  return found ? compact(tree) : undefined;
}

function place(tree: JsonObject, path: readonly string[], value: JsonValue): void {
  let node = tree;
  for (const segment of path.slice(0, -1)) {
    const next = Object.hasOwn(node, segment) ? node[segment] : undefined;
    if (isObject(next)) node = next;
    else {
      const made: JsonObject = {};
      setMember(node, segment, made);
      node = made;
    }
  }
  setMember(node, path.at(-1) ?? "", value);
}

/** Turns objects whose keys are all indexes into lists, in the order of the indexes. */
function compact(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, compact(child)] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key) && Number(key) < indexMax);
  if (isList) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
  const object: JsonObject = {};
  for (const [key, child] of entries) setMember(object, key, child);
  return object;
}
