import type { FactorCode } from "../rules/factors/factorCodes.ts";
import type { Action, Block, Check, Sentence } from "./reportDocument.ts";
import type { ReportFacts } from "./reportFacts.ts";

type Proposal = Pick<Action, "text" | "type">;
/** Something to be done that the findings speak for. `source` names what it comes from, and is how an accepted one is known. */
export type Suggestion = Proposal & { readonly source: string; readonly why: string; readonly cites: readonly string[] };

const prevent = (text: string): Proposal => ({ text, type: "prevent" });
/** What each factor asks for; null: it is nothing that an action mends. */
const byFactor: Readonly<Record<FactorCode, Proposal | null>> = {
  broad_permission: prevent("Narrow the tool and its credential to what the legitimate calls use."), environment_confusion: prevent("Give staging and production identities of their own, so that work on one cannot reach the other."),
  credential_found: prevent("Take the credential out of the place where the run met it, rotate it, and keep its successor where no run reads."), no_approval_gate: prevent("Put an approval outside the agent before calls of this kind."),
  approval_disabled: prevent("Switch asking on again, and take the switch out of the agent's reach."), ambiguous_instruction: { text: "Require a bound (which, how many, until when) in tasks that clean, remove or reset.", type: "process" },
  constraint_lost: prevent("Move the bound that got lost out of the prompt into the tool or the policy."), rule_in_prompt_only: prevent("Enforce the rule of the prompt in the policy: deny by default, allow by target."),
  instruction_in_content: prevent("Treat content that is read as data: let no call follow from it that the user did not ask for."), mixed_trust_context: prevent("Keep untrusted text and operator text in messages of their own."),
  feedback_loop: prevent("Put a ceiling on rate and size outside the agent, with a cool-down between steps of the same kind."), no_magnitude_limit: prevent("Limit rows, resources and cost of one call and of one run."),
  no_dry_run: prevent("Require a count or a plan before what cannot be undone."), warning_ignored: { text: "Stop the run where a tool warns of loss, and ask.", type: "detect" },
  shared_backup: prevent("Keep backups outside what they back up."), false_report: { text: "Check reports of agents against results before anybody acts on them.", type: "detect" },
  log_destroyed: { text: "Keep the record of runs where the agent cannot write.", type: "detect" }, subagent_deviation: prevent("Hand sub-agents the policy of their parent, and check their calls against what they were told."),
  hidden_verb: prevent("Judge commands by what they run, not by their first word."), standing_credential: prevent("Issue credentials for a session, with an end."), trust_escalation: { text: "Look at the permissions of agents at fixed intervals, and take back what is not used.", type: "process" },
  retry_after_refusal: { text: "Let a refusal end the attempt: the same target by another way needs approval.", type: "prevent" }, own_explanation: null,
};

/** For guards that are missing whatever factor shows it. */
const byCheck: Readonly<Record<string, Proposal>> = {
  "guard.audit_trail": { text: "Write every command to a log that the agent cannot write, and compare it with the trace.", type: "detect" }, "week.signed_log": { text: "Sign the log and keep its head elsewhere, so that changes and a cut end are seen.", type: "detect" },
  "response.capture": { text: "Export the runs again with everything that is missing, and switch on what was not recorded.", type: "detect" }, "week.tracing": { text: "Trace every run with arguments and responses.", type: "detect" },
  "minutes.radius": { text: "Find out what the calls did whose effect is not known, or whose end is not in the evidence.", type: "mitigate" },
};
const recoveriesMax = 20;

/** What is proposed and not yet written down: recovery that stands open, what the factors ask for, and guards that are missing. */
export function suggestedActions(facts: ReportFacts, blocks: readonly Block[], actions: readonly Action[]): Suggestion[] {
  const taken = new Set(actions.map(({ source }) => source));
  const seen = new Set<string>();
  return [...ofRecovery(facts), ...ofFactors(facts), ...ofChecks(blocks)].filter(({ source, text }) => {
    const isNew = !taken.has(source) && !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

function ofRecovery({ recovery }: ReportFacts): Suggestion[] {
  return recovery.filter(({ state }) => state === "open").slice(0, recoveriesMax).map(({ id, kind, title, action, call }) => ({
    text: title, type: kind === "freeze_credentials" ? "mitigate" : "recover", source: `recovery:${id}`, why: action, cites: call === null ? [] : [call],
  }));
}

function ofFactors({ factors }: ReportFacts): Suggestion[] {
  return factors.flatMap(({ code, message, calls }) => {
    const proposal = byFactor[code];
    return proposal === null ? [] : [{ ...proposal, source: `factor:${code}`, why: message, cites: calls }];
  });
}

function ofChecks(blocks: readonly Block[]): Suggestion[] {
  const checks = blocks.flatMap((block): readonly Check[] => (block.kind === "checks" ? block.checks : []));
  return checks.filter(({ state }) => state === "not_met").flatMap(({ id, title, reason }) => {
    const proposal = byCheck[id];
    return proposal === undefined ? [] : [{ ...proposal, source: `check:${id}`, why: `${title}: ${plain(reason)}`, cites: reason.cites.filter((cite) => /^c\d+$/.test(cite)) }];
  });
}

const plain = ({ pieces }: Sentence): string => pieces.map((piece) => (typeof piece === "string" ? piece : "code" in piece ? piece.code : piece.said)).join("");
