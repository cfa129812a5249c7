import type { JsonValue } from "../base/json.ts";
import type { CallState, OriginVerdict } from "../findings.ts";
import { loadParsers } from "../effects/sql/loadParsers.ts";
import { buildRun } from "../injection/buildRuns.ts";
import type { RunReading } from "../injection/injectionIndex.ts";
import { planRuns, type RunPlan } from "../injection/planRuns.ts";
import type { RunStep } from "../injection/run.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import type { DraftSource } from "../trace/loadSighting.ts";
import type { DraftPlace } from "../trace/traceIndex.ts";
import { derivedFields } from "./derivedFields.ts";
import type { Observation, ObservedRun, ObservedStep, OfferedTool } from "./observation.ts";

/** What is known of a call beside its run. `trace`: the id of its trace. */
export type CallStanding = { readonly trace: string; readonly timeUs: number | null; readonly origin: OriginVerdict };

/** What observing needs of a finished index. `lib/store` implements it. */
export type PolicyIndex = RunReading & {
  readonly conversations: () => readonly (readonly number[])[];
  readonly offeredTools: () => readonly { readonly name: string; readonly at: DraftPlace }[];
  readonly callStanding: (call: number) => CallStanding | null;
  /** No passage in it instructs or hides, whatever later calls made of it: before a call nobody knows what will be followed. */
  readonly isCleanByItself: (document: number) => boolean;
  /** SHA-256 of the exhibits, in the order in which they were given. */
  readonly exhibitHashes: () => readonly string[];
};

/** The runs of an incident as drafting and replaying read them. A pure function of the index and the exhibits. */
export async function observeRuns(index: PolicyIndex, source: DraftSource, onProgress: (done: number, total: number) => void = () => undefined): Promise<Observation> {
  await loadParsers();
  const offered = await offeredTools(index, source);
  const conversations = index.conversations();
  const runs: ObservedRun[] = [];
  for (const [done, traces] of conversations.entries()) {
    onProgress(done, conversations.length);
    for (const plan of planRuns(index, traces)) {
      const run = await observeRun(plan, index, source);
      if (run !== null) runs.push(run);
    }
  }
  return { exhibits: index.exhibitHashes(), runs, offered };
}

async function offeredTools(index: PolicyIndex, source: DraftSource): Promise<OfferedTool[]> {
  const tools: OfferedTool[] = [];
  for (const { name, at } of index.offeredTools()) {
    const draft = at.draft === mergedDraft ? null : await source.draft(at);
    const tool = draft === null || draft.type === "trace" ? undefined : draft.offered.find((one) => one.name === name);
    tools.push({ name, parameters: tool?.parameters ?? null });
  }
  return tools;
}

async function observeRun(plan: RunPlan, index: PolicyIndex, source: DraftSource): Promise<ObservedRun | null> {
  const first = plan.steps.find((step) => step.kind === "call");
  if (first === undefined) return null;
  const { run } = await buildRun(plan, source, []);
  const calls = new Map<number, AskedCall>();
  const steps = run.steps.flatMap((step) => observedStep(step, index, calls));
  return { id: index.callStanding(first.call.number)?.trace ?? `c${first.call.number}`, steps };
}

function observedStep(step: RunStep, index: PolicyIndex, calls: Map<number, AskedCall>): ObservedStep[] {
  switch (step.kind) {
    case "user": return [{ kind: "said", by: "user", text: step.text }];
    case "operator": return [{ kind: "said", by: "system", text: step.text }];
    case "assistant": return [];
    case "call": {
      const { number, tool, arguments: args, state } = step.call;
      calls.set(number, { tool, arguments: args });
      return [{ kind: "call", call: observedCall({ number, tool, arguments: args, state }, index) }];
    }
    case "document": {
      const { number, call, text, source } = step.document;
      const isClean = index.isCleanByItself(number);
      const asked = call === null ? null : (calls.get(call) ?? (source === null ? null : { tool: source, arguments: undefined }));
      if (asked === null || text === null) return [{ kind: "document", isClean }];
      return [{ kind: "result", ...asked, text, isClean }];
    }
  }
}

type AskedCall = { readonly tool: string; readonly arguments: JsonValue | undefined };
type Captured = { readonly number: number; readonly tool: string; readonly arguments: JsonValue | undefined; readonly state: CallState };

function observedCall(call: Captured, index: PolicyIndex) {
  const standing = index.callStanding(call.number);
  return { ...call, timeUs: standing?.timeUs ?? null, origin: standing?.origin ?? "undetermined", derived: derivedFields(call.tool, call.arguments) } as const;
}
