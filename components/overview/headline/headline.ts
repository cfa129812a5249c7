import type { AuditOverview } from "@/lib/api/auditContract.ts";
import type { Incident } from "@/lib/api/contract.ts";
import type { Overview } from "@/lib/api/overviewContract.ts";
import type { Capture } from "@/lib/findings.ts";
import { effectsHref } from "../../impact/impact-address.ts";
import { counted } from "../../impact/impact-words.ts";
import { countText } from "../../ui/count.tsx";
import { auditSentence } from "./audit-sentence.ts";
import { listed, plain, type Clause, type Sentence } from "./sentence.ts";
import { verdictSentence, type VerdictFacts } from "./verdict-sentence.ts";

export type HeadlineFacts = Omit<VerdictFacts, "incident"> & { readonly incident: Pick<Incident, "id" | "capture" | "exhibits">; readonly audit: AuditOverview | null };

/** In the fixed order: who asked, harm, audit, gaps. A sentence with nothing to say is null, except the audit's. */
export type Headline = { readonly verdict: Sentence; readonly harm: Sentence | null; readonly audit: Sentence; readonly gaps: Sentence | null };

export function headlineOf(facts: HeadlineFacts): Headline {
  const { incident, overview, audit } = facts;
  return { verdict: verdictSentence(facts), harm: harmSentence(incident.id, overview), audit: auditSentence(incident.id, audit), gaps: gapsSentence(incident, overview) };
}

/** "3 harmful calls among 205, 2 of their effects not reversible, 2 attempts." Null where no call did harm. */
function harmSentence(incident: string, { harmful, irreversible, attempts, calls }: Overview): Sentence | null {
  if (harmful === 0) return null;
  const parts: Sentence = [
    plain(counted(harmful, "harmful call"), effectsHref(incident, { harm: ["harmful"] })), ` among ${countText(calls)}`,
    ...(irreversible === 0 ? [] : [", ", plain(`${counted(irreversible, "effect")} not reversible`, effectsHref(incident, { harm: ["harmful"], reversible: ["no"] }))]),
    ...(attempts === 0 ? [] : [", ", plain(counted(attempts, "attempt"), effectsHref(incident, { harm: ["attempt"] }))]),
  ];
  return [...parts, "."];
}

const parts: readonly (readonly [keyof Capture, string])[] = [["systemPrompt", "system prompt"], ["userTurn", "user turn"], ["retrievedContext", "retrieved context"], ["toolSchemas", "tool schemas"]];

/** What the evidence lacks; null where it lacks nothing. */
function gapsSentence({ id, capture, exhibits }: HeadlineFacts["incident"], { lacking: { calls } }: Overview): Sentence | null {
  const at = `/incidents/${id}#capture`;
  const problems = exhibits.reduce((sum, { findings }) => sum + (findings?.problems.length ?? 0), 0);
  const gaps: Clause[] = [
    ...(calls.arguments === 0 ? [] : [plain(`${counted(calls.arguments, "call")} without arguments`, at)]),
    ...(calls.responses === 0 ? [] : [plain(`${counted(calls.responses, "call")} without a response`, at)]),
    ...parts.flatMap(([part, word]) => (capture === null || capture[part] === "present" ? [] : [plain(`${word} ${capture[part] === "partial" ? "in part" : "absent"}`, at)])),
  ];
  const met: Sentence = problems === 0 ? [] : [plain(counted(problems, "problem"), `/incidents/${id}/evidence#exhibits`), ` ${problems === 1 ? "was" : "were"} met while the exhibits were read.`];
  if (gaps.length === 0) return met.length === 0 ? null : met;
  return ["Not all of it is in the evidence: ", ...listed(gaps), met.length === 0 ? "." : ". ", ...met];
}
