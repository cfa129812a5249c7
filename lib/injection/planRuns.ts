import type { StepTable } from "../trace/stepTable.ts";
import type { Moment, RunCallRow, RunDocumentRow, RunReading, SaidRow } from "./injectionIndex.ts";
import { NewWords } from "./newWords.ts";

/** One thing that happened, before its text is read. */
export type PlannedStep =
  | { readonly kind: "said"; readonly said: SaidRow }
  | { readonly kind: "call"; readonly call: RunCallRow }
  | { readonly kind: "document"; readonly document: RunDocumentRow }
  /** A call ran, and what it gave back is not in the evidence. */
  | { readonly kind: "lost"; readonly call: RunCallRow };

/** One run, before its texts are read. `startedBy`: the call of another run that started this agent. */
export type RunPlan = { readonly startedBy: number | null; readonly steps: readonly PlannedStep[] };

type Placed = { readonly trace: number; readonly at: Moment; readonly step: PlannedStep };
/** The outermost agent of a trace. */
const outermost = 0;

/**
 * The runs of one conversation, each in the order in which its agent lived it: the outermost agent's first, an agent that a call started
 * after the one that made the call. What a later prompt repeats is there once.
 */
export function planRuns(index: RunReading, traces: readonly number[]): RunPlan[] {
  const runs = new Map<string, { startedBy: number | null; steps: Placed[] }>();
  const words = new NewWords();
  traces.forEach((trace, at) => {
    const nested = new NestedAgents(index, trace);
    const put = (row: number | null, placed: Placed): void => {
      const agent = nested.agentOf(row);
      const name = agent === outermost ? "" : `${trace} ${agent}`;
      const run = runs.get(name) ?? { startedBy: nested.startedBy(agent), steps: [] };
      run.steps.push(placed);
      runs.set(name, run);
    };
    for (const said of words.of(nested.said)) put(said.step, { trace: at, at: said, step: { kind: "said", said } });
    const answered = new Set(nested.documents.flatMap(({ call }) => call ?? []));
    for (const call of nested.calls) {
      put(call.asked, { trace: at, at: call, step: { kind: "call", call } });
      if (isLost(call) && !answered.has(call.number)) put(call.asked, { trace: at, at: call, step: { kind: "lost", call } });
    }
    for (const document of nested.documents) put(nested.askedFor(document), { trace: at, at: document, step: { kind: "document", document } });
  });
  return [...runs.values()].map(({ startedBy, steps }) => ({ startedBy, steps: promptsFirst(steps.sort(inOrder).map(({ step }) => step)) }));
}

/** A request that nobody is known to have run gave nothing back. */
const isLost = ({ hasResult, state }: RunCallRow): boolean => !hasResult && (state === "executed" || state === "unknown");

/** Traces one after the other; inside one by the clock where both have one, else by the row, else by the place in its record. */
function inOrder(a: Placed, b: Placed): number {
  if (a.trace !== b.trace) return a.trace - b.trace;
  const [x, y] = [a.at.timeUs, b.at.timeUs];
  if (x !== null && y !== null && x !== y) return x - y;
  if ((x === null) !== (y === null)) return x === null ? 1 : -1;
  return (a.at.order ?? 0) - (b.at.order ?? 0) || (a.at.ordinal ?? 0) - (b.at.ordinal ?? 0) || rank(a.step) - rank(b.step);
}

const rank = ({ kind }: PlannedStep): number => (kind === "said" ? 0 : kind === "call" ? 1 : 2);

/** What an operator laid down stands before the first turn, wherever a trace shows it first: a chain's own input may come before the model's prompt. */
function promptsFirst(steps: readonly PlannedStep[]): PlannedStep[] {
  const isSaidBy = (step: PlannedStep, role: SaidRow["role"]): boolean => step.kind === "said" && step.said.role === role;
  const acts = steps.findIndex((step) => step.kind === "call" || isSaidBy(step, "assistant"));
  const head = acts < 0 ? steps : steps.slice(0, acts);
  return [...head.filter((step) => isSaidBy(step, "system")), ...head.filter((step) => !isSaidBy(step, "system")), ...(acts < 0 ? [] : steps.slice(acts))];
}

/** What one trace holds, and which agent of it each row belongs to: models that speak below the run of a tool are an agent that a call started. */
class NestedAgents {
  readonly said: readonly SaidRow[];
  readonly calls: readonly RunCallRow[];
  readonly documents: readonly RunDocumentRow[];
  readonly #steps: Pick<StepTable, "get">;
  readonly #callOfRow = new Map<number, number>();
  readonly #askedBy = new Map<number, number | null>();
  readonly #toolAbove = new Map<number, number>();
  /** Rows of tools below which somebody spoke to a model. */
  readonly #agents = new Set<number>();

  constructor(index: RunReading, trace: number) {
    [this.said, this.calls, this.documents] = [index.saidIn(trace), index.runCallsIn(trace), index.runDocumentsIn(trace)];
    this.#steps = index.traceSteps(trace);
    for (const { number, ran, asked } of this.calls) {
      if (ran !== null) this.#callOfRow.set(ran, number);
      this.#askedBy.set(number, asked);
    }
    for (const { role, step } of this.said) if (role === "user") this.#agents.add(this.#above(step));
    this.#agents.delete(outermost);
  }

  /** The row of the tool that the agent of a row runs in; an agent to whom nobody spoke is a part of the one that called it. */
  agentOf(row: number | null): number {
    let tool = row === null ? outermost : this.#above(row);
    while (tool !== outermost && !this.#agents.has(tool)) tool = this.#above(tool);
    return tool;
  }

  startedBy(agent: number): number | null {
    return agent === outermost ? null : (this.#callOfRow.get(agent) ?? null);
  }

  /** The row of whoever reads a document: who asked for it, where a call did. */
  askedFor({ call, step }: RunDocumentRow): number | null {
    return call === null ? step : (this.#askedBy.get(call) ?? step);
  }

  /** The nearest row of a tool above this one. */
  #above(row: number): number {
    const path = new Set<number>();
    let at = row;
    let found = this.#toolAbove.get(at);
    while (found === undefined) {
      path.add(at);
      const parent = this.#steps.get(at)?.parent ?? null;
      // Rows may name each other as parents.
      if (parent === null || path.has(parent)) found = outermost;
      else if (this.#isTool(parent)) found = parent;
      else found = this.#toolAbove.get((at = parent));
    }
    for (const one of path) this.#toolAbove.set(one, found);
    return found;
  }

  #isTool(row: number): boolean {
    const step = this.#steps.get(row);
    return step !== undefined && step.kind === "TOOL" && step.type === "span";
  }
}
