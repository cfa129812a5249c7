import type { JsonValue } from "../../base/json.ts";
import type { SpanDraft, SpanKind } from "../../trace/model.ts";
import { documentsOfRetriever, documentsWithin, messagesWithin, readMessages } from "../chat/index.ts";
import { beeaiMessages, plainBeeaiMessages } from "./beeai.ts";
import type { Content } from "./content.ts";
import type { Heading } from "./heading.ts";
import { attributeValue, type Metadata } from "./metadata.ts";

/** What a trace says of the whole run; SDKs that have no root span say it there alone. */
export type Whole = Pick<Heading, "input" | "output">;
export const noHeading: Whole = { input: null, output: null };

/**
 * SDKs type retrievers as SPAN, the current LangChain handler for JavaScript too, and chains pass on what was retrieved:
 * documents count wherever they show as such. A model's prompt repeats them, a tool's answer is no retrieval.
 */
export function retrievedOf(kind: SpanKind, input: JsonValue, output: JsonValue): SpanDraft["retrieved"] {
  if (kind === "RETRIEVER") return documentsOf(output);
  return kind === "LLM" || kind === "TOOL" ? [] : [...documentsWithin(input), ...documentsWithin(output)];
}

/** A retriever may also give back one text. */
function documentsOf(value: JsonValue): SpanDraft["retrieved"] {
  return typeof value === "string" && value !== ""
    ? [{ text: value, source: null, id: null }]
    : documentsOfRetriever(value);
}

type Spoken = Pick<SpanDraft, "inputMessages" | "outputMessages">;
type Talk = {
  readonly name: string;
  readonly kind: SpanKind;
  /** What the trace says, for a root step. */
  readonly whole: Whole | null;
  readonly metadata: Metadata;
  readonly input: Content;
  readonly output: Content;
};
export const silence: Spoken = { inputMessages: [], outputMessages: [] };
const isBlank = (content: Content): boolean =>
  content.payload.state === "empty" || content.payload.state === "not_captured";

/**
 * The messages of a step. Plain text is the user's or the model's only where a model, an agent or the whole run was
 * asked; what a helper in between was given and gave back counts where it shows that it is a message.
 */
function ownMessages({ name, kind, whole, metadata, input, output }: Talk): Spoken {
  const beeai = beeaiMessages(name, metadata, output.payload.value);
  if (kind === "TOOL" || kind === "RETRIEVER") return { inputMessages: [], outputMessages: beeai };
  const speaks = kind === "LLM" || kind === "AGENT" || whole !== null;
  const inputMessages = speaks
    ? readMessages(plainBeeaiMessages(input.readable), "input")
    : messagesWithin(input.readable);
  if (beeai.length > 0) return { inputMessages, outputMessages: beeai };
  if (!isBlank(input) || !isBlank(output)) {
    return {
      inputMessages,
      outputMessages: speaks ? readMessages(output.readable, "output") : messagesWithin(output.readable),
    };
  }
  // An agent's step of Pydantic AI has no content of its own; the whole conversation lies in its attributes.
  const history = attributeValue(
    metadata.attributes,
    "pydantic_ai.all_messages",
    "all_messages_events",
    "gen_ai.output.messages",
  );
  const asked = attributeValue(metadata.attributes, "gen_ai.input.messages");
  return {
    inputMessages: readMessages(asked ?? null, "input"),
    outputMessages: readMessages(history ?? null, "output"),
  };
}

/**
 * The messages of a step. Where a root step other than a model's shows nobody's words, those that the trace keeps stand
 * for it: older SDKs have no root span and say them there alone.
 */
export function messagesOf(talk: Talk): Spoken {
  const { inputMessages, outputMessages } = ownMessages(talk);
  if (talk.whole === null || talk.kind === "LLM") return { inputMessages, outputMessages };
  const { input, output } = talk.whole;
  return {
    inputMessages: inputMessages.length > 0 ? inputMessages : readMessages(plainBeeaiMessages(input), "input"),
    outputMessages: outputMessages.length > 0 ? outputMessages : readMessages(output, "output"),
  };
}
