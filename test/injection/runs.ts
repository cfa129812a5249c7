import type { JsonValue } from "@/lib/base/json.ts";
import { analyzeRun } from "@/lib/injection/analyzeRun.ts";
import type { Run, RunStep } from "@/lib/injection/run.ts";
import type { CallOrigin, RunFindings } from "@/lib/injection/runFindings.ts";
import { onlyLooks } from "@/lib/injection/origin/callWords.ts";

/** A run in short: words of the operator or the user, calls with what they brought back. `result: null` was not captured; without one nothing came back. */
export type ShortStep = { readonly operator: string } | { readonly user: string } | { readonly tool: string; readonly args?: { readonly [name: string]: JsonValue }; readonly result?: string | null };

/** The same as the engine takes it; calls and documents are numbered from 1 on. */
export function runOf(...steps: readonly ShortStep[]): Run {
  let [calls, documents] = [0, 0];
  const lived = steps.flatMap((step): RunStep[] => {
    if ("operator" in step) return [{ kind: "operator", text: step.operator }];
    if ("user" in step) return [{ kind: "user", text: step.user }];
    const number = ++calls;
    const call: RunStep = { kind: "call", call: { number, tool: step.tool, arguments: step.args ?? {}, state: "executed", destroys: false, changes: !onlyLooks(step.tool) } };
    if (step.result === undefined) return [call];
    return [call, { kind: "document", document: { number: ++documents, call: number, origin: "tool_result", source: step.tool, text: step.result } }];
  });
  return { steps: lived, tools: [...new Set(lived.flatMap((step) => (step.kind === "call" ? [step.call.tool] : [])))] };
}

export const analyzed = (...steps: readonly ShortStep[]): RunFindings => analyzeRun(runOf(...steps));

/** The origin of the last call. */
export function lastOrigin(...steps: readonly ShortStep[]): CallOrigin {
  const last = analyzed(...steps).origins.at(-1);
  if (last === undefined) throw new Error("the run has no call");
  return last;
}
