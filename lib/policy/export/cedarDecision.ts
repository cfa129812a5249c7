import type { Decision } from "../policyDocument.ts";

/** A policy that decided, by what it says of itself. */
export type CedarReason = { readonly id: string; readonly asks: boolean; readonly isFallback: boolean };

/** What the answer of Cedar means: `reasons` are the annotations of the policies that decided. An error or an answer that is none is deny. */
export function cedarDecision(answer: "allow" | "deny" | "failure", reasons: readonly CedarReason[]): { readonly decision: Decision; readonly rule: string } {
  if (answer !== "allow") return { decision: "deny", rule: reasons[0]?.id ?? "default" };
  const ask = reasons.find(({ asks, isFallback }) => asks && !isFallback);
  if (ask !== undefined) return { decision: "require_approval", rule: ask.id };
  const allow = reasons.find(({ asks }) => !asks);
  if (allow !== undefined) return { decision: "allow", rule: allow.id };
  return { decision: reasons.length > 0 ? "require_approval" : "deny", rule: reasons[0]?.id ?? "default" };
}
