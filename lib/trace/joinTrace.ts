import { append, compatible, type OpenCall, sameTool, shortName } from "./openCall.ts";
import { WaitingCalls } from "./waitingCalls.ts";
import { WaitingQueue } from "./waitingQueue.ts";
import type { JoinStep, SightingRow } from "./traceIndex.ts";

/** Finds the steps of a trace by id. */
export type StepLookup = (id: number) => JoinStep | undefined;

/**
 * Joins what one trace shows of its tool calls: the model's request, the tool's span, the message with the result.
 * `sightings` come in order of time, then of reading. Rules, first that fits: the call id (or the position in the
 * history where there is none); else the same tool, requested before it ran, not yet taken, and no argument that both
 * have differs; else two calls. Every look-up goes by link, tool or span, so that traces of any length take linear time.
 */
export function joinTrace(sightings: readonly SightingRow[], stepOf: StepLookup): OpenCall[] {
  return new TraceJoin(stepOf).join(sightings);
}

class TraceJoin {
  readonly #calls: OpenCall[] = [];
  readonly #byLink = new Map<string, OpenCall[]>();
  /** Requested calls by tool; made for tools whose spans do not name their call. */
  readonly #waiting = new Map<string, WaitingCalls>();
  /** Calls that nothing answered yet, by tool. */
  readonly #unanswered = new Map<string, WaitingQueue<OpenCall>>();
  readonly #runBy = new Map<number, OpenCall>();
  readonly #stepOf: StepLookup;

  constructor(stepOf: StepLookup) {
    this.#stepOf = stepOf;
  }

  join(sightings: readonly SightingRow[]): OpenCall[] {
    for (const one of sightings) if (one.kind === "request") this.#request(one);
    for (const one of sightings) if (one.kind === "execution") this.#execution(one);
    for (const one of sightings) if (one.kind === "result") this.#result(one);
    return this.#calls;
  }

  #open(one: SightingRow): OpenCall {
    const call: OpenCall = { link: one.link, callId: one.callId, tool: one.tool ?? "unknown", requests: [], executions: [], results: [] };
    this.#calls.push(call);
    if (one.link !== null) append(this.#byLink, one.link, call);
    this.#await(call);
    return call;
  }

  #request(one: SightingRow): void {
    const known = this.#byLink.get(one.link ?? "")?.find((call) => sameTool(call.tool, one.tool) && call.requests.every((other) => compatible(other, one)));
    (known ?? this.#open(one)).requests.push(one);
  }

  #execution(one: SightingRow): void {
    const call = this.#runBy.get(one.step) ?? this.#enclosing(one) ?? this.#byCallId(one) ?? this.#byArguments(one) ?? this.#open(one);
    call.executions.push(one);
    this.#runBy.set(one.step, call);
  }

  /** A tool's span inside a span that already runs this call: one run, recorded by two instrumentations. */
  #enclosing(one: SightingRow): OpenCall | null {
    let at = this.#stepOf(one.step)?.parent ?? null;
    for (let hops = 0; at !== null && hops < 4; hops++) {
      const call = this.#runBy.get(at);
      if (call && sameTool(call.tool, one.tool) && call.executions.every((other) => compatible(other, one))) return call;
      at = this.#stepOf(at)?.parent ?? null;
    }
    return null;
  }

  /** Calls share an id where a framework uses the tool's name as one: then the arguments tell them apart. */
  #byCallId(one: SightingRow): OpenCall | null {
    if (one.callId === null) return null;
    const free: OpenCall[] = [];
    for (let rank = 1; ; rank++) {
      const linked = this.#byLink.get(rank === 1 ? `id:${one.callId}` : `id:${one.callId}~${rank}`);
      if (!linked) break;
      free.push(...linked.filter((call) => call.executions.length === 0));
    }
    return free.find((call) => call.requests.some((request) => compatible(request, one))) ?? free[0] ?? null;
  }

  #byArguments(one: SightingRow): OpenCall | null {
    const startUs = this.#stepOf(one.step)?.startUs ?? null;
    const fits = (call: OpenCall) =>
      sameTool(call.tool, one.tool) && (one.callId === null || call.callId === null) &&
      call.requests.some((request) => this.#askedBefore(request, startUs) && compatible(request, one));
    return this.#waitingFor(shortName(one.tool ?? "")).take(one.argumentsDigest, fits);
  }

  #waitingFor(tool: string): WaitingCalls {
    const known = this.#waiting.get(tool);
    const waiting = known ?? new WaitingCalls(this.#calls.filter((call) => call.requests.length > 0 && shortName(call.tool) === tool));
    this.#waiting.set(tool, waiting);
    return waiting;
  }

  #askedBefore(request: SightingRow, startedUs: number | null): boolean {
    const asked = this.#stepOf(request.step)?.startUs ?? null;
    return asked === null || startedUs === null || asked <= startedUs;
  }

  /** A response whose tool nobody names is evidence of what was read, not of a call that could be named. */
  #result(one: SightingRow): void {
    const call = this.#byLink.get(one.link ?? "")?.[0] ?? this.#unansweredCall(one) ?? (one.tool === null ? null : this.#open(one));
    call?.results.push(one);
  }

  #await(call: OpenCall): void {
    const tool = shortName(call.tool);
    const queue = this.#unanswered.get(tool) ?? new WaitingQueue<OpenCall>((waiting) => waiting.results.length === 0);
    queue.add(call);
    this.#unanswered.set(tool, queue);
  }

  #unansweredCall(one: SightingRow): OpenCall | null {
    if (one.callId !== null || one.tool === null) return null;
    return this.#unanswered.get(shortName(one.tool))?.first((call) => sameTool(call.tool, one.tool)) ?? null;
  }
}
