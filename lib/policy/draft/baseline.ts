import type { JsonValue } from "../../base/json.ts";
import { secretsIn } from "../../effects/secrets/secretsIn.ts";
import { leavesOf } from "../valuePath.ts";
import { callId, callsOf, type ObservedCall, type ObservedRun } from "../observation.ts";

export const exclusionReasons = ["by_responder", "harmful", "injection", "after_harm", "after_injection", "not_executed", "names_credential"] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];
export type Exclusion = { readonly call: string; readonly reason: ExclusionReason };

/** Which calls count, beside what the origins say. Calls by their ids: c7. */
export type BaselineWish = {
  /** The responder takes them out. */
  readonly excluded: ReadonlySet<string>;
  /** The responder takes them in, whatever the rules say of them. */
  readonly included?: ReadonlySet<string>;
  /** They did harm: they do not count, and neither does what follows them in their run. */
  readonly harmful?: ReadonlySet<string>;
  /** Is this a credential? Where it is not given, what a text tells by itself counts. */
  readonly isCredential?: (text: string) => boolean;
};

/** `taught`: calls whose values count; `named`: calls that failed or were not run, of which the names count. By number. */
export type Baseline = { readonly taught: ReadonlySet<number>; readonly named: ReadonlySet<number>; readonly excluded: readonly Exclusion[] };

/**
 * The calls that count as legitimate: all but those that the responder takes out, those that did harm or that an injection asked for, and what follows
 * such a call in its run, because it was made under the same influence; and calls with a credential among the names of their arguments.
 */
export function selectBaseline(runs: readonly ObservedRun[], wish: BaselineWish): Baseline {
  const baseline = { taught: new Set<number>(), named: new Set<number>(), excluded: [] as Exclusion[] };
  const names = new Names(wish.isCredential ?? ((name) => secretsIn(name).length > 0));
  for (const run of runs) {
    const before: Before = { injection: false, harm: false };
    for (const call of callsOf(run)) {
      const other = reasonOf(call, wish, before);
      const reason = (other === null || other === "not_executed") && names.holdCredential(call.arguments) ? "names_credential" : other;
      before.injection ||= call.origin === "injection";
      before.harm ||= wish.harmful?.has(callId(call)) === true;
      if (reason === null) baseline.taught.add(call.number);
      else {
        baseline.excluded.push({ call: callId(call), reason });
        if (reason === "not_executed") baseline.named.add(call.number);
      }
    }
  }
  return baseline;
}

/** A policy speaks of arguments by their names, and it travels: a call that has a credential for a name teaches nothing. */
class Names {
  readonly #known = new Map<string, boolean>();
  readonly #asks: (text: string) => boolean;

  constructor(asks: (text: string) => boolean) {
    this.#asks = asks;
  }

  holdCredential(args: JsonValue | undefined): boolean {
    return (args === undefined ? [] : (leavesOf(args) ?? [])).some(({ path }) => path.some((step) => step !== "*" && this.#isCredential(step.name)));
  }

  #isCredential(name: string): boolean {
    const known = this.#known.get(name) ?? this.#asks(name);
    this.#known.set(name, known);
    return known;
  }
}

type Before = { injection: boolean; harm: boolean };

function reasonOf(call: ObservedCall, { excluded, included, harmful }: BaselineWish, before: Before): ExclusionReason | null {
  const id = callId(call);
  if (excluded.has(id)) return "by_responder";
  const ran = call.state === "executed" ? null : "not_executed";
  if (included?.has(id) === true) return ran;
  if (harmful?.has(id) === true) return "harmful";
  if (call.origin === "injection") return "injection";
  if (before.injection) return "after_injection";
  return before.harm ? "after_harm" : ran;
}

/** The calls that no draft may let through: those that did harm, and those that an injection asked for. By number. */
export function incidentCalls(runs: readonly ObservedRun[], { harmful }: Pick<BaselineWish, "harmful">): ReadonlySet<number> {
  return new Set(runs.flatMap(callsOf).filter((call) => call.origin === "injection" || harmful?.has(callId(call)) === true).map(({ number }) => number));
}
