import type { EffectWords } from "@/lib/rules/effects/commandTable.ts";

/** A rule as the method page shows it: everything as text. */
export type MethodRule = {
  /** Also its anchor. */
  readonly id: string;
  readonly since: string;
  readonly title: string;
  readonly why: string;
  /** Null for factors: they say nothing of a single call. */
  readonly effect: EffectWords | null;
  /** The words and options that decide, where a table names them; otherwise "". */
  readonly looksFor: string;
  readonly matches: readonly string[];
  readonly not: readonly string[];
};

/** Rules that read the same thing, under one head that opens. */
export type RuleGroup = {
  /** Unlike any id of a rule. */
  readonly id: string;
  readonly kind: "language" | "tool" | "factor" | "phase" | "instruction";
  readonly title: string;
  /** Other tools that the same table speaks of. */
  readonly alsoFor: readonly string[];
  readonly rules: readonly MethodRule[];
};

/** A factor that has a name in the findings document and no rule yet. */
export type UnruledFactor = { readonly code: string; readonly title: string };

export type RuleSetFacts = { readonly product: string; readonly schema: string; readonly effectRules: number; readonly factorRules: number; readonly newest: string; readonly digest: string };

/** A bound in force. `ratio`: so many to one. */
export type LimitRow = { readonly name: string; readonly value: number; readonly unit: "bytes" | "count" | "ratio"; readonly beyond: string };
/** Bounds of one stage, and what all of them have in common. */
export type LimitGroup = { readonly title: string; readonly note: string; readonly rows: readonly LimitRow[] };
