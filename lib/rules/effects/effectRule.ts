import type { RuleExample, RuleText } from "../rule.ts";
import type { EffectWords } from "./commandTable.ts";

/** A rule with what it says of a call to which it fits. `counts`: what a number in the result would count. */
export type EffectRuleText = RuleText & { readonly effect: EffectWords & { readonly counts?: "rows" | "objects" | "files" | "resources" | "branches" | "commits" | "snapshots" | "migrations" | "recipients" | "replicas" | "bytes" | "amount" } };

/** A shell line as an example. */
export const sh = (command: string): RuleExample => ({ tool: "bash", arguments: { command } });
/** A statement as an example. */
export const sql = (query: string, dialect?: string): RuleExample => ({ tool: "run_sql", arguments: { query, ...(dialect === undefined ? {} : { dialect }) } });

type Words = Pick<EffectRuleText, "effect" | "title" | "why" | "matches" | "not">;

export const effectRule = (id: string, words: Words): EffectRuleText => ({ id, since: "0.2.0", ...words });
