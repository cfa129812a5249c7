import { assertNever } from "@/lib/base/assert.ts";
import type { Incident } from "@/lib/api/contract.ts";
import type { Factor } from "@/lib/api/impactContract.ts";
import type { Instruction, Overview } from "@/lib/api/overviewContract.ts";
import type { Capture, OriginVerdict } from "@/lib/findings.ts";
import { counted } from "../../impact/impact-words.ts";
import { effectsHref } from "../../impact/impact-address.ts";
import { injectionHref } from "../../injection/injection-address.ts";
import { rowAddress } from "../../shell/incident-address.ts";
import { countText } from "../../ui/count.tsx";
import { callClause, laterText, listed, named, plain, quoted, shortened, type Clause, type Sentence } from "./sentence.ts";

export type VerdictFacts = {
  readonly incident: Pick<Incident, "id" | "capture">;
  readonly overview: Overview;
  /** Of the call that decides. */
  readonly instruction: Instruction | null;
  readonly factors: readonly Factor[];
};

/**
 * Who asked for the harm, in one sentence whose clauses lead to their proof. The agent calls things; what it wanted nobody can know. Where a person
 * ruled otherwise than the calls come to, the sentence says that it is theirs.
 */
export function verdictSentence(facts: VerdictFacts): Sentence {
  const { incident, overview } = facts;
  const { verdict, decision, deciding } = overview;
  if (overview.lacking.calls.of === 0) return ["No tool call is in the evidence: ", plain("see what the exhibits hold", `/incidents/${incident.id}/evidence#exhibits`), "."];
  const isOverruled = decision !== null && (deciding?.verdict ?? "none") !== verdict;
  if (isOverruled) return ["By a person's verdict, ", plain(ruled[verdict], injectionHref(incident.id, {})), "."];
  switch (verdict) {
    case "injection": return injectionSentence(facts);
    case "delegated": return delegatedSentence(facts);
    case "user": return userSentence(facts);
    case "agent": return agentSentence(facts);
    case "undetermined": return undeterminedSentence(facts);
    case "none": return noHarmSentence(facts);
    default: return assertNever(verdict);
  }
}

const ruled: Record<OriginVerdict | "none", string> = {
  injection: "text that the agent read asked for it", delegated: "the user passed on a document that asked for it", user: "the user's or the operator's own words ask for it",
  agent: "nobody asked for it", undetermined: "it is not decided who asked for it", none: "no call did harm",
};

const bothSides = (incident: string): Clause => plain("see what speaks for and against", injectionHref(incident, {}));

function injectionSentence({ incident: { id }, overview, instruction }: VerdictFacts): Sentence {
  if (instruction?.kind !== "document") return ["Text that the agent read asked for it, and neither user nor operator did: ", bothSides(id), "."];
  return [documentClause(id, instruction, "start"), " told the agent", ...passageParts(id, instruction), ...thenCalled(id, overview, instruction), "."];
}

function delegatedSentence({ incident: { id }, overview, instruction }: VerdictFacts): Sentence {
  if (instruction?.kind !== "document") return ["The user told the agent to follow a document, and the document asked for it: ", bothSides(id), "."];
  return ["The user told the agent to follow ", documentClause(id, instruction, "middle"), ", and it asked for the call", ...passageParts(id, instruction), ...thenCalled(id, overview, instruction), "."];
}

function userSentence({ incident: { id }, overview, instruction }: VerdictFacts): Sentence {
  if (instruction?.kind !== "turn" || instruction.row === null) return ["The user's or the operator's own words ask for it: ", bothSides(id), "."];
  const words = instruction.text === null ? plain("the turn before the call", rowAddress(id, instruction.row)) : quoted(shortened(instruction.text, 110), rowAddress(id, instruction.row));
  return ["The user's own words ask for it: ", words, ...thenCalled(id, overview, instruction), "."];
}

function agentSentence({ incident: { id }, overview: { deciding, failedBefore }, factors }: VerdictFacts): Sentence {
  if (deciding === null) return ["Nobody asked for it: ", bothSides(id), "."];
  const credential = factors.find(({ code }) => code === "credential_found");
  const [met] = credential?.calls ?? [];
  return [
    "Nobody asked for it. The agent called ", callClause(id, deciding.call), " on its own initiative",
    ...(failedBefore === null ? [] : [" after ", { ...callClause(id, failedBefore), words: `${shortened(failedBefore.tool, 40)} failed` }]),
    ...(credential === undefined ? [] : [", with ", plain("a credential that it met on the way", met?.row === null || met === undefined ? `/incidents/${id}/impact#factors` : rowAddress(id, met.row))]),
    ".",
  ];
}

const decisiveParts: readonly (readonly [keyof Capture, string])[] = [["systemPrompt", "the system prompt"], ["userTurn", "the user's turns"], ["retrievedContext", "what was retrieved"]];

function undeterminedSentence({ incident: { id, capture }, overview: { deciding } }: VerdictFacts): Sentence {
  const lacking = decisiveParts.filter(([part]) => capture?.[part] !== "present").map(([part, word]) => plain(capture?.[part] === "partial" ? `${word} in part` : word, `/incidents/${id}#capture`));
  if (lacking.length > 0) return ["What would decide it is not in the evidence: ", ...listed(lacking), "."];
  const [missing] = deciding?.missing ?? [];
  const why = missing === undefined ? bothSides(id) : named(missing.replace(/\.$/, ""), injectionHref(id, deciding === null ? {} : { call: deciding.call.call }));
  return ["The turns and the content that reached the agent are in the evidence, and they do not decide who asked: ", why, "."];
}

function noHarmSentence({ incident: { id }, overview: { calls, attempts, unknownEffects } }: VerdictFacts): Sentence {
  return [
    "No harmful call among ", plain(countText(calls), `/incidents/${id}/timeline`), ". ", plain("What was checked", "/method"), ".",
    ...(attempts === 0 ? [] : [" ", plain(counted(attempts, "call"), effectsHref(id, { harm: ["attempt"] })), " would have done harm and did not run, or is not known to have run."]),
    ...(unknownEffects === 0 ? [] : [" What ", plain(counted(unknownEffects, "effect"), effectsHref(id, { class: ["unknown"] })), " did is not known."]),
  ];
}

type OfDocument = Extract<Instruction, { kind: "document" }>;
const nouns = { tool_result: "the result of", retrieval: "the retrieved document", attachment: "the attachment" } as const;

function documentClause(incident: string, { document, origin, source }: OfDocument, place: "start" | "middle"): Clause {
  const words = source === null || source === "" ? `${nouns[origin] === "the result of" ? "a tool's result" : nouns[origin]}` : `${nouns[origin]} ${shortened(source, 60)}`;
  return named(place === "start" ? words.charAt(0).toUpperCase() + words.slice(1) : words, injectionHref(incident, { document }));
}

function passageParts(incident: string, { document, passage, text, call }: OfDocument): Sentence {
  const href = injectionHref(incident, { document, passage, call });
  return text === null || text === "" ? [" to do it, ", plain("in this passage", href)] : [": ", quoted(shortened(text, 110), href)];
}

function thenCalled(incident: string, { deciding }: Overview, { atUs }: Instruction): Sentence {
  if (deciding === null) return [];
  const later = laterText(atUs, deciding.call.timeUs);
  return [later === null ? "; then the agent called " : `; ${later} the agent called `, callClause(incident, deciding.call)];
}
