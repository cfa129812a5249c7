import { isObject, RawNumber, type JsonValue } from "../../base/json.ts";
import type { DerivedFields } from "../decision.ts";
import { identifiersIn } from "../identifiers.ts";
import type { Observation, ObservedCall } from "../observation.ts";
import { identifierKinds, type ValueType } from "../policyDocument.ts";
import { TrustState } from "../trustState.ts";
import { leavesOf, pathText, type ValuePath } from "../valuePath.ts";
import { valueText } from "../valueText.ts";
import type { Baseline } from "./baseline.ts";
import { tasksOf } from "./tasks.ts";

/** Where a text came from, as it stood before the call. */
export type SeenText = { readonly text: string; readonly user: boolean; readonly system: boolean; readonly places: ReadonlySet<string> };
/** One value of an argument in one call. `inside`: identifiers in its text. */
export type SeenValue = SeenText & { readonly value: JsonValue; readonly call: SeenCall; readonly inside: readonly SeenText[] };
export type SeenCall = { readonly number: number; readonly run: number; readonly task: number; readonly timeUs: number | null; readonly arguments: JsonValue; readonly derived: DerivedFields | null };

/** Everything seen at one place of a tool's arguments. `incident`: values of calls that are not legitimate. */
export type PathEvidence = { readonly path: ValuePath; readonly text: string; readonly values: SeenValue[]; readonly incident: SeenValue[] };
/** A top-level argument: how often it was there, and as what. */
export type ArgumentEvidence = { readonly types: Set<ValueType>; calls: number };
export type ToolEvidence = {
  readonly tool: string;
  readonly calls: SeenCall[];
  readonly incident: SeenCall[];
  /** Legitimate calls that failed: their values are not learned. */
  readonly failed: SeenCall[];
  /** Of calls that failed too. */
  readonly arguments: Map<string, ArgumentEvidence>;
  readonly paths: Map<string, PathEvidence>;
};

/** What the baseline shows, tool by tool, with the provenance of each value as it was before its call. */
export function gatherEvidence({ runs }: Observation, baseline: Baseline): Map<string, ToolEvidence> {
  const tools = new Map<string, ToolEvidence>();
  const tasks = tasksOf(runs);
  for (const [at, run] of runs.entries()) {
    const trust = new TrustState(null);
    for (const step of run.steps) {
      if (step.kind === "call") note(toolOf(tools, step.call.tool), step.call, { run: at, task: tasks[at] ?? at }, baseline, trust);
      trust.add(step);
    }
  }
  return tools;
}

function toolOf(tools: Map<string, ToolEvidence>, tool: string): ToolEvidence {
  const known = tools.get(tool) ?? { tool, calls: [], incident: [], failed: [], arguments: new Map(), paths: new Map() };
  tools.set(tool, known);
  return known;
}

function note(tool: ToolEvidence, call: ObservedCall, at: { readonly run: number; readonly task: number }, baseline: Baseline, trust: TrustState): void {
  if (!isObject(call.arguments)) return;
  const isTaught = baseline.taught.has(call.number);
  if (isTaught || baseline.named.has(call.number)) noteNames(tool, call.arguments, isTaught);
  const { number, timeUs, derived } = call;
  const seen: SeenCall = { number, timeUs, derived, arguments: call.arguments, ...at };
  if (baseline.named.has(number)) {
    if (call.state === "failed") tool.failed.push(seen);
    return;
  }
  (isTaught ? tool.calls : tool.incident).push(seen);
  for (const { path, value } of leavesOf(call.arguments) ?? []) {
    if (path.length === 0) continue;
    const text = pathText(path);
    const evidence = tool.paths.get(text) ?? { path, text, values: [], incident: [] };
    tool.paths.set(text, evidence);
    (isTaught ? evidence.values : evidence.incident).push(seenValue(value, seen, trust));
  }
}

function noteNames(tool: ToolEvidence, args: { readonly [name: string]: JsonValue }, isTaught: boolean): void {
  for (const [name, value] of Object.entries(args)) {
    const known = tool.arguments.get(name) ?? { types: new Set<ValueType>(), calls: 0 };
    tool.arguments.set(name, known);
    known.types.add(typeOf(value));
    if (isTaught && value !== null) known.calls++;
  }
}

export function typeOf(value: JsonValue): ValueType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof RawNumber || typeof value === "number") return "number";
  return typeof value === "string" ? "string" : typeof value === "boolean" ? "boolean" : "object";
}

function seenValue(value: JsonValue, call: SeenCall, trust: TrustState): SeenValue {
  const text = valueText(value) ?? "";
  const inside = typeof value === "string" && value.length > 6 ? identifiersIn(value, identifierKinds).filter((one) => one !== value).map((one) => seenText(one, trust)) : [];
  return { ...seenText(text, trust), value, call, inside };
}

function seenText(text: string, trust: TrustState): SeenText {
  if (text === "" || text.length > 2_000) return { text, user: false, system: false, places: new Set() };
  return { text, user: trust.has("user", text), system: trust.has("system", text), places: new Set(trust.placesOf(text)) };
}
