import type { RuleView, ToolView } from "../../api/policyContract.ts";
import { readTime } from "../../base/time.ts";
import type { DraftedRule } from "../../policy/draft/draftedRule.ts";
import type { DraftedTool } from "../../policy/draft/draftTool.ts";
import type { Decision, PolicyDocument, PolicyRule, ToolPolicy } from "../../policy/policyDocument.ts";
import { conditionWords, limitWords, ruleWords } from "../../policy/ruleWords.ts";
import { callRefs, inOrder } from "../../store/callRefs.ts";
import type { Observed } from "./observeIncident.ts";
import type { PolicyCase } from "./policyOrder.ts";

const examplesMax = 3;
const kinds = ["allow", "require_approval", "deny"] as const satisfies readonly Decision[];

/** The rules of a policy as people read them; where it was drafted, with what they were chosen from. */
export function toolViews(policy: PolicyDocument, drafted: readonly DraftedTool[], ticked: ReadonlySet<string>, { db }: Pick<Observed, "db">, { zeroUs }: Pick<PolicyCase, "zeroUs">): ToolView[] {
  const learned = new Map(drafted.map((tool) => [tool.policy.tool, tool]));
  return policy.tools.map((tool): ToolView => {
    const from = learned.get(tool.tool);
    const rules = new Map(from?.rules.map((one) => [one.rule.id, one]) ?? []);
    const view = (rule: PolicyRule, decision: Decision): RuleView => ruleView(rule, decision, rules.get(rule.id) ?? null, ticked.has(rule.id), db, zeroUs);
    return { tool: tool.tool, kind: from?.kind ?? "written", isThin: from?.isThin ?? false, unseen: [...(from?.unseen ?? [])], limits: tool.limits === undefined ? [] : limitWords(tool.limits), rules: kinds.flatMap((kind) => rulesOf(tool, kind).map((rule) => view(rule, kind))) };
  });
}

const rulesOf = (tool: ToolPolicy, kind: (typeof kinds)[number]): readonly PolicyRule[] => tool[kind] ?? [];

function ruleView(rule: PolicyRule, decision: Decision, drafted: DraftedRule | null, ticked: boolean, db: Observed["db"], zeroUs: number | null): RuleView {
  const { support } = rule;
  const examples = drafted?.seen.slice(0, examplesMax) ?? [];
  const instant = (text: string | null | undefined): number | null => (text === null || text === undefined ? null : (readTime(text)?.us ?? null));
  return {
    id: rule.id, decision, fallback: rule.fallback === true, words: ruleWords(rule), reason: rule.reason ?? null,
    calls: support?.calls ?? 0, runs: support?.runs ?? 0, firstUs: instant(support?.first), lastUs: instant(support?.last), examples: inOrder(callRefs(db, examples, zeroUs), examples),
    forms: drafted?.forms.map(({ kind, opens, loses, lets }) => ({ kind, opens, loses, lets: lets.map((call) => `c${call}`) })) ?? [], form: drafted?.form ?? null,
    lines: drafted?.ladders.map(({ path, candidates, chosen }) => ({ path, chosen, candidates: candidates.map(({ kind, opens, loses, lets, condition }) => ({ kind, opens, loses, lets, words: conditionWords(condition) })) })) ?? [],
    destructive: drafted?.isDestructive ?? false, stops: drafted?.stops.map((call) => `c${call}`) ?? [], ticked,
  };
}
