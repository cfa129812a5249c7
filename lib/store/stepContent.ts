import type { Step } from "../api/stepContract.ts";
import { writeJson } from "../base/jsonWriter.ts";
import type { JsonValue } from "../base/json.ts";
import type { ConversationDraft, Message, Payload, PayloadState, SpanDraft } from "../trace/model.ts";
import type { TextBudget } from "./cutText.ts";

/** The part of a step that its draft alone says. */
export type StepContent = Omit<Step, "row" | "spanId" | "parentId" | "call" | "documents" | "cites">;
type ShownMessage = Step["inputMessages"][number];

/** What a row shows that no record stands behind, or whose record can no longer be read. */
export function emptyContent(state: PayloadState): StepContent {
  const payload = { state, json: "", length: 0 };
  return {
    kindText: null, statusMessage: null, model: null, agent: null, user: null, thread: null, tokens: { input: null, output: null }, cost: null,
    input: payload, output: payload, inputMessages: [], outputMessages: [], metadataJson: "{}",
  };
}

export function spanContent(draft: SpanDraft, budget: TextBudget): StepContent {
  const { kindText, statusMessage, model, agent, user, thread, tokens, cost } = draft;
  return {
    kindText, statusMessage: statusMessage === null ? null : budget.cut(statusMessage), model, agent, user, thread, tokens: { ...tokens }, cost,
    input: payloadOf(draft.input, budget), output: payloadOf(draft.output, budget),
    // What came out first: it is short, and the history that went in may use up the budget.
    outputMessages: draft.outputMessages.map((message) => shownMessage(message, budget)),
    inputMessages: draft.inputMessages.map((message) => shownMessage(message, budget)),
    metadataJson: budget.cut(writeJson(draft.metadata, 2)),
  };
}

/** One turn of a conversation that came without spans. */
export function messageContent(draft: ConversationDraft, ordinal: number, budget: TextBudget): StepContent {
  const message = draft.messages[ordinal];
  if (!message) return emptyContent("not_captured");
  const shown = [shownMessage(message, budget)];
  const text = payloadText(message.text === "" ? "empty" : "present", message.text, budget);
  const nothing = payloadText("empty", null, budget);
  const spoken = message.role === "assistant";
  return {
    ...emptyContent("empty"), thread: draft.thread, metadataJson: budget.cut(writeJson(draft.metadata, 2)),
    input: spoken ? nothing : text, output: spoken ? text : nothing,
    inputMessages: spoken ? [] : shown, outputMessages: spoken ? shown : [],
  };
}

function payloadOf({ state, value }: Payload, budget: TextBudget): Step["input"] {
  return payloadText(state, value, budget);
}

/** A value as indented JSON text, cut; its true length beside it. */
export function payloadText(state: PayloadState, value: JsonValue, budget: TextBudget): Step["input"] {
  const json = value === null && state !== "present" ? "" : writeJson(value, 2);
  return { state, json: budget.cut(json), length: json.length };
}

function shownMessage({ role, roleText, name, text, requests, results }: Message, budget: TextBudget): ShownMessage {
  return {
    role, roleText, name, text: budget.cut(text), length: text.length,
    requests: requests.map(({ callId, tool, arguments: args }) => ({ callId, tool, argumentsJson: budget.cut(writeJson(args.value, 2)) })),
    results: results.map((result) => ({
      callId: result.callId, tool: result.tool, text: budget.cut(result.text), length: result.text.length, isError: result.isError,
    })),
  };
}
