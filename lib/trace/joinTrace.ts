import { CallGroups } from "./callGroups.ts";
import { DigestPairs } from "./digestPairs.ts";
import { LinkedCalls } from "./linkedCalls.ts";
import { sameTool, shortName } from "./openCall.ts";
import type { SightingTable } from "./sightingTable.ts";
import { noText } from "./textCodes.ts";
import type { JoinStep } from "./traceIndex.ts";
import { callsByTool, WaitingCalls } from "./waitingCalls.ts";
import { WaitingQueue } from "./waitingQueue.ts";

/** Finds the steps of a trace by id. */
export type StepLookup = (id: number) => JoinStep | undefined;
const none = -1;

/**
 * Joins what one trace shows of its tool calls: the model's request, the tool's span, the message with the result.
 * `sightings` come in order of time, then of reading. Rules, first that fits: the call id (or the position in the
 * history where there is none); else the same tool, requested before it ran, not yet taken, and no argument that both
 * have differs; else two calls. Every look-up goes by link, tool or span, so that traces of any length take linear time.
 */
export function joinTrace(sightings: SightingTable, stepOf: StepLookup): CallGroups {
  return new TraceJoin(sightings, stepOf).join();
}

class TraceJoin {
  readonly #all: SightingTable;
  readonly #calls: CallGroups;
  readonly #linked: LinkedCalls;
  readonly #digests: DigestPairs;
  /** Requested calls by tool; made for tools whose spans do not name their call. */
  readonly #waiting = new Map<string, WaitingCalls>();
  #requested: ReadonlyMap<string, readonly number[]> | null = null;
  /** Calls that nothing answered yet, by tool. */
  readonly #unanswered = new Map<string, WaitingQueue<number>>();
  readonly #runBy = new Map<number, number>();
  readonly #stepOf: StepLookup;

  constructor(sightings: SightingTable, stepOf: StepLookup) {
    [this.#all, this.#stepOf] = [sightings, stepOf];
    this.#calls = new CallGroups(sightings);
    this.#linked = new LinkedCalls(this.#calls);
    this.#digests = new DigestPairs(sightings.digests);
  }

  join(): CallGroups {
    const { count } = this.#all;
    for (let at = 0; at < count; at++) if (this.#all.kind(at) === "request") this.#request(at);
    for (let at = 0; at < count; at++) if (this.#all.kind(at) === "execution") this.#execution(at);
    for (let at = 0; at < count; at++) if (this.#all.kind(at) === "result") this.#result(at);
    return this.#calls;
  }

  #open(at: number): number {
    const call = this.#calls.open(at);
    const link = this.#all.link(at);
    if (link !== noText) this.#linked.add(link, call);
    const tool = shortName(this.#calls.tool(call));
    const queue = this.#unanswered.get(tool) ?? new WaitingQueue<number>((waiting) => !this.#calls.has(waiting, "result"));
    queue.add(call);
    this.#unanswered.set(tool, queue);
    return call;
  }

  #compatible(a: number, b: number): boolean {
    return this.#digests.compatible(this.#all.digest(a), this.#all.digest(b));
  }

  #request(at: number): void {
    const tool = this.#all.tool(at);
    const fits = (call: number) => sameTool(this.#calls.tool(call), tool) && this.#calls.every(call, "request", (other) => this.#compatible(other, at));
    const known = this.#linked.find(this.#all.link(at), this.#all.digest(at), fits);
    this.#calls.add(known === none ? this.#open(at) : known, "request", at);
  }

  #execution(at: number): void {
    const step = this.#all.step(at);
    const call = this.#runBy.get(step) ?? this.#enclosing(at) ?? this.#byCallId(at) ?? this.#byArguments(at) ?? this.#open(at);
    this.#calls.add(call, "execution", at);
    this.#runBy.set(step, call);
  }

  /** A tool's span inside a span that already runs this call: one run, recorded by two instrumentations. */
  #enclosing(at: number): number | null {
    const tool = this.#all.tool(at);
    let step = this.#stepOf(this.#all.step(at))?.parent ?? null;
    for (let hops = 0; step !== null && hops < 4; hops++) {
      const call = this.#runBy.get(step);
      if (call !== undefined && sameTool(this.#calls.tool(call), tool) && this.#calls.every(call, "execution", (other) => this.#compatible(other, at))) return call;
      step = this.#stepOf(step)?.parent ?? null;
    }
    return null;
  }

  /** Calls share an id where a framework uses the tool's name as one: then the arguments tell them apart. */
  #byCallId(at: number): number | null {
    const callId = this.#all.callId(at);
    if (callId === null) return null;
    const fits = (call: number) => this.#calls.some(call, "request", (request) => this.#compatible(request, at));
    let orElse: number | null = null;
    for (let rank = 1; ; rank++) {
      const link = this.#all.links.find(rank === 1 ? `id:${callId}` : `id:${callId}~${rank}`);
      if (this.#linked.first(link) === none) return orElse;
      const { fit, first } = this.#linked.findFree(link, this.#all.digest(at), fits);
      if (fit !== none) return fit;
      orElse ??= first === none ? null : first;
    }
  }

  #byArguments(at: number): number | null {
    const startUs = this.#stepOf(this.#all.step(at))?.startUs ?? null;
    const [tool, isNamed] = [this.#all.tool(at), this.#all.callId(at) !== null];
    const fits = (call: number) =>
      sameTool(this.#calls.tool(call), tool) && !(isNamed && this.#calls.callId(call) !== null) &&
      this.#calls.some(call, "request", (request) => this.#askedBefore(request, startUs) && this.#compatible(request, at));
    const call = this.#waitingFor(shortName(tool ?? "")).take(this.#all.digest(at), fits);
    return call === none ? null : call;
  }

  #waitingFor(tool: string): WaitingCalls {
    const known = this.#waiting.get(tool);
    if (known) return known;
    this.#requested ??= callsByTool(this.#calls, shortName);
    const waiting = new WaitingCalls(this.#requested.get(tool) ?? [], this.#calls, this.#digests);
    this.#waiting.set(tool, waiting);
    return waiting;
  }

  #askedBefore(request: number, startedUs: number | null): boolean {
    const asked = this.#stepOf(this.#all.step(request))?.startUs ?? null;
    return asked === null || startedUs === null || asked <= startedUs;
  }

  /** A response whose tool nobody names is evidence of what was read, not of a call that could be named. */
  #result(at: number): void {
    const linked = this.#linked.first(this.#all.link(at));
    const call = linked !== none ? linked : (this.#unansweredCall(at) ?? (this.#all.tool(at) === null ? null : this.#open(at)));
    if (call !== null) this.#calls.add(call, "result", at);
  }

  #unansweredCall(at: number): number | null {
    const tool = this.#all.tool(at);
    if (this.#all.callId(at) !== null || tool === null) return null;
    return this.#unanswered.get(shortName(tool))?.first((call) => sameTool(this.#calls.tool(call), tool)) ?? null;
  }
}
