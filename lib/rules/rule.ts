import type { JsonValue } from "../base/json.ts";

/** A call, for which a rule must fire or must not. Tests are made from these, and the method page shows them. */
export type RuleExample = { readonly tool: string; readonly arguments: { readonly [name: string]: JsonValue }; readonly result?: string; readonly note?: string; /** Hints of the server that offers the tool. */ readonly schema?: { readonly readOnlyHint?: boolean; readonly destructiveHint?: boolean }; /** Calls of the same trace before it, oldest first. */ readonly earlier?: readonly RuleExample[]; /** False: the arguments are not in the evidence. */ readonly captured?: boolean };

/** What every rule says of itself, with examples of its own kind. Ids are for ever: findings name them. */
export type RuleTold<Match, Miss = Match> = {
  readonly id: string;
  /** The version that first had it. */
  readonly since: string;
  readonly title: string;
  readonly why: string;
  readonly matches: readonly Match[];
  /** Near misses: what looks alike and is decided otherwise. */
  readonly not: readonly Miss[];
};
export type RuleText = RuleTold<RuleExample>;
