import { isObject, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { Payload, SpanDraft, SpanKind } from "../../trace/model.ts";
import { retrievedOf } from "./documents.ts";
import { inputMessagesOf, outputMessagesOf } from "./messages.ts";
import { withoutOfferedTools } from "./metadata.ts";
import { executionOf, offeredBy } from "./tools.ts";
import { usageOf } from "./usage.ts";

/** All that must be known of a run to tell what its payloads mean. It may have been said in several records. */
export type Said = {
  readonly kind: SpanKind;
  readonly name: string;
  readonly input: Payload;
  readonly output: Payload;
  readonly error: string | null;
  /** The vendor's fields: `extra`, `invocation_params`, token counts and costs. */
  readonly fields: JsonObject;
  /** `extra.metadata`, `metadata` and `custom_metadata` in one. */
  readonly settings: JsonObject;
};

type Content = Pick<
  SpanDraft,
  "inputMessages" | "outputMessages" | "execution" | "retrieved" | "offered" | "model" | "tokens" | "cost"
>;

/** What a part of a run leaves to be read when all parts are together. */
export const noContent: Content = {
  inputMessages: [],
  outputMessages: [],
  execution: null,
  retrieved: [],
  offered: [],
  model: null,
  tokens: { input: null, output: null },
  cost: null,
};

export function contentOf(said: Said): Content {
  const [inputs, outputs] = [readable(said.input), readable(said.output)];
  return {
    inputMessages: inputMessagesOf(said.kind, inputs),
    outputMessages: outputMessagesOf(said.kind, outputs),
    execution: executionOf(said),
    retrieved: retrievedOf(said.kind, inputs, outputs),
    offered: offeredBy(said),
    ...usageOf(said),
  };
}

export const readable = (payload: Payload): JsonValue => (payload.state === "present" ? payload.value : null);

/** The SDKs write settings into `extra.metadata`, v2 into `metadata`, the command line into `custom_metadata`. */
export function settingsOf(fields: JsonObject): JsonObject {
  const extra = fields["extra"];
  const places = [isObject(extra) ? extra["metadata"] : undefined, fields["metadata"], fields["custom_metadata"]];
  return Object.assign({}, ...places.filter(isObject));
}

/** Reads the content of a run whose parts have been merged: `metadata` then holds the vendor's fields. */
export function completeSpan(merged: SpanDraft): SpanDraft {
  const { kind, name, input, output, statusMessage, metadata } = merged;
  const read = contentOf({
    kind,
    name,
    input,
    output,
    error: statusMessage,
    fields: metadata,
    settings: settingsOf(metadata),
  });
  const known = new Set(merged.offered.map((tool) => tool.name));
  return {
    ...merged,
    ...read,
    metadata: withoutOfferedTools(metadata),
    offered: [...merged.offered, ...read.offered.filter((tool) => !known.has(tool.name))],
    model: merged.model ?? read.model,
    tokens: { input: merged.tokens.input ?? read.tokens.input, output: merged.tokens.output ?? read.tokens.output },
    cost: merged.cost ?? read.cost,
  };
}
