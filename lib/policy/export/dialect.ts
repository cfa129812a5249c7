import type { LossConsequence } from "../policyExport.ts";
import type { Condition, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { RuleLine } from "./ruleLine.ts";

export type RuleKind = "allow" | "require_approval" | "deny";

/**
 * Can a dialect say a line? `narrowed`: it can say less than the line allows, and the line under `name` is what it can say.
 */
export type LineAnswer =
  | { readonly kind: "said" }
  | { readonly kind: "narrowed"; readonly name: string; readonly condition: Condition; readonly lost: string }
  | { readonly kind: "lost"; readonly lost: string };

export const said: LineAnswer = { kind: "said" };
export const lost = (what: string): LineAnswer => ({ kind: "lost", lost: what });

/**
 * What a target can say. Texts are what it cannot, in words for the list of losses; null means that it can.
 * `missing`: what happens to a tool of which the file says nothing.
 */
export type Dialect = {
  readonly asks: boolean;
  readonly hasFallback: boolean;
  readonly counts: boolean;
  readonly missing: LossConsequence;
  /** May an argument be there or not in one rule? Otherwise a rule is written once for each case. */
  readonly hasOptional: boolean;
  readonly tool: (tool: ToolPolicy) => string | null;
  readonly line: (line: RuleLine, tool: ToolPolicy) => LineAnswer;
  readonly denyLine: (line: RuleLine, tool: ToolPolicy) => string | null;
  /** That no further argument may be there. */
  readonly closes: (rule: PolicyRule, tool: ToolPolicy) => string | null;
  /** That further arguments do not matter. */
  readonly opens: string | null;
  /** A rule as a whole, once its lines have been looked at. */
  readonly rule: (rule: PolicyRule, kind: RuleKind, tool: ToolPolicy) => string | null;
};

const can = (): null => null;

/** A dialect that can say everything; what a target cannot is laid over it. */
export const fullDialect: Dialect = {
  asks: true, hasFallback: true, counts: true, missing: "deny", hasOptional: true,
  tool: can, line: () => said, denyLine: can, closes: can, opens: null, rule: can,
};
