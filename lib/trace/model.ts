import type { JsonObject, JsonValue } from "../base/json.ts";

/** Span kinds as in OpenInference. */
export const spanKinds = [
  "LLM", "TOOL", "RETRIEVER", "AGENT", "CHAIN", "GUARDRAIL", "EMBEDDING", "RERANKER", "EVALUATOR", "UNKNOWN",
] as const;
export type SpanKind = (typeof spanKinds)[number];

/** What a row of the timeline stands for. */
export const rowTypes = ["span", "call", "message", "trace", "missing_parent"] as const;
export type RowType = (typeof rowTypes)[number];

/** Microseconds since the epoch as a plain integer, with the text it was read from. */
export type Instant = { readonly us: number; readonly text: string };

/** Not captured, withheld, stored elsewhere, cut and empty are different values, and none of them is harmless. */
export const payloadStates = ["present", "empty", "not_captured", "withheld", "stored_elsewhere", "cut"] as const;
export type PayloadState = (typeof payloadStates)[number];
export type Payload = { readonly state: PayloadState; readonly value: JsonValue };

/** How the arguments of a call were written down. */
export type ArgumentsForm = "json" | "json_text" | "python_literal" | "text" | "positional" | "none";
export type CallArguments = {
  readonly state: PayloadState;
  readonly form: ArgumentsForm;
  /** The arguments as an object (or the array of positional ones, or the plain text); null where not captured. */
  readonly value: JsonValue;
};

/** A model's request to run a tool, as it stands in one message. */
export type ToolRequest = {
  readonly callId: string | null;
  readonly tool: string;
  readonly arguments: CallArguments;
  /** The vendor marked the request as one that could not be parsed; it is shown, and it was never run. */
  readonly invalid: boolean;
};

/** The executor's response as it stands in one message. */
export type ToolResult = {
  readonly callId: string | null;
  readonly tool: string | null;
  /** The text as the model saw it. */
  readonly text: string;
  readonly state: PayloadState;
  /** Marked as an error; null where the message does not say. */
  readonly isError: boolean | null;
};

export type Role = "system" | "user" | "assistant" | "tool" | "unknown";

/** One chat message in any vendor's dialect. */
export type Message = {
  readonly role: Role;
  /** The role as it was written, for example `human` or `developer`. */
  readonly roleText: string;
  readonly name: string | null;
  readonly id: string | null;
  /** The text parts, joined by line feeds where there are several. Empty where the message only calls tools. */
  readonly text: string;
  readonly requests: readonly ToolRequest[];
  readonly results: readonly ToolResult[];
  /** Text inside the message that the user attached rather than typed: files, resources. */
  readonly attachments: readonly { readonly source: string | null; readonly text: string }[];
};

/** The run of a tool as a span recorded it. */
export type Execution = {
  readonly callId: string | null;
  readonly tool: string;
  readonly arguments: CallArguments;
  readonly result: { readonly state: PayloadState; readonly text: string };
  readonly isError: boolean | null;
};

/** A retrieved document. */
export type Retrieved = {
  readonly text: string;
  readonly source: string | null;
  readonly id: string | null;
};

/** A tool offered to a model. */
export type ToolSchema = {
  readonly name: string;
  readonly description: string | null;
  readonly parameters: JsonValue;
};

export type SpanStatus = "ok" | "error" | "pending" | "unset";

/** What a format reads out of one record about one span; records may hold several, and a span may lie in several. */
export type SpanDraft = {
  readonly type: "span";
  /** Where inside the record: a JSON pointer, `""` for the record itself. */
  readonly at: string;
  /** `begin` and `end` are halves of one span that the vendor sent apart (ingestion bodies). */
  readonly part: "whole" | "begin" | "end";
  readonly traceId: string | null;
  readonly spanId: string | null;
  /** null: it has none. undefined: this export does not say. */
  readonly parentId: string | null | undefined;
  readonly name: string;
  readonly kind: SpanKind;
  /** The vendor's own word for the kind, where it has one. */
  readonly kindText: string | null;
  readonly start: Instant | null;
  readonly end: Instant | null;
  /** True where this export carries no times at all, so that a missing end says nothing. */
  readonly clockless: boolean;
  /** Sorts spans that share a start time, for example `dotted_order`; `""` where the vendor has none. */
  readonly order: string;
  readonly status: SpanStatus;
  readonly statusMessage: string | null;
  /** Conversation across traces: thread or session id. */
  readonly thread: string | null;
  readonly user: string | null;
  readonly agent: string | null;
  readonly model: string | null;
  readonly tokens: { readonly input: number | null; readonly output: number | null };
  readonly cost: number | null;
  /** Name of the trace where the record states one. */
  readonly traceName: string | null;
  readonly input: Payload;
  readonly output: Payload;
  /** The conversation that went in, in order; and what came out. */
  readonly inputMessages: readonly Message[];
  readonly outputMessages: readonly Message[];
  readonly execution: Execution | null;
  readonly retrieved: readonly Retrieved[];
  readonly offered: readonly ToolSchema[];
  /** Everything else the vendor said, kept as it is. */
  readonly metadata: JsonObject;
};

/** A conversation that came without spans. */
export type ConversationDraft = {
  readonly type: "conversation";
  readonly at: string;
  readonly traceId: string | null;
  readonly traceName: string | null;
  readonly thread: string | null;
  readonly messages: readonly Message[];
  readonly retrieved: readonly Retrieved[];
  readonly offered: readonly ToolSchema[];
  readonly metadata: JsonObject;
};

/** A trace of which only the heading is in the evidence (a traces export without observations). */
export type TraceDraft = {
  readonly type: "trace";
  readonly at: string;
  readonly traceId: string;
  readonly traceName: string | null;
  readonly thread: string | null;
  readonly start: Instant | null;
  readonly input: Payload;
  readonly output: Payload;
  readonly metadata: JsonObject;
};

export type Draft = SpanDraft | ConversationDraft | TraceDraft;

/** What happened outside the trace, as a tool for alerts, pages, deploys or talk wrote it down. Always one per record. */
export type EventDraft = {
  readonly time: Instant;
  /** The sort of event in the file's own word: `alert`, `deploy`, `critical`; null where it has none. */
  readonly kind: string | null;
  /** The system, service, channel or person that it is of; null where the file does not say. */
  readonly source: string | null;
  /** The headline; "" where the record has none. */
  readonly text: string;
  /** What the record says at length beside its headline. */
  readonly detail: string | null;
  /** The event's id in its own system, as it was written. */
  readonly id: string | null;
  /** Shown as text, never followed. */
  readonly url: string | null;
};
