import type { Step } from "../api/stepContract.ts";
import type { JsonValue } from "../base/json.ts";
import type { Draft, Message, Payload, SpanDraft } from "../trace/model.ts";
import type { TextBudget } from "./cutText.ts";
import type { Payloads } from "./stepParts.ts";
import { jsonStart } from "./valuesJson.ts";

/** The part of a step that its draft alone says. */
export type StepContent = Omit<Step, "row" | "spanId" | "parentId" | "call" | "effects" | "audit" | "documents" | "toolSchema" | "offered" | "offeredOf" | "why" | "cites" | "masked">;
/** No limit of a request is higher (`stepQuerySchema`); one more tells the budget that there is more. */
export const jsonCharactersMax = 2_000_001;
type ShownMessage = Step["inputMessages"][number];

/** What a draft says of a row: `ordinal` is its message, where the draft is a conversation. */
export function contentOf(draft: Draft | null, ordinal: number, payloads: Payloads, budget: TextBudget): StepContent {
  const shown = { input: payloadText(payloads.input, budget), output: payloadText(payloads.output, budget) };
  if (draft?.type === "span") return { ...emptyContent, ...spanFacts(draft, budget), ...shown };
  const message = draft?.type === "conversation" ? draft.messages[ordinal] : undefined;
  if (draft?.type !== "conversation" || !message) return { ...emptyContent, ...shown };
  const spoken = message.role === "assistant";
  const messages = [shownMessage(message, budget)];
  return {
    ...emptyContent, ...shown, thread: draft.thread, metadataJson: shownJson(draft.metadata, budget),
    inputMessages: spoken ? [] : messages, outputMessages: spoken ? messages : [],
  };
}

const emptyContent: Omit<StepContent, "input" | "output"> = {
  kindText: null, statusMessage: null, model: null, agent: null, user: null, thread: null, tokens: { input: null, output: null }, cost: null,
  inputMessages: [], outputMessages: [], metadataJson: "{}",
};

function spanFacts(draft: SpanDraft, budget: TextBudget): Omit<StepContent, "input" | "output"> {
  const { kindText, statusMessage, model, agent, user, thread, tokens, cost } = draft;
  return {
    kindText, statusMessage: statusMessage === null ? null : budget.cut(statusMessage), model, agent, user, thread, tokens: { ...tokens }, cost,
    // What came out first: it is short, and the history that went in may use up the budget.
    outputMessages: draft.outputMessages.map((message) => shownMessage(message, budget)),
    inputMessages: draft.inputMessages.map((message) => shownMessage(message, budget)),
    metadataJson: shownJson(draft.metadata, budget),
  };
}

/** A value as indented JSON text, cut; its true length beside it. */
function payloadText({ state, value }: Payload, budget: TextBudget): Step["input"] {
  if (value === null && state !== "present") return { state, json: "", length: 0 };
  const { text, length } = jsonStart(value, jsonCharactersMax);
  return { state, json: budget.cut(text), length };
}

/** A value as indented JSON text, cut. */
export const shownJson = (value: JsonValue, budget: TextBudget): string => budget.cut(jsonStart(value, jsonCharactersMax).text);

/** A message, its texts cut. */
export function shownMessage({ role, roleText, name, text, requests, results }: Message, budget: TextBudget): ShownMessage {
  return {
    role, roleText, name, text: budget.cut(text), length: text.length,
    requests: requests.map(({ callId, tool, arguments: args }) => ({ callId, tool, argumentsJson: shownJson(args.value, budget) })),
    results: results.map((result) => ({
      callId: result.callId, tool: result.tool, text: budget.cut(result.text), length: result.text.length, isError: result.isError,
    })),
  };
}
