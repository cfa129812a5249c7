import type { JsonValue } from "../../lib/base/json.ts";
import { derivedFields } from "../../lib/policy/derivedFields.ts";
import { draftPolicy, type PolicyDraft } from "../../lib/policy/draft/draftPolicy.ts";
import type { Observation, ObservedCall, ObservedRun, ObservedStep, OfferedTool } from "../../lib/policy/observation.ts";

type CallOptions = { readonly result?: JsonValue; readonly state?: ObservedCall["state"]; readonly origin?: ObservedCall["origin"]; readonly verdict?: "clean" | "suspicious" | "injected"; readonly timeUs?: number };
/** Words of somebody, or a call. */
export type Said = { readonly user: string } | { readonly system: string } | readonly [tool: string, args: JsonValue, options?: CallOptions];

/** Runs as tests write them: what was said, and calls with what came back. Calls are numbered from 1 over all runs. */
export function observed(runs: readonly (readonly Said[])[], offered: readonly OfferedTool[] = []): Observation {
  let number = 0;
  const built = runs.map((steps, at): ObservedRun => ({ id: `run ${at + 1}`, steps: steps.flatMap((step): ObservedStep[] => {
    if ("user" in step) return [{ kind: "said", by: "user", text: step.user }];
    if ("system" in step) return [{ kind: "said", by: "system", text: step.system }];
    const [tool, args, { result, state = "executed", origin = "user", verdict = "clean", timeUs = null } = {}] = step;
    const call: ObservedCall = { number: ++number, tool, arguments: args, state, timeUs, origin, derived: derivedFields(tool, args) };
    const answer: ObservedStep[] = result === undefined ? [] : [{ kind: "result", tool, arguments: args, text: typeof result === "string" ? result : JSON.stringify(result), isClean: verdict === "clean" }];
    return [{ kind: "call", call }, ...answer];
  }) }));
  return { exhibits: [], runs: built, offered };
}

/** The policy of some runs, with destructive calls ticked unless said otherwise. */
export function drafted(observation: Observation, options: { readonly excluded?: readonly string[]; readonly allowsDestructive?: boolean } = {}): PolicyDraft {
  return draftPolicy(observation, { name: "test", excluded: new Set(options.excluded ?? []), allowsDestructive: options.allowsDestructive ?? true });
}
