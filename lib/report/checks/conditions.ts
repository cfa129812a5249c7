import type { Citations } from "../citations.ts";
import type { Block } from "../reportDocument.ts";
import type { ReportFacts } from "../reportFacts.ts";
import { say } from "../say.ts";
import { approvals } from "./gates.ts";
import { byEvidence, byFactors, check, checkBlock, judged, notShown, open, type CheckList } from "./check.ts";

/** The three conditions under which an agent does harm with the right intent. */
export const conditionList: CheckList = {
  id: "conditions", title: "Three conditions", note: "Take one of them away, and an action with the right intent in the wrong place does not happen.", words: { met: "held", not_met: "did not hold", unknown: "unknown" },
  rules: [
    check("condition.ambiguous", "An aim without a bound: clean, remove, reset, purge", null, byFactors(["ambiguous_instruction", "constraint_lost"], "met", byEvidence("Did not hold where the words of user and operator are in the evidence and none is an aim without a bound.", (facts, cite) =>
      facts.capture.userTurn === "present" && facts.setting.asked !== null
        ? judged("not_met", say`The words of user and operator are in the evidence, and no aim without a bound was found in them.`, [cite.place(facts.setting.asked.place)])
        : open(say`The words of the user are not, or not all, in the evidence.`, cite)))),
    check("condition.broad", "Broad permissions", null, byFactors(["broad_permission", "credential_found", "trust_escalation"], "met", notShown("What the tools and credentials admitted beyond the calls cannot be seen in the evidence."))),
    check("condition.no_gate", "Nobody is asked before", null, byFactors(["no_approval_gate", "approval_disabled"], "met", approvals)),
  ],
};

export const conditionChecks = (facts: ReportFacts, cite: Citations): Block => checkBlock(conditionList, facts, cite);
