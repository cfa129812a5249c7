import type { JsonValue } from "../base/json.ts";
import type { Decision, RatePeriod, ValueSource } from "./policyDocument.ts";

/**
 * What lib/effects says of a call, in the words of the policy; a field that does not apply is absent, and a line that asks for it does not match.
 * `covers`: arguments that were read as a language and are spoken of by these fields.
 */
export type DerivedFields = {
  readonly effect: readonly string[];
  readonly destructive: boolean;
  /** Whether it reaches beyond the agent's own session: yes, no, unknown. */
  readonly shared: readonly string[];
  readonly environment: readonly string[];
  readonly statement_type?: readonly string[];
  readonly tables?: readonly string[];
  readonly row_limit?: number;
  readonly affected_rows_estimate?: number;
  readonly where?: "present" | "absent";
  /** Names of all simple commands of a line. */
  readonly commands?: readonly string[];
  /** The words of the only command of a line. */
  readonly command?: readonly string[];
  readonly directory?: readonly string[];
  /** `git commit`, `query`: what a command or a GraphQL document does, in its own words. */
  readonly operation?: readonly string[];
  readonly root_fields?: readonly string[];
  readonly method?: readonly string[];
  readonly host?: readonly string[];
  readonly recipients?: readonly string[];
  readonly covers: readonly string[];
};

/** A call as the kernel judges it. */
export type PolicyCall = {
  readonly tool: string;
  /** Undefined where they are not known: no rule matches then. */
  readonly arguments: JsonValue | undefined;
  /** Null where they could not be worked out: lines that ask for them do not match, lines of arguments do. */
  readonly derived: DerivedFields | null;
};

/** Where values came from, as it stood before the call. Asked for whole values; answers false where it does not know. */
export type Provenance = { readonly has: (source: ValueSource, value: string) => boolean };

/** How often a tool ran and what it spent before this call; null: there is no clock, so that it cannot be checked. */
export type ToolUsage = {
  readonly calls: { readonly [period in RatePeriod | "session"]: number | null };
  readonly spent: { readonly [period in RatePeriod | "session"]: number | null };
};
/** By tool; a tool without an entry was not called before. */
export type LimitState = { readonly [tool: string]: ToolUsage };

/** `rule`: id of the rule that decided, `default`, or `TOOL.limits`. */
export type PolicyDecision = { readonly decision: Decision; readonly rule: string; readonly why: string; /** Limits that could not be checked. */ readonly unchecked: readonly string[] };
