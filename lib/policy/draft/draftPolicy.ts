import { formatInstant } from "../../base/time.ts";
import { callsOf, type Observation, type ObservedCall } from "../observation.ts";
import { policySchemaId, type PolicyDocument } from "../policyDocument.ts";
import { isUsableRule } from "../checkPolicy.ts";
import { wellFormed } from "../../base/jcs.ts";
import { replayRun } from "../replay.ts";
import { incidentCalls, selectBaseline, type Baseline, type BaselineWish, type Exclusion } from "./baseline.ts";
import { greatest, least, type Trusted } from "./candidate.ts";
import { draftTool, heldKey, type DraftedTool } from "./draftTool.ts";
import { draftUnobserved } from "./draftUnobserved.ts";
import { gatherEvidence, type ToolEvidence } from "./evidence.ts";
import type { RuleWidths } from "./ruleForm.ts";
import { trustedPlaces } from "./trustedPlaces.ts";

export type DraftOptions = BaselineWish & {
  readonly name: string;
  /** The responder ticked calls that destroy. Without it they are drafted as what needs approval. */
  readonly allowsDestructive: boolean;
  /** Ids of rules that the responder ticked one by one: they are allowed although they destroy, or let calls of the incident through. */
  readonly ticked?: ReadonlySet<string>;
  /** Ids of further calls that no rule may let through. */
  readonly guarded?: ReadonlySet<string>;
  /** How wide the responder wants rules. */
  readonly widths?: RuleWidths;
};

/** A policy with everything that led to it. */
export type PolicyDraft = { readonly policy: PolicyDocument; readonly tools: readonly DraftedTool[]; readonly excluded: readonly Exclusion[]; readonly baseline: Baseline };

/** Drafts the allow-list from what was observed. Pure: the same observation gives the same policy. */
export function draftPolicy(observation: Observation, options: DraftOptions): PolicyDraft {
  const baseline = selectBaseline(observation.runs, options);
  const incident = new Set([...incidentCalls(observation.runs, options), ...Array.from(options.guarded ?? [], (call) => Number(call.slice(1)))].filter((call) => !baseline.taught.has(call)));
  const evidence = gatherEvidence(observation, baseline);
  const trusted: Trusted = { places: trustedPlaces(evidence.values()), sources: ["user", "results"] };
  const drafted = guarded({ observation, options, baseline, incident, evidence, trusted });
  return { ...drafted, excluded: baseline.excluded, baseline };
}

type Drafting = { readonly observation: Observation; readonly options: DraftOptions; readonly baseline: Baseline; readonly incident: ReadonlySet<number>; readonly evidence: ReadonlyMap<string, ToolEvidence>; readonly trusted: Trusted };
type Drafted = Pick<PolicyDraft, "policy" | "tools">;

const turnsMax = 12;

/**
 * Drafts, puts the calls of the incident to the draft, and drafts again with what they passed by made narrower, until none passes: a rule that is as narrow as it
 * gets is asked about. What the responder chose stays as it was chosen.
 */
function guarded(drafting: Drafting): Drafted {
  const { observation: { runs }, incident, options: { widths, ticked } } = drafting;
  const passing = new Map<string, readonly number[]>();
  const concerned = runs.filter((run) => callsOf(run).some(({ number }) => incident.has(number)));
  const known = new Map<string, DraftedTool>();
  for (let turn = 1; ; turn++) {
    const drafted = draftOnce(drafting, passing, known);
    const forms = new Map(drafted.tools.flatMap(({ rules }) => rules.map((one) => [one.rule.id, heldKey(one)] as const)));
    const passed = concerned.flatMap((run) => replayRun(drafted.policy, run)).filter(({ call, answer: { decision, rule } }) => incident.has(call.number) && decision === "allow" && ticked?.has(rule) !== true && widths?.has(rule) !== true);
    if (passed.length === 0 || turn === turnsMax) return drafted;
    for (const { call, answer: { rule } } of passed) {
      const key = forms.get(rule) ?? rule;
      passing.set(key, [...(passing.get(key) ?? []), call.number]);
      known.delete(call.tool);
    }
  }
}

/** `drafted`: tools of the turn before by which nothing passed; the others are put in. */
function draftOnce({ observation, options, baseline, incident, evidence, trusted }: Drafting, passing: ReadonlyMap<string, readonly number[]>, drafted: Map<string, DraftedTool>): Drafted {
  const { name, allowsDestructive, ticked = new Set(), widths = new Map() } = options;
  const offered = new Map(observation.offered.map((tool) => [tool.name, tool]));
  const called = [...evidence.values()].filter((tool) => tool.calls.length > 0 || tool.arguments.size > 0)
    .map((one) => drafted.get(one.tool) ?? draftTool({ evidence: one, parameters: offered.get(one.tool)?.parameters ?? null, trusted, allowsDestructive, ticked, widths, incident, passing }));
  for (const tool of called) drafted.set(tool.policy.tool, tool);
  const known = new Set(called.map(({ policy }) => policy.tool));
  const unused = observation.offered.filter((tool) => !known.has(tool.name)).map((tool) => draftUnobserved(tool, { ticked, passing, isOfIncident: evidence.has(tool.name) }));
  const tools = [...called, ...unused].filter(({ policy: { tool } }) => tool !== "" && tool.length <= nameMax && wellFormed(tool) === tool).map(usable).sort((a, b) => (a.policy.tool < b.policy.tool ? -1 : 1));
  const policy: PolicyDocument = {
    schema: policySchemaId, name, version: 1, basis: basisOf(observation, baseline), default: "deny",
    trust: { user: ["user", "system"], results: [...trusted.places].sort() },
    tools: tools.map((tool) => tool.policy),
    ...(unused.length === 0 ? {} : { not_observed: unused.map((tool) => tool.policy.tool).sort() }),
  };
  return { policy, tools };
}

/** Longer names are no names of tools. */
const nameMax = 200;

/** Names and values are a stranger's: a rule that could not be read back is left out, and its calls need approval. */
function usable(tool: DraftedTool): DraftedTool {
  const { allow, require_approval: ask, ...rest } = tool.policy;
  const kept = allow?.filter(isUsableRule) ?? [];
  return { ...tool, rules: tool.rules.filter(({ rule }) => isUsableRule(rule)), policy: { ...rest, ...(kept.length === 0 ? {} : { allow: kept }), ...(ask === undefined ? {} : { require_approval: ask.filter(isUsableRule) }) } };
}

function basisOf({ exhibits, runs }: Observation, { taught, excluded }: Baseline): PolicyDocument["basis"] {
  const calls: ObservedCall[] = runs.flatMap(callsOf).filter(({ number }) => taught.has(number));
  const times = calls.flatMap(({ timeUs }) => (timeUs === null ? [] : [timeUs]));
  return {
    exhibits: exhibits.map((hash) => `sha256:${hash}`), runs: runs.filter((run) => callsOf(run).some(({ number }) => taught.has(number))).length, calls: calls.length,
    excluded: excluded.filter(({ reason }) => reason !== "not_executed").map(({ call }) => call),
    first: times.length === 0 ? null : formatInstant(least(times)), last: times.length === 0 ? null : formatInstant(greatest(times)),
  };
}
