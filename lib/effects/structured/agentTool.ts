import { isObject, type JsonValue } from "../../base/json.ts";
import { agentToolRules as rules, endingNames, handingOnNames, handingOnShape, harnessNames, moneyNames, orderNames, perhapsHandingOn, peopleWords } from "../../rules/effects/agentTools.ts";
import { draftOf } from "../draft.ts";
import type { EffectDraft } from "../effect.ts";
import type { ToolCall } from "../toolCall.ts";
import { nameWords } from "./nameWords.ts";

const namesMax = 100;

/** Tools that coding agents bring along: work that is handed on to another agent, and what touches nothing but the agent's own session. Null: another tool. */
export function agentTool(call: ToolCall): EffectDraft | null {
  // A server may name its own tools like these; what it does with them is not known.
  const { words, server } = nameWords(call.tool);
  const name = words.join("_");
  const given = isObject(call.arguments ?? null) && isObject(call.arguments) ? call.arguments : {};
  const why = `${call.tool.slice(0, 100)}${said(given)}.`;
  if (isHandedOn(name, Object.keys(given).slice(0, namesMax))) return draftOf(rules.handedOn, { why: `${why} What the other agent did stands in its own calls.` });
  if (server.length > 0) return null;
  if (harnessNames.has(name)) return draftOf(rules.harness, { why });
  return endingNames.has(name) ? draftOf(rules.ended, { why }) : null;
}

function isHandedOn(name: string, names: readonly string[]): boolean {
  if (handingOnNames.has(name)) return true;
  if (perhapsHandingOn.has(name)) return names.some((one) => orderNames.test(one));
  return handingOnShape.test(name) && !peopleWords.test(name) && !names.some((one) => moneyNames.test(one));
}

/** To whom, and in few words what for. */
function said(given: { readonly [name: string]: JsonValue }): string {
  const texts = ["subagent_type", "agent", "agent_name", "mode", "description"].flatMap((name) => (typeof given[name] === "string" && given[name] !== "" ? [given[name].replace(/\s+/g, " ").slice(0, 80)] : []));
  return texts.length === 0 ? "" : ` (${texts.join(": ")})`;
}
