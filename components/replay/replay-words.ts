import type { ReplayBegun, ReplaySaid, ReplayStep } from "@/lib/api/replayContract.ts";
import { countText } from "../ui/count.tsx";
import { statuses } from "../ui/vocabulary.ts";

/** Who asked for a call, as the end of a sentence about it. */
export function askedWords({ verdict, document }: ReplayBegun["origin"]): string {
  switch (verdict) {
    case "injection": return document === null ? "text that the agent read asked for it" : `${document}, which the agent read, asked for it`;
    case "delegated": return document === null ? "a document that the user passed on asked for it" : `the user passed on ${document}, which asked for it`;
    case "user": return "the user asked for it";
    case "agent": return "nobody asked for it";
    case "undetermined": return "who asked for it is undetermined";
  }
}

const rolesSaying: Readonly<Record<string, string>> = { system: "The system prompt is set", user: "The user speaks", assistant: "The model speaks", tool: "A tool answers" };

/** A step in one sentence, for the page and for screen readers. */
export function stepWords(step: ReplayStep): string {
  const { began, done } = step;
  const ended = done.map(({ call, tool, state }) => `${call} ${tool} ${state === "executed" ? "returns" : `ends: ${statuses[state].word.toLowerCase()}`}`);
  if (began !== null) {
    const isOver = done.some(({ call }) => call === began.call);
    return `${began.firstHarm ? "The first harm, T+0: " : ""}${began.call} ${began.tool} begins${isOver ? ", and nothing says when it ended" : ""}; ${askedWords(began.origin)}.`;
  }
  if (ended.length > 0) return `${ended.join(", ")}${harmWords(step)}.`;
  return `${saidWords(step)}.`;
}

const harmWords = ({ adds }: ReplayStep): string => (adds.harmfulCalls === 0 ? "" : adds.irreversible > 0 ? "; it did harm that nothing in the evidence can bring back" : "; it did harm");

function saidWords({ said, moment, row }: ReplayStep): string {
  const documents = said.filter(({ kind }) => kind === "retrieved" || kind === "attachment").length;
  if (documents > 0) return `${countText(documents)} ${documents === 1 ? "document is" : "documents are"} read`;
  const asks = said.filter(({ kind }) => kind === "request").length;
  if (moment === "end" && row.kind === "LLM") return asks > 0 ? `The model asks for ${countText(asks)} ${asks === 1 ? "call" : "calls"}` : "The model answers";
  if (row.type === "span" && row.kind === "LLM") return said.length === 0 ? "The model is asked" : `The model is asked, with ${countText(said.length)} new ${said.length === 1 ? "message" : "messages"}`;
  const last = said.findLast(({ kind }) => kind === "message");
  if (last !== undefined) return rolesSaying[last.role] ?? "Something is said";
  return asks > 0 ? `The model asks for ${countText(asks)} ${asks === 1 ? "call" : "calls"}` : `${row.name} ${moment === "end" ? "ends" : "begins"}`;
}

/** What a piece of the conversation is. */
export function saidHead({ kind, role, tool, document }: ReplaySaid): string {
  switch (kind) {
    case "message": return ({ system: "System", user: "User", assistant: "Assistant", tool: "Tool" } as Readonly<Record<string, string>>)[role] ?? "Unknown role";
    case "request": return `Asks for ${tool ?? "a tool"}`;
    case "result": return `Result${tool === null ? "" : ` of ${tool}`}, as the model saw it`;
    case "retrieved": return `Document read${document?.source ? "" : ", source not named"}`;
    case "attachment": return "Attachment";
  }
}
