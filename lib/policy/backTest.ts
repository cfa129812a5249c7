import type { DecisionCounts, ReplayedCall } from "./replay.ts";
import type { Decision } from "./policyDocument.ts";

/** What a call counts as. */
export type Part = "baseline" | "harmful" | "injection" | "left";
/** What became of a call without the policy: in the evidence, or under another one. */
export type Before = "made" | "refused" | Decision;

/** A call put to a policy, beside what became of it before. */
export type ComparedCall = ReplayedCall & { readonly part: Part; readonly was: Before };
export type Counted = DecisionCounts & { readonly of: number };
export type Compared = {
  readonly parts: { readonly [part in Part]: Counted };
  readonly passing: readonly ComparedCall[];
  readonly lists: { readonly newly_denied: readonly ComparedCall[]; readonly newly_allowed: readonly ComparedCall[]; readonly unchanged: readonly ComparedCall[]; readonly unplayable: readonly ComparedCall[] };
  /** By run: where the incident would have stopped, and the first call that did harm. */
  readonly stops: readonly { readonly run: string; readonly at: ComparedCall | null; readonly firstHarm: ComparedCall | null; readonly inTime: boolean }[];
};

/** `before`: by call; where there is none, what happened in the evidence. */
export type Comparing = { readonly partOf: (call: number) => Part; readonly before: ReadonlyMap<number, Decision> | null };

/** Counts a replay part by part, and says what is otherwise than it was. Needing approval counts as no longer allowed by itself. */
export function compareReplay(replayed: readonly ReplayedCall[], { partOf, before }: Comparing): Compared {
  const all = replayed.map((one): ComparedCall => ({ ...one, part: partOf(one.call.number), was: before?.get(one.call.number) ?? (one.call.state === "refused" ? "refused" : "made") }));
  const lists = { newly_denied: [] as ComparedCall[], newly_allowed: [] as ComparedCall[], unchanged: [] as ComparedCall[], unplayable: [] as ComparedCall[] };
  for (const one of all) lists[listOf(one)].push(one);
  const of = (part: Part): Counted => counted(all.filter((one) => one.part === part));
  return {
    parts: { baseline: of("baseline"), harmful: of("harmful"), injection: of("injection"), left: of("left") },
    passing: all.filter(({ part, answer }) => isOfIncident(part) && answer.decision === "allow"), lists, stops: stopsOf(all),
  };
}

const isOfIncident = (part: Part): boolean => part === "harmful" || part === "injection";

function listOf({ call, was, answer: { decision } }: ComparedCall): keyof Compared["lists"] {
  if (call.arguments === undefined) return "unplayable";
  const wasAllowed = was === "made" || was === "allow";
  if (wasAllowed === (decision === "allow")) return "unchanged";
  return wasAllowed ? "newly_denied" : "newly_allowed";
}

function stopsOf(all: readonly ComparedCall[]): Compared["stops"] {
  const incident = all.filter(({ part }) => isOfIncident(part));
  return [...new Set(incident.map(({ run }) => run))].map((run) => {
    const own = incident.filter((one) => one.run === run);
    const at = own.findIndex(({ answer }) => answer.decision !== "allow");
    const harm = own.findIndex(({ part }) => part === "harmful");
    return { run, at: own[at] ?? null, firstHarm: own[harm] ?? null, inTime: at >= 0 && (harm < 0 || at <= harm) };
  });
}

function counted(calls: readonly ComparedCall[]): Counted {
  const of = (decision: Decision): number => calls.filter(({ answer }) => answer.decision === decision).length;
  return { allow: of("allow"), require_approval: of("require_approval"), deny: of("deny"), of: calls.length };
}
