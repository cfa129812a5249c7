import type { RuleText } from "../rule.ts";

/** The words of `EffectDraft`, spelled here again because rules stand below effects; a test holds the two lists equal. */
export type EffectWords = {
  readonly class: "read_only" | "config_change" | "data_mutation" | "infrastructure" | "history_rewrite" | "external_communication" | "credential_access" | "unknown";
  readonly destructive: boolean;
  readonly reversible: "yes" | "with_effort" | "no" | "unknown";
  readonly shared: "yes" | "no" | "unknown";
};

/** Where the names of what is touched stand in a command. */
export type TargetWords = {
  readonly kind: string;
  /** `operands`: every word after the verb that is no option; `first`, `second`, `last`: one of them; `rest`: all but the first; `option`: values of these options. */
  readonly from: "operands" | "first" | "second" | "last" | "rest" | { readonly option: readonly string[] };
};

export type EffectTemplate = EffectWords & {
  readonly targets?: readonly TargetWords[];
  /** Unit of a number in the result. */
  readonly counts?: string;
};

/** Options that must be there or must not. Names as written (`--force`, `-f`); `--name=value` asks for the value too, `*` ends a prefix. */
export type OptionTest = { readonly any?: readonly string[]; readonly all?: readonly string[]; readonly none?: readonly string[]; /** One operand equals one of these; `*` ends a prefix or starts a suffix. */ readonly operand?: readonly string[]; /** How many operands stand behind the verb. */ readonly count?: { readonly min?: number; readonly max?: number } };

export type CommandRule = RuleText & {
  /** The words after the command that decide: `delete`, `state rm`; `get-*` is a prefix, `*` any one word, `""` none at all. Several are alternatives. */
  readonly verb: string | readonly string[];
  readonly when?: OptionTest;
  readonly effect: EffectTemplate;
};

/** One command line tool, or several that speak the same. */
export type CommandTable = {
  readonly names: readonly string[];
  /** Options before or behind the verb whose value is the next word. */
  readonly valueOptions: readonly string[];
  /** Long options may be cut short (`--forc`). */
  readonly abbreviations?: boolean;
  /** Capitals mean nothing in its verbs. */
  readonly anyCase?: boolean;
  /** Words in front of the verb that name a thing and are no verb (`aws s3api`, `gcloud compute instances`): how many, or which. */
  readonly groups?: number | readonly string[];
  /** Options with which nothing is done. */
  readonly dryRun: readonly string[];
  /** Options that name where it acts: for the environment, and for what is shared. */
  readonly placeOptions?: readonly string[];
  /** Options and variables whose value sends the command to another machine: then others share what it touches. */
  readonly elsewhere?: readonly string[];
  /** The first that fits decides: the more particular ones stand first. */
  readonly rules: readonly CommandRule[];
  /** Where no rule fits: by the verb's own word, or always this. */
  readonly otherwise: "byVerb" | EffectTemplate;
};
