import type { Citations } from "../citations.ts";
import type { Block, Sentence } from "../reportDocument.ts";
import type { Named, ReportFacts } from "../reportFacts.ts";
import { code, counted, listed, numberText, said, say, sentence } from "../say.ts";
import { list, missing } from "./blocks.ts";

const namedMax = 8;
const promptsMax = 4;
const toolsMax = 40;

/** Agent, model, prompt, tools, approval and principal, as far as the evidence names them. */
export function activeSection(facts: ReportFacts, cite: Citations): Block[] {
  const { setting, capture } = facts;
  const known: Sentence[] = [...namesSentence("Agent", setting.agents, cite), ...namesSentence("Model", setting.models, cite), ...promptSentences(facts, cite), ...toolSentence(facts, cite), ...approvalSentences(facts, cite)];
  const lacking: Sentence[] = [];
  if (setting.agents.length === 0) lacking.push(sentence(say`The name of the agent.`, ...cite.evidence()));
  if (setting.models.length === 0) lacking.push(sentence(say`The model.`, ...cite.evidence()));
  if (setting.systemPrompts.length === 0) lacking.push(sentence(say`The system prompt${capture.systemPrompt === "partial" ? " of most runs" : ""}.`, ...cite.evidence()));
  if (setting.offered.length === 0) lacking.push(sentence(say`The tools that the model was offered.`, ...cite.evidence()));
  if (!facts.factors.some(({ code: name }) => name === "approval_disabled") && facts.gate.other === 0) lacking.push(sentence(say`The approval mode of the run.`, ...cite.evidence()));
  lacking.push(sentence(say`The principal on whose behalf the run acted, and the policy that was in force.`, ...cite.evidence()));
  return [...list("active.known", null, known), ...missing("active.missing", lacking)];
}

function namesSentence(what: string, names: readonly Named[], cite: Citations): Sentence[] {
  const [first] = names;
  if (first === undefined) return [];
  const shown = names.slice(0, namedMax);
  return [sentence(say`${what}${names.length === 1 ? "" : "s"}: ${listed(shown.map(({ name, steps }) => say`${code(name)} in ${counted(steps, "step")}`))}${names.length > shown.length ? ` and ${numberText(names.length - shown.length)} more` : ""}.`, ...cite.places(shown.map(({ place }) => place)))];
}

function promptSentences({ setting: { systemPrompts, systemPromptsOf } }: ReportFacts, cite: Citations): Sentence[] {
  const all = systemPrompts.slice(0, promptsMax).map(({ sha256, length, traces, place }) => sentence(say`System prompt of ${counted(traces, "run")}: ${counted(length, "character")}, SHA-256 ${code(sha256)}.`, cite.place(place)));
  if (systemPromptsOf > all.length) all.push(sentence(say`There are ${numberText(systemPromptsOf)} different system prompts; these are the ones used most.`, ...cite.evidence()));
  return all;
}

function toolSentence({ setting: { offered } }: ReportFacts, cite: Citations): Sentence[] {
  if (offered.length === 0) return [];
  const shown = offered.slice(0, toolsMax);
  return [sentence(say`Tools that the model was offered: ${listed(shown.map((name) => [code(name)]))}${offered.length > shown.length ? ` and ${numberText(offered.length - shown.length)} more` : ""}.`, ...cite.evidence())];
}

function approvalSentences({ factors, gate, audits }: ReportFacts, cite: Citations): Sentence[] {
  const all = factors.filter(({ code: name }) => name === "approval_disabled").map(({ message, calls, cites, code: name }) => sentence(say`Approval: ${said(message)}`, ...cite.calls(calls), ...cite.places(cites), cite.rule(name)));
  const { allowed, denied, other } = gate;
  if (allowed + denied + other > 0) all.push(sentence(say`A gate outside the agent was in force: its log has ${counted(allowed, "call")} allowed, ${numberText(denied)} denied and ${numberText(other)} with another decision.`, ...audits.map(({ exhibit }) => cite.exhibit(exhibit))));
  return all;
}
