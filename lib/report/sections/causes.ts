import type { Citations } from "../citations.ts";
import type { Block } from "../reportDocument.ts";
import type { ReportFacts, ReportFactor } from "../reportFacts.ts";
import { said, say, sentence } from "../say.ts";
import { verdictWords } from "../words.ts";
import { conditionChecks } from "../checks/conditions.ts";
import { failurePointChecks } from "../checks/failurePoints.ts";
import { list, missing, paragraph } from "./blocks.ts";

/** Told in other sections: what was said afterwards is a statement. */
const statements: readonly ReportFactor["code"][] = ["own_explanation", "false_report"];

/** Conditions that the evidence shows; none of them is the fault of a person. */
export function causesSection(facts: ReportFacts, cite: Citations): Block[] {
  const factors = facts.factors.filter(({ code }) => !statements.includes(code));
  const { deciding, holds } = facts.verdict;
  const root = deciding === null ? [] : paragraph("causes.root", [sentence(say`What set it off: ${verdictWords[holds]}. What let it happen are the conditions below; each is one that the evidence shows, and none of them is the fault of a person.`, cite.call(deciding))]);
  return [
    ...root,
    ...list("causes.factors", "Contributing factors", factors.map((factor) => factorSentence(factor, cite))),
    conditionChecks(facts, cite),
    failurePointChecks(facts, cite),
    ...missing("causes.missing", factors.length === 0 ? [sentence(say`No contributing factor that the rules look for is in the evidence.`, ...cite.evidence())] : []),
  ];
}

export function factorSentence({ code, title, message, calls, cites }: ReportFactor, cite: Citations): ReturnType<typeof sentence> {
  const proofs = [...cite.calls(calls.slice(0, 6)), ...cite.places(cites.slice(0, 4))];
  return sentence(say`${title}: ${said(message)}`, ...(proofs.length === 0 ? cite.evidence() : proofs), cite.rule(code));
}
