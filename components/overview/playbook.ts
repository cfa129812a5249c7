import type { Incident } from "@/lib/api/contract.ts";
import type { Overview } from "@/lib/api/overviewContract.ts";
import { captureWords } from "../evidence/words.ts";
import { counted } from "../impact/impact-words.ts";
import { injectionHref } from "../injection/injection-address.ts";
import { countText } from "../ui/count.tsx";
import { statuses } from "../ui/vocabulary.ts";
import { policyOf, reportOf, type Standings } from "./standing.ts";

export type StepState = "done" | "needs_you" | "problem" | "not_needed";

/** One step of the response: where it stands, in a sentence, and where it is done. */
export type PlaybookStep = { readonly id: string; readonly title: string; readonly state: StepState; readonly said: string; readonly href: string; readonly label: string };

export type PlaybookFacts = { readonly incident: Pick<Incident, "id" | "state" | "capture" | "exhibits" | "audit">; /** Null where it has not been analysed. */ readonly overview: Overview | null; readonly standings: Standings };

/** What to do next, in the order in which a responder should, each step as far as it has come. */
export function playbook(facts: PlaybookFacts): readonly PlaybookStep[] {
  return [freeze(facts), capture(facts), decide(facts), reverse(facts), allowList(facts), postMortem(facts)];
}

const unread = "The exhibits have not been analysed yet.";

function freeze({ incident: { id }, overview }: PlaybookFacts): PlaybookStep {
  const step = { id: "freeze", title: "Freeze the credentials, not the agent", href: `/incidents/${id}/impact#recovery`, label: "Recovery checklist" };
  const advice = "What the agent holds in memory is evidence. Where your runbook stops the agent first, note when that was done.";
  if (overview?.freeze === "done") return { ...step, state: "done", said: "The credentials are said to be frozen." };
  if (overview?.freeze === "cannot") return { ...step, state: "problem", said: "The credentials are said not to be freezable." };
  if (overview?.verdict === "none") return { ...step, state: "not_needed", said: "No call did harm." };
  return { ...step, state: "needs_you", said: `Nobody said yet that they are frozen. ${advice}` };
}

/** Without these nobody can tell what happened, or who asked for it. */
const vital = ["systemPrompt", "userTurn", "toolCalls", "executorResponses"] as const;

function capture({ incident: { id, state, capture: captured, exhibits, audit } }: PlaybookFacts): PlaybookStep {
  const step = { id: "capture", title: "Capture what is missing", href: `/incidents/${id}#capture`, label: "What is missing, and how to get it" };
  if (exhibits.length === 0) return { ...step, state: "needs_you", said: "No exhibit yet.", href: `/incidents/${id}/evidence`, label: "Add exhibits" };
  if (state === "failed") return { ...step, state: "problem", said: "The exhibits could not be analysed.", href: `/incidents/${id}/evidence`, label: "Evidence" };
  if (captured === null) return { ...step, state: "needs_you", said: unread, href: `/incidents/${id}/evidence`, label: "Evidence" };
  const lacking = captureWords.filter(([part]) => captured[part] !== "present");
  const log = audit !== null && audit.logs.length === 0 ? " No signed log was given: ask whoever runs the tools for theirs." : "";
  if (lacking.length === 0) return { ...step, state: "done", said: `All six artefacts are there.${log}` };
  const words = lacking.map(([part, word]) => `${word.toLowerCase()} ${statuses[captured[part]].word.toLowerCase()}`).join(", ");
  return { ...step, state: vital.some((part) => captured[part] === "absent") ? "problem" : "needs_you", said: `${words.charAt(0).toUpperCase()}${words.slice(1)}.${log}` };
}

function decide({ incident: { id }, overview }: PlaybookFacts): PlaybookStep {
  const step = { id: "decide", title: "Decide: intent or injection", href: injectionHref(id, {}), label: "Both sides" };
  if (overview === null) return { ...step, state: "needs_you", said: unread };
  const { verdict, decision, undecided: { weak, undetermined } } = overview;
  if (decision !== null && verdict !== "undetermined") return { ...step, state: "done", said: `${statuses[verdict].word}, as a person says${decision.author === "" ? "" : `: ${decision.author}`}.` };
  if (verdict === "none") return { ...step, state: "not_needed", said: "No call did harm." };
  const open = weak + undetermined;
  if (verdict === "undetermined") return { ...step, state: "needs_you", said: "What is in the evidence does not decide it. Search what was retrieved for the instruction, then say what it was." };
  if (open > 0) return { ...step, state: "needs_you", said: `${statuses[verdict].word} by the rules, with ${weak > 0 ? "weak evidence" : "nothing decided"} for ${counted(open, "harmful call")}: read both sides and say what it was.` };
  return { ...step, state: "done", said: `${statuses[verdict].word} by the rules.` };
}

function reverse({ incident: { id }, overview }: PlaybookFacts): PlaybookStep {
  const step = { id: "reverse", title: "Reverse what can be reversed, document what cannot", href: `/incidents/${id}/impact#recovery`, label: "Recovery checklist" };
  if (overview === null) return { ...step, state: "needs_you", said: unread };
  const { total, done, cannot, open } = overview.recovery;
  // The first item is the credentials, which are a step of their own.
  const isFrozen = overview.freeze;
  const [of, left, made, lost] = [total - 1, open - Number(isFrozen === "open"), done - Number(isFrozen === "done"), cannot - Number(isFrozen === "cannot")];
  if (of === 0) return { ...step, state: "not_needed", said: "Nothing in the evidence needs to be undone." };
  const said = `${countText(made)} of ${counted(of, "item")} done${lost === 0 ? "" : `, ${countText(lost)} cannot be undone`}.`;
  if (left === 0) return { ...step, state: "done", said };
  return { ...step, state: "needs_you", said: `${said}${overview.verdict === "none" ? " None of them belongs to harm." : ""}` };
}

function allowList({ incident: { id }, standings }: PlaybookFacts): PlaybookStep {
  const { step, sentence, href } = policyOf(id, standings);
  return { id: "policy", title: "Write the allow-list that the agent should have had", state: step, said: sentence, href, label: "Allow-list" };
}

function postMortem({ incident: { id }, standings }: PlaybookFacts): PlaybookStep {
  const { state, sentence, href } = reportOf(id, standings);
  return { id: "report", title: "Write the post-mortem", state, said: sentence, href, label: "Post-mortem" };
}

/** How a whole stands by its steps: a problem where there is one, done where nothing is left. */
export function worstState(states: readonly StepState[]): "done" | "needs_you" | "problem" {
  if (states.includes("problem")) return "problem";
  return states.includes("needs_you") ? "needs_you" : "done";
}
