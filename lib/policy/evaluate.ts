import { isObject } from "../base/json.ts";
import { compilePolicy, type CompiledRule, type CompiledTool, type RuleInput } from "./compilePolicy.ts";
import type { LimitState, PolicyCall, PolicyDecision, Provenance } from "./decision.ts";
import { checkLimits } from "./limits.ts";
import type { Decision, PolicyDocument } from "./policyDocument.ts";

/** Nothing is trusted. */
export const noProvenance: Provenance = { has: () => false };

/**
 * May this call be made? Pure, deterministic and total: whatever the call holds, it is answered, and what is not understood is denied.
 * deny beats require_approval beats allow beats the default, which is deny; a fallback of require_approval comes after allow.
 * `provenance`: where values came from, as it stood before the call. `state`: what was used up before it; null where nobody counts.
 */
export function evaluate(policy: PolicyDocument, call: PolicyCall, provenance: Provenance = noProvenance, state: LimitState | null = null): PolicyDecision {
  try {
    return decide(policy, call, provenance, state);
  } catch (error) {
    return { decision: "deny", rule: "default", why: `The call could not be judged: ${error instanceof Error ? error.name : "an error"}.`, unchecked: [] };
  }
}

function decide(policy: PolicyDocument, call: PolicyCall, provenance: Provenance, state: LimitState | null): PolicyDecision {
  const tool = compilePolicy(policy).get(call.tool);
  if (tool === undefined) return denied(`No rule speaks of the tool ${shown(call.tool)}.`);
  if (!isObject(call.arguments)) return denied("The arguments of the call are not known.");
  const input: RuleInput = { arguments: call.arguments, derived: call.derived, provenance };
  if (call.derived === null && tool.needsDerived) return denied("What the call does could not be worked out, and a rule that denies asks for it.");
  const deny = tool.deny.find((rule) => rule.touches(input));
  if (deny !== undefined) return answer("deny", deny, "It is denied by name.");
  const ask = firstMatch(tool.ask.filter(({ isFallback }) => !isFallback), input);
  if (ask !== undefined) return answer("require_approval", ask, "It needs approval.");
  const allow = firstMatch(tool.allow, input);
  if (allow !== undefined) return withinLimits(tool, allow, input, state);
  const fallback = firstMatch(tool.ask.filter(({ isFallback }) => isFallback), input);
  const missed = whyNot(tool, input);
  return fallback === undefined ? denied(missed) : answer("require_approval", fallback, missed);
}

const firstMatch = (rules: readonly CompiledRule[], input: RuleInput): CompiledRule | undefined => rules.find((rule) => rule.failing(input, false).length === 0);

function withinLimits({ policy }: CompiledTool, rule: CompiledRule, input: RuleInput, state: LimitState | null): PolicyDecision {
  const { used, unchecked } = checkLimits(policy, input.arguments, input.derived, state);
  if (used !== null) return { decision: "require_approval", rule: `${policy.tool}.limits`, why: `The limit is used up: ${used}.`, unchecked };
  return { decision: "allow", rule: rule.id, why: "Every line of the rule holds.", unchecked };
}

/** The arguments that failed, for the rules that came closest. */
function whyNot({ allow }: CompiledTool, input: RuleInput): string {
  if (allow.length === 0) return "No rule allows anything of this tool.";
  const failures = allow.map((rule) => ({ id: rule.id, names: rule.failing(input, true) }));
  const fewest = Math.min(...failures.map(({ names }) => names.length));
  return failures.filter(({ names }) => names.length === fewest).slice(0, 3).map(({ id, names }) => `${shown(id)} does not hold for ${names.slice(0, 5).map(shown).join(", ")}`).join("; ").concat(".");
}

const answer = (decision: Decision, { id }: CompiledRule, why: string): PolicyDecision => ({ decision, rule: id, why, unchecked: [] });
const denied = (why: string): PolicyDecision => ({ decision: "deny", rule: "default", why, unchecked: [] });
const shown = (name: string): string => (name.length > 120 ? `${name.slice(0, 120)}…` : name);
