import type { JsonValue } from "../../base/json.ts";
import type { Message, Payload, SpanKind } from "../../trace/model.ts";
import { messagesWithin, readMessages, readSystemPrompt, type Side } from "../chat/messages.ts";
import { valueState } from "../chat/withheld.ts";
import { sources, type Content } from "./sources.ts";
import type { SpanParts } from "./span.ts";

export type SpanContent = {
  readonly input: Payload;
  readonly output: Payload;
  readonly inputMessages: readonly Message[];
  readonly outputMessages: readonly Message[];
  /** Attributes that are now in the payloads and need not be repeated in the metadata. */
  readonly usedKeys: readonly string[];
};

/** Spans whose plain text is a speaker's; a chain's text may be anything. */
const speaks: readonly SpanKind[] = ["LLM", "AGENT"];
/** Spans whose input and output are arguments and data, never a conversation. */
const silent: readonly SpanKind[] = ["TOOL", "EMBEDDING", "RETRIEVER", "RERANKER"];

type Picked = { readonly value: JsonValue; readonly messages: readonly Message[]; readonly keys: readonly string[] };

/** Reads what went into a span and what came out of it, from the first convention that holds messages. */
export function readSpanContent(span: SpanParts, kind: SpanKind): SpanContent {
  const read = sources.map((source) => ({ ...source, content: source.read(span) }));
  const pick = (side: Side): Picked | null => {
    let first: Picked | null = null;
    for (const { content, keys, generic } of read) {
      const value = content[side];
      if (value === undefined) continue;
      const picked = { value, keys, messages: messagesOf(value, side, kind, generic === true) };
      if (picked.messages.length > 0) return picked;
      first ??= picked;
    }
    return first;
  };
  const input = pick("input");
  const output = pick("output");
  return {
    input: payload(input),
    output: payload(output),
    inputMessages: withSystem(
      input?.messages ?? [],
      read.map(({ content }) => content),
      kind,
    ),
    outputMessages: output?.messages ?? [],
    usedKeys: [...(input?.keys ?? []), ...(output?.keys ?? [])],
  };
}

function messagesOf(value: JsonValue, side: Side, kind: SpanKind, generic: boolean): readonly Message[] {
  if (silent.includes(kind)) return [];
  return generic && !speaks.includes(kind) ? messagesWithin(value) : readMessages(value, side);
}

/** System instructions are written beside the messages; some instrumentations repeat them as the first message. */
function withSystem(messages: readonly Message[], contents: readonly Content[], kind: SpanKind): readonly Message[] {
  const value = contents.map(({ system }) => system).find((system) => system !== undefined);
  const system = silent.includes(kind) ? null : readSystemPrompt(value);
  if (system === null || messages.some(({ role, text }) => role === "system" && text === system.text)) return messages;
  return [system, ...messages];
}

function payload(picked: Picked | null): Payload {
  if (picked === null) return { state: "not_captured", value: null };
  return { state: valueState(picked.value), value: picked.value };
}
