import type { Citations } from "../citations.ts";
import type { Block, Sentence } from "../reportDocument.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { guardrailChecks } from "../checks/guardrails.ts";
import { code, counted, listed, said, say, sentence } from "../say.ts";
import { list, missing } from "./blocks.ts";

/** Fixes that are often proposed and do not hold. */
const weakFixes = "rules in the system prompt, a smarter model, a second model as judge, regular expressions over arguments, a person on every call";

/** Which guards were there, which fired, and which should have. */
export function guardrailSection(facts: ReportFacts, cite: Citations): Block[] {
  const fired = firedSentences(facts, cite);
  const should = facts.factors.filter(({ code: name }) => name === "no_approval_gate" || name === "no_magnitude_limit" || name === "rule_in_prompt_only")
    .map(({ message, calls, cites, code: name, title }) => sentence(say`${title}: ${said(message)}`, ...cite.calls(calls), ...cite.places(cites), cite.rule(name)));
  const prompt = facts.factors.find(({ code: name }) => name === "rule_in_prompt_only");
  const note = prompt === undefined ? [] : [sentence(say`These do not hold by themselves: ${weakFixes}. Here a rule of the prompt was not enough.`, ...cite.calls(prompt.calls), ...cite.places(prompt.cites), cite.rule(prompt.code))];
  return [
    ...list("guardrails.fired", "Fired", fired),
    ...list("guardrails.should", "Should have fired", [...should, ...note]),
    ...guardrailChecks(facts, cite),
    ...missing("guardrails.missing", fired.length === 0 ? [sentence(say`A guard that refused, or asked about, any call.`, ...cite.evidence())] : []),
  ];
}

function firedSentences({ totals, gate, audits, crossCheck }: ReportFacts, cite: Citations): Sentence[] {
  const all: Sentence[] = [];
  if (totals.refused > 0) all.push(sentence(say`The executor refused ${counted(totals.refused, "call")}${totals.refusedFirst.length === 0 ? "" : say`, first ${listed(totals.refusedFirst.slice(0, 4).map((id) => [code(id)]))}`}.`, ...cite.calls(totals.refusedFirst.slice(0, 4))));
  if (gate.denied > 0) all.push(sentence(say`A gate outside the agent denied ${counted(gate.denied, "call")}.`, ...(gate.firstDenied === null ? audits.map(({ exhibit }) => cite.exhibit(exhibit)) : [cite.entry(gate.firstDenied.exhibit, gate.firstDenied.entry)])));
  for (const { call, exhibit, entry, what, inTrace, inLog } of crossCheck?.differs ?? []) {
    if (what === "decision" && inTrace === "executed" && inLog === "denied") all.push(sentence(say`The log has ${code(call, call)} as denied, and the trace shows it carried out: the gate said no and nothing held the call back, or one of both records is wrong.`, cite.call(call), cite.entry(exhibit, entry)));
  }
  return all;
}
