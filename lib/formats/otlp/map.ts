import { isObject, type JsonObject } from "../../base/json.ts";
import type { Payload, Retrieved, SpanDraft } from "../../trace/model.ts";
import { withheldMarker } from "../chat/withheld.ts";
import { either, textOfFirst } from "./attributes.ts";
import { classify } from "./classify.ts";
import { readSpanContent, type SpanContent } from "./content.ts";
import { argumentKeys, readExecution, resultKeys } from "./execution.ts";
import { instant, metadataOf, statusMessage, statusOf, whoAndWhat, type Surroundings } from "./fields.ts";
import type { Complaint } from "../langfuse/problems.ts";
import { readId } from "./ids.ts";
import { isLangfuseSpan, readAsLangfuse } from "./langfuse.ts";
import { readOffered, readRetrieved } from "./retrieval.ts";
import { partsOf, type SpanParts } from "./span.ts";

/** What the mapping of one span noticed besides its draft. */
export type SpanNotes = {
  readonly oddIds: number;
  readonly invalidJson: number;
  readonly withheld: number;
  readonly storedElsewhere: number;
  readonly documentsWithoutText: number;
  /** What Langfuse's reading noticed, where the span is one of Langfuse's. */
  readonly complaints: readonly Complaint[];
};

/** Maps one OTLP span. Pure: the same span gives the same draft. Source: otel-phoenix.md sections 3 to 6. */
export function mapSpan(span: JsonObject, around: Surroundings, at: string): { draft: SpanDraft; notes: SpanNotes } {
  let invalidJson = 0;
  const parts = partsOf(span, () => (invalidJson += 1));
  const { attributes } = parts;
  const trace = readId(either(span, "traceId", "trace_id"), 16);
  const own = readId(either(span, "spanId", "span_id"), 8);
  const parent = readId(either(span, "parentSpanId", "parent_span_id"), 8);
  const { kind, kindText } = classify(attributes, parts.name);
  const start = instant(either(span, "startTimeUnixNano", "start_time_unix_nano"));
  const end = instant(either(span, "endTimeUnixNano", "end_time_unix_nano"));
  const status = statusOf(span["status"], end);
  const content = kind === "TOOL" ? toolContent(parts) : readSpanContent(parts, kind);
  const documents = readRetrieved(parts, kind, [content.input.value, content.output.value]);
  const failed = status === "error" || textOfFirst(attributes, "error.type") !== null;
  const draft: SpanDraft = {
    type: "span",
    at,
    part: "whole",
    traceId: trace.id,
    spanId: own.id,
    parentId: parent.id,
    name: parts.name,
    kind,
    kindText,
    start,
    end,
    clockless: false,
    order: "",
    status,
    statusMessage: statusMessage(span, parts),
    ...whoAndWhat(attributes),
    input: content.input,
    output: kind === "RETRIEVER" ? retrieverOutput(content.output, documents.retrieved) : content.output,
    inputMessages: content.inputMessages,
    outputMessages: content.outputMessages,
    execution: kind === "TOOL" ? readExecution(parts, failed) : null,
    retrieved: documents.retrieved,
    offered: kind === "TOOL" ? [] : readOffered(parts),
    metadata: metadataOf(span, attributes, content.usedKeys, around),
  };
  const oddIds = [trace, own, parent].filter(({ odd }) => odd).length;
  const complaints: Complaint[] = [];
  const ours = isLangfuseSpan(attributes);
  const markers = ours ? { withheld: 0, storedElsewhere: 0 } : markersIn(parts);
  return {
    draft: ours ? readAsLangfuse(draft, span, attributes, (complaint) => complaints.push(complaint)) : draft,
    notes: { oddIds, invalidJson, ...markers, documentsWithoutText: documents.withoutText, complaints },
  };
}

/** OpenInference writes what a retriever found into attributes of its own and often no output beside them. */
function retrieverOutput(output: Payload, retrieved: readonly Retrieved[]): Payload {
  if (output.state !== "not_captured" || retrieved.length === 0) return output;
  return { state: "present", value: retrieved.map(({ text, source, id }) => ({ content: text, source, id })) };
}

/** The payloads of a tool's span are what its execution is read from. */
function toolContent(parts: SpanParts): SpanContent {
  const { attributes } = parts;
  const pick = (keys: readonly string[]) =>
    keys.find((key) => attributes[key] !== undefined && attributes[key] !== null);
  const input = pick(argumentKeys);
  const output = pick(resultKeys);
  const generic = readSpanContent(parts, "TOOL");
  const payload = (key: string | undefined) => {
    const value = key === undefined ? undefined : parts.json(attributes[key]);
    if (value === undefined) return null;
    return {
      state: value === "" || (isObject(value) && Object.keys(value).length === 0) ? "empty" : "present",
      value,
    } as const;
  };
  return {
    input: payload(input) ?? generic.input,
    output: payload(output) ?? generic.output,
    inputMessages: [],
    outputMessages: [],
    usedKeys: [input, output].filter((key) => key !== undefined),
  };
}

/** Attributes whose value is a marker in the place of the content. */
function markersIn({ attributes, events }: SpanParts): { withheld: number; storedElsewhere: number } {
  const values = [attributes, ...events.map((event) => event.attributes)].flatMap((fields) => Object.values(fields));
  // Markers are short; longer texts need not be looked at.
  const markers = values.map((value) =>
    typeof value === "string" && value.length < 400 ? withheldMarker(value) : null,
  );
  return {
    withheld: markers.filter((marker) => marker === "withheld").length,
    storedElsewhere: markers.filter((marker) => marker === "stored_elsewhere").length,
  };
}
