import { unwrapJson } from "../../base/embeddedJson.ts";
import { isObject, type JsonObject } from "../../base/json.ts";
import type { SpanDraft, SpanKind, SpanStatus } from "../../trace/model.ts";
import { hasField } from "./aliases.ts";
import { type Content, readContent } from "./content.ts";
import { executionOf } from "./execution.ts";
import { type Heading, instantOf, threadOf, withScores } from "./heading.ts";
import { kindOf } from "./kind.ts";
import { attributeText, type Metadata, readMetadata } from "./metadata.ts";
import { type Complaint, embeddedJson } from "./problems.ts";
import { type Fields, type Read, readFields } from "./schema.ts";
import { messagesOf, noHeading, retrievedOf, silence, type Whole } from "./spoken.ts";
import { offeredTools, requestsOfColumns, withColumnRequests } from "./tools.ts";
import { costOf, tokensOf } from "./usage.ts";

/** What surrounds an observation: its place, its trace object, and how this export writes parents. */
export type Surroundings = {
  /** JSON pointer inside the record. */
  readonly at: string;
  readonly heading: Heading | null;
  /** What an absent parent key means: a root (JSON leaves it out), or that this export does not say (a table without the column). */
  readonly parentAbsent: null | undefined;
  /** Set where the parent comes from elsewhere (the depth of Log View rows). */
  readonly parent?: string | null | undefined;
  readonly part?: SpanDraft["part"];
  /** Columns of a table that Langfuse documents; the others are scores. */
  readonly columns?: ReadonlySet<string> | null;
  readonly note: (complaint: Complaint) => void;
};

/** Maps one observation in any of Langfuse's spellings; null where nothing in it identifies a step. */
export function observationDraft(record: JsonObject, around: Surroundings): SpanDraft | null {
  const read = readFields(record);
  const { fields } = read;
  if (!fields.id && !fields.traceId && !fields.name && !fields.startTime && !fields.type) return null;
  const metadata = readMetadata(fields.metadata);
  if (typeof metadata.whole === "string" && unwrapJson(metadata.whole).invalid) around.note(embeddedJson);
  const input = readContent(hasField(record, "input") ? (fields.input ?? null) : undefined, around.note);
  const output = readContent(hasField(record, "output") ? (fields.output ?? null) : undefined, around.note);
  const start = instantOf(fields.startTime ?? fields.timestamp, around.note);
  const parentId = parentOf(record, fields, around);
  const { attributes } = metadata;
  return {
    type: "span",
    at: around.at,
    part: around.part ?? "whole",
    traceId: fields.traceId ?? around.heading?.traceId ?? null,
    spanId: fields.id ?? null,
    parentId,
    ...described(fields, metadata, input, output, parentId === null ? (around.heading ?? noHeading) : null),
    kindText: fields.type ?? null,
    start,
    // An EVENT is a moment; Langfuse gives it no end.
    end: instantOf(fields.endTime, around.note) ?? (fields.type?.toUpperCase() === "EVENT" ? start : null),
    clockless: false,
    order: "",
    thread: threadOf(fields, metadata) ?? around.heading?.thread ?? null,
    user: fields.userId ?? around.heading?.user ?? attributeText(attributes, "user.id"),
    agent: attributeText(attributes, "gen_ai.agent.name", "agent_name", "graph.node.id"),
    tokens: tokensOf(fields),
    cost: costOf(fields),
    traceName: fields.traceName ?? around.heading?.traceName ?? null,
    input: input.payload,
    output: output.payload,
    metadata: leftovers(read, metadata, around, parentId === null),
  };
}

function parentOf(record: JsonObject, fields: Fields, around: Surroundings): string | null | undefined {
  if ("parent" in around) return around.parent;
  if (fields.parentId) return fields.parentId;
  return hasField(record, "parentId") ? null : around.parentAbsent;
}

function statusOf(fields: Fields): SpanStatus {
  return fields.level?.toUpperCase() === "ERROR" ? "error" : "unset";
}

type Described = Pick<
  SpanDraft,
  | "name"
  | "kind"
  | "status"
  | "statusMessage"
  | "model"
  | "inputMessages"
  | "outputMessages"
  | "execution"
  | "retrieved"
  | "offered"
>;

/** What the step did: a tool's run, a retrieval, or anything that reads and writes messages. `whole`: of a root step. */
function described(
  fields: Fields,
  metadata: Metadata,
  input: Content,
  output: Content,
  whole: Whole | null,
): Described {
  const name = fields.name ?? "";
  const hinted = kindOf(fields.type, metadata.attributes);
  const status = statusOf(fields);
  const statusMessage = fields.statusMessage ?? null;
  const execution = executionOf({ name, kind: hinted, input, output, metadata, status, statusMessage });
  const kind: SpanKind = execution && hinted === "UNKNOWN" ? "TOOL" : hinted;
  const stated =
    fields.model ??
    (kind === "LLM" ? attributeText(metadata.attributes, "gen_ai.response.model", "gen_ai.request.model") : null);
  const spoken = execution ? silence : messagesOf({ name, kind, whole, metadata, input, output });
  return {
    name,
    kind,
    status,
    statusMessage,
    model: stated,
    execution,
    inputMessages: spoken.inputMessages,
    outputMessages: execution ? [] : withColumnRequests(spoken.outputMessages, requestsOfColumns(fields)),
    retrieved: execution ? [] : retrievedOf(kind, input.readable, output.readable),
    offered: offeredTools(fields, input.readable, output.readable, metadata),
  };
}

/** Everything else that the vendor said; unknown columns of a table are scores (langfuse/langfuse 4.16). */
function leftovers(read: Read, metadata: Metadata, around: Surroundings, isRoot: boolean): JsonObject {
  const others = withScores(read.rest, around.columns ?? null);
  const isEmpty = metadata.whole === null || (isObject(metadata.whole) && Object.keys(metadata.whole).length === 0);
  if (!isEmpty) others["metadata"] = metadata.whole;
  if (isRoot && around.heading) others["trace"] = around.heading.rest;
  return others;
}
