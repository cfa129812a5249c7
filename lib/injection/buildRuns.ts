import type { JsonValue } from "../base/json.ts";
import { type DraftSource, loadSighting, type SightingPlace } from "../trace/loadSighting.ts";
import type { SaidRow } from "./injectionIndex.ts";
import type { PlannedStep, RunPlan } from "./planRuns.ts";
import type { Run, RunStep } from "./run.ts";

/** How much of texts is read, in UTF-16 units: of one, and of all of one run. What lies beyond is not looked at, and that is said. */
export type TextLimits = { readonly text: number; readonly run: number };
export const textLimits: TextLimits = { text: 5_000_000, run: 64_000_000 };

/** `read`: by document, how much of its text the run holds; null where the evidence does not have it. */
export type BuiltRun = { readonly run: Run; readonly read: ReadonlyMap<number, number | null> };

/** The number of a document of which the evidence has nothing: what a call gave back that nobody wrote down. */
export const lostDocument = 0;

/**
 * Reads the texts of a run from the exhibits. `tools`: names of the tools that were offered. A document that the evidence has in part, or of
 * which the budget of the run leaves nothing, has no text.
 */
export async function buildRun(plan: RunPlan, source: DraftSource, tools: readonly string[], limits = textLimits, goOn: () => void = () => undefined): Promise<BuiltRun> {
  const reader = new RunReader(source, limits);
  const steps: RunStep[] = [];
  for (const [at, step] of plan.steps.entries()) {
    if (at % 64 === 0) goOn();
    steps.push(await reader.step(step));
  }
  return { run: { steps, tools }, read: reader.read };
}

const kindOf = { system: "operator", user: "user", assistant: "assistant" } as const satisfies Record<SaidRow["role"], RunStep["kind"]>;

class RunReader {
  readonly read = new Map<number, number | null>();
  readonly #source: DraftSource;
  readonly #limits: TextLimits;
  #left: number;

  constructor(source: DraftSource, limits: TextLimits) {
    [this.#source, this.#limits, this.#left] = [source, limits, limits.run];
  }

  async step(step: PlannedStep): Promise<RunStep> {
    switch (step.kind) {
      case "said":
        return { kind: kindOf[step.said.role], text: (await this.#text(step.said.at, step.said.length)) ?? "" };
      case "call": {
        const { number, tool, state, changes, destroys, argumentsAt } = step.call;
        return { kind: "call", call: { number, tool, state, changes, destroys, arguments: await this.#arguments(argumentsAt) } };
      }
      case "lost":
        return { kind: "document", document: { number: lostDocument, call: step.call.number, origin: "tool_result", source: step.call.tool, text: null } };
      case "document": {
        const { number, call, origin, source, length, isWhole, at } = step.document;
        const text = isWhole ? await this.#text(at, length) : null;
        this.read.set(number, isWhole ? (text?.length ?? 0) : null);
        return { kind: "document", document: { number, call, origin, source, text } };
      }
    }
  }

  /** Null where the record can no longer be read, or nothing of the budget is left. */
  async #text(at: SightingPlace, length: number): Promise<string | null> {
    const most = Math.min(this.#limits.text, this.#left);
    if (length > 0 && most <= 0) return null;
    const text = (await loadSighting(this.#source, at))?.text?.slice(0, most) ?? null;
    this.#left -= text?.length ?? 0;
    return text;
  }

  async #arguments(at: SightingPlace | null): Promise<JsonValue | undefined> {
    const args = at === null ? null : ((await loadSighting(this.#source, at))?.arguments ?? null);
    if (args === null) return undefined;
    if (args.state === "empty") return args.value ?? {};
    return args.state === "present" ? args.value : undefined;
  }
}
