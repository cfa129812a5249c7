import { isObject } from "../base/json.ts";
import type { PolicyDecision } from "./decision.ts";
import { evaluate } from "./evaluate.ts";
import { amountOf } from "./limits.ts";
import { callsOf, type Observation, type ObservedCall, type ObservedRun } from "./observation.ts";
import type { Decision, PolicyDocument } from "./policyDocument.ts";
import { TrustState } from "./trustState.ts";
import { UsageCounter } from "./usageCounter.ts";

export type ReplayedCall = { readonly run: string; readonly call: ObservedCall; readonly answer: PolicyDecision };

/** Puts every call of a run to the policy, with the provenance and the counters as they were before it. */
export function replayRun(policy: PolicyDocument, run: ObservedRun): ReplayedCall[] {
  const trust = new TrustState(policy.trust ?? {});
  const usage = new UsageCounter();
  const budgets = new Map(policy.tools.map(({ tool, limits }) => [tool, limits?.budget?.argument]));
  const replayed: ReplayedCall[] = [];
  for (const step of run.steps) {
    if (step.kind === "call") {
      const { call } = step;
      const answer = evaluate(policy, call, trust, usage.stateFor(call.tool, call.timeUs));
      replayed.push({ run: run.id, call, answer });
      // What the policy refuses is not made, and uses nothing up.
      if (answer.decision === "allow") usage.note(call.tool, call.timeUs, isObject(call.arguments) ? amountOf(call.arguments, budgets.get(call.tool)) : null);
    }
    trust.add(step);
  }
  return replayed;
}

/** All runs; calls in the order in which the findings document numbers them. */
export function replay(policy: PolicyDocument, { runs }: Observation): ReplayedCall[] {
  return runs.flatMap((run) => replayRun(policy, run)).sort((a, b) => a.call.number - b.call.number);
}

export type DecisionCounts = { readonly [decision in Decision]: number };
/** What the replay comes to. `surprising`: legitimate calls that are not allowed, and calls of the incident that are. */
export type ReplayFigures = {
  readonly legitimate: DecisionCounts;
  readonly incident: DecisionCounts;
  readonly surprising: readonly ReplayedCall[];
  /** For each run with a call of the incident, the first of them that would not have been made by itself; null where all pass. */
  readonly stopped: readonly { readonly run: string; readonly at: ReplayedCall | null }[];
};

/** Counts a replay. `incident`: numbers of the calls that belong to the incident. */
export function replayFigures(replayed: readonly ReplayedCall[], incident: ReadonlySet<number>): ReplayFigures {
  const isIncident = ({ call }: ReplayedCall): boolean => incident.has(call.number);
  const harmful = replayed.filter(isIncident);
  const legitimate = replayed.filter((one) => !isIncident(one));
  const runs = [...new Set(harmful.map(({ run }) => run))];
  return {
    legitimate: counts(legitimate), incident: counts(harmful),
    surprising: replayed.filter((one) => (isIncident(one) ? one.answer.decision === "allow" : one.answer.decision !== "allow")),
    stopped: runs.map((run) => ({ run, at: harmful.find((one) => one.run === run && one.answer.decision !== "allow") ?? null })),
  };
}

function counts(replayed: readonly ReplayedCall[]): DecisionCounts {
  const of = (decision: Decision): number => replayed.filter(({ answer }) => answer.decision === decision).length;
  return { allow: of("allow"), require_approval: of("require_approval"), deny: of("deny") };
}

/** The calls of some runs that are not legitimate: those of an injection. */
export const injectedCalls = (runs: readonly ObservedRun[]): ReadonlySet<number> => new Set(runs.flatMap(callsOf).filter(({ origin }) => origin === "injection").map(({ number }) => number));
