import type { CallState } from "../findings.ts";
import type { StepLookup } from "./joinTrace.ts";
import { compatible, type OpenCall } from "./openCall.ts";
import type { CallFacts, SightingRow } from "./traceIndex.ts";

/** What one trace says of a call, from everything in it that describes the call. */
export function finishCall(call: OpenCall, stepOf: StepLookup): CallFacts {
  const execution = call.executions[0];
  const request = call.requests[0];
  const first = execution ?? request ?? call.results[0];
  const args = argumentsOf(call);
  const result = resultOf(call);
  return {
    callId: call.callId ?? execution?.callId ?? null,
    step: first?.step ?? null,
    executionStep: execution?.step ?? null,
    tool: request?.tool ?? call.tool,
    state: stateOf(call, stepOf),
    timeUs: execution?.timeUs ?? request?.timeUs ?? call.results[0]?.timeUs ?? null,
    position: first?.position ?? 0,
    argumentsSighting: args?.id ?? null,
    argumentsFrom: args === null || !isCaptured(args) ? "none" : args.kind === "execution" ? "execution" : "request",
    resultSighting: result?.id ?? null,
    cites: citesOf([...call.requests, ...call.executions, ...call.results]),
  };
}

const isCaptured = (one: SightingRow): boolean => one.argumentsState === "present" || one.argumentsState === "empty" || one.argumentsState === "cut";

/** The model's own words where they are; the executor's where the request has none, or where they differ: that is what ran. */
function argumentsOf(call: OpenCall): SightingRow | null {
  const best = (list: readonly SightingRow[]) => list.find((one) => one.argumentsDigest !== null) ?? list.find(isCaptured) ?? list[0] ?? null;
  const [request, execution] = [best(call.requests), best(call.executions)];
  if (request === null || execution === null) return request ?? execution;
  if (!isCaptured(execution)) return request;
  if (!isCaptured(request)) return execution;
  return execution.argumentsDigest !== null && (request.argumentsDigest === null || !compatible(request, execution)) ? execution : request;
}

/** The text as the model saw it, else as the tool's span has it. */
function resultOf(call: OpenCall): SightingRow | null {
  const seen = call.results.find((one) => one.state === "present") ?? call.results.find((one) => one.state === "empty");
  return seen ?? call.executions.find((one) => one.state === "present") ?? null;
}

function stateOf(call: OpenCall, stepOf: StepLookup): CallState {
  const all = [...call.results, ...call.executions];
  if (all.some((one) => one.isError === true)) return "failed";
  if (all.length === 0) return "requested";
  if (call.results.length > 0 || call.executions.some((one) => one.state === "present")) return "executed";
  const ended = call.executions.some((one) => {
    const step = stepOf(one.step);
    return step !== undefined && (step.endUs !== null || step.clockless || step.status === "ok");
  });
  return ended ? "executed" : "unknown";
}

/** The first place of each kind in each exhibit. */
export function citesOf(sightings: readonly SightingRow[]): SightingRow[] {
  const seen = new Set<string>();
  const cites: SightingRow[] = [];
  for (const one of sightings) {
    const key = `${one.exhibit} ${one.kind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    cites.push(one);
  }
  return cites;
}
