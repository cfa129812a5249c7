import type { DraftSource } from "../trace/loadSighting.ts";
import { analyzeRun } from "./analyzeRun.ts";
import { buildRun, lostDocument, textLimits, type BuiltRun, type TextLimits } from "./buildRuns.ts";
import type { InjectionIndexWriter } from "./injectionIndex.ts";
import { planRuns, type RunPlan } from "./planRuns.ts";
import type { CallOrigin, RunFindings } from "./runFindings.ts";
import { throughAgents } from "./throughAgents.ts";

/** `onProgress`: `done` of `total` calls and documents; it may throw to end the work. */
export type OriginOptions = { readonly onProgress: (done: number, total: number) => void; readonly limits?: TextLimits };

/**
 * Passages of all documents and the origin of every call, conversation by conversation. A pure function of the index and the exhibits; one run is
 * in memory at a time.
 */
export async function findOrigins(index: InjectionIndexWriter, source: DraftSource, total: number, options: OriginOptions): Promise<void> {
  if (total === 0) return;
  index.prepareInjection();
  const stage = new OriginStage(index, source, total, options);
  for (const traces of index.conversations()) {
    const runs = planRuns(index, traces);
    for (const plan of runs) await stage.add(plan, runs.length > 1);
  }
}

class OriginStage {
  readonly #index: InjectionIndexWriter;
  readonly #source: DraftSource;
  readonly #total: number;
  readonly #options: OriginOptions;
  readonly #tools: readonly string[];
  /** Of conversations with several agents: why the calls were made that start agents. */
  readonly #origins = new Map<number, CallOrigin>();
  #run = 0;
  #done = 0;

  constructor(index: InjectionIndexWriter, source: DraftSource, total: number, options: OriginOptions) {
    [this.#index, this.#source, this.#total, this.#options] = [index, source, total, options];
    this.#tools = index.offeredNames();
  }

  async add(plan: RunPlan, isOneOfSeveral: boolean): Promise<void> {
    const goOn = () => this.#options.onProgress(this.#done, this.#total);
    goOn();
    const found = plan.steps.filter(({ kind }) => kind === "call" || kind === "document").length;
    if (found === 0) return;
    this.#run++;
    await this.#read(plan, isOneOfSeveral, this.#options.limits ?? textLimits, goOn);
    this.#done += found;
  }

  /** Text that overflows what the engine of patterns can remember is read as far as it can be, and that is said as of any text that is too long. */
  async #read(plan: RunPlan, isOneOfSeveral: boolean, limits: TextLimits, goOn: () => void): Promise<void> {
    const built = await buildRun(plan, this.#source, this.#tools, limits, goOn);
    const findings = withinReach(() => analyzeRun(built.run), limits);
    if (findings === null) return this.#read(plan, isOneOfSeveral, { ...limits, text: Math.floor(limits.text / 8) }, goOn);
    this.#keep(plan, built, findings, isOneOfSeveral);
  }

  #keep(plan: RunPlan, { read }: BuiltRun, { documents, origins }: RunFindings, isOneOfSeveral: boolean): void {
    const places = placesOf(plan);
    const cutShort = [...read].filter(([number, units]) => units !== null && units < places.length(number)).map(([number]) => number);
    for (const finding of documents) {
      if (finding.document !== lostDocument) this.#index.putDocumentFinding(finding, read.get(finding.document) ?? null, { run: this.#run, place: places.document(finding.document) });
    }
    const starter = plan.startedBy === null ? null : (this.#origins.get(plan.startedBy) ?? null);
    for (const found of origins) {
      const origin = withCutShort(throughAgents(withoutLost(found), starter), cutShort);
      if (isOneOfSeveral) this.#origins.set(origin.call, origin);
      this.#index.putOrigin(origin, { run: this.#run, place: places.call(origin.call) });
    }
  }
}

/** Null where the texts ask for more than the engine's stack holds, and shorter ones could still be tried. */
function withinReach(analyze: () => RunFindings, { text }: TextLimits): RunFindings | null {
  try {
    return analyze();
  } catch (error) {
    if (!(error instanceof RangeError) || text < textMin) throw error;
    return null;
  }
}
const textMin = 50_000;

/** What the evidence does not have is no source that could be opened. */
function withoutLost(origin: CallOrigin): CallOrigin {
  const path = origin.path.filter(({ kind, number }) => kind === "call" || number !== lostDocument);
  return origin.document === lostDocument ? { ...origin, document: null, passage: null, path } : { ...origin, path };
}

const namedMax = 5;

/** Unread text could hold an instruction. */
function withCutShort(origin: CallOrigin, documents: readonly number[]): CallOrigin {
  if (documents.length === 0) return origin;
  const named = documents.slice(0, namedMax).map((number) => `d${number}`).join(", ");
  const more = documents.length > namedMax ? ` and ${documents.length - namedMax} more` : "";
  return { ...origin, missing: [...origin.missing, `${named}${more}: too long to be read whole; what lies behind the part that was read is unknown.`] };
}

/** Where the calls and documents of a run stand in it. */
function placesOf({ steps }: RunPlan) {
  const calls = new Map<number, number>();
  const documents = new Map<number, { readonly place: number; readonly length: number }>();
  for (const [place, step] of steps.entries()) {
    if (step.kind === "call") calls.set(step.call.number, place);
    if (step.kind === "document") documents.set(step.document.number, { place, length: step.document.length });
  }
  return {
    call: (number: number): number => calls.get(number) ?? 0,
    document: (number: number): number => documents.get(number)?.place ?? 0,
    length: (number: number): number => documents.get(number)?.length ?? 0,
  };
}
