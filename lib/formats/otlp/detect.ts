import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { Probe } from "../../evidence/record.ts";
import type { Detection } from "../adapter.ts";
import { either, readAttributes } from "./attributes.ts";

export const formatJson = "otlp.json";
export const formatFile = "otlp.file-exporter";

/** All spellings of the way to a span; `instrumentationLibrarySpans` was the inner list before 2022. */
const patterns = ["resourceSpans", "resource_spans"].flatMap((outer) =>
  ["scopeSpans", "scope_spans", "instrumentationLibrarySpans", "instrumentation_library_spans"].map(
    (inner) => `/${outer}/*/${inner}/*/spans/*`,
  ),
);

/**
 * Recognises OTLP/JSON by its envelope. Snake case without anything about the resource is Phoenix's own "OTLP" and
 * belongs to that adapter; `batches` is Tempo's. Source: otel-phoenix.md section 2.
 */
export function detect(probe: Probe): Detection | null {
  if (probe.shape === "json" && probe.top === "object" && isRequest(probe.outline)) {
    const name =
      isObject(probe.outline) && "resourceSpans" in probe.outline ? "resourceSpans" : "resource_spans with a resource";
    return { format: formatJson, why: `an object with ${name}`, plan: { kind: "json", patterns } };
  }
  if (probe.shape === "jsonLines" && probe.samples.some(isRequest)) {
    return { format: formatFile, why: "lines that are OTLP requests with resourceSpans", plan: { kind: "jsonLines" } };
  }
  return null;
}

/** True for an export request with spans, in camelCase, or in snake_case with a filled resource. */
function isRequest(value: JsonValue): value is JsonObject {
  if (!isObject(value)) return false;
  if (Array.isArray(value["resourceSpans"])) return true;
  const groups = value["resource_spans"];
  return Array.isArray(groups) && groups.some((group) => Object.keys(resourceOf(group)).length > 0);
}

/** The attributes of the resource of one group of spans. */
export function resourceOf(group: JsonValue | undefined): JsonObject {
  const resource = isObject(group) ? group["resource"] : undefined;
  return readAttributes(either(resource, "attributes", "attributes"));
}
