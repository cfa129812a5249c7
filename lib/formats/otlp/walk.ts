import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import { either, readAttributes } from "./attributes.ts";
import { resourceOf } from "./detect.ts";
import type { Surroundings } from "./fields.ts";

const outerNames = ["resourceSpans", "resource_spans"];
const innerNames = ["scopeSpans", "scope_spans", "instrumentationLibrarySpans", "instrumentation_library_spans"];

export type FoundSpan = { readonly span: JsonValue; readonly around: Surroundings; readonly at: string };

/** All spans of one export request with their JSON pointers, in file order. */
export function spansOf(request: JsonObject): FoundSpan[] {
  return lists(request, outerNames).flatMap(([group, groupAt]) =>
    lists(group, innerNames).flatMap(([scope, scopeAt]) =>
      lists(scope, ["spans"]).map(([span, spanAt]) => ({
        span,
        around: surroundings(group, scope),
        at: groupAt + scopeAt + spanAt,
      })),
    ),
  );
}

/**
 * What stands around the span at a JSON pointer of the document. The pointer is followed from its end, because the
 * request may itself lie inside a wrapper.
 */
export function surroundingsAt(envelope: JsonValue, at: string): Surroundings {
  const steps = at.split("/").slice(1);
  const scope = follow(envelope, steps.slice(0, -2));
  return surroundings(follow(envelope, steps.slice(0, -4)), scope);
}

function follow(root: JsonValue, steps: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const step of steps) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined;
  }
  return value;
}

function surroundings(group: JsonValue | undefined, scope: JsonValue | undefined): Surroundings {
  const named =
    either(scope, "scope", "scope") ?? either(scope, "instrumentationLibrary", "instrumentation_library") ?? null;
  const hasAttributes = isObject(named) && "attributes" in named;
  return {
    resource: resourceOf(group),
    scope: hasAttributes ? { ...named, attributes: readAttributes(named["attributes"]) } : named,
  };
}

function lists(value: JsonValue | undefined, names: readonly string[]): [JsonValue, string][] {
  if (!isObject(value)) return [];
  return names.flatMap((name) => {
    const list = value[name];
    return Array.isArray(list) ? list.map((item, index): [JsonValue, string] => [item, `/${name}/${index}`]) : [];
  });
}
