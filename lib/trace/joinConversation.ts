import type { CallState } from "../findings.ts";
import type { CallGroups } from "./callGroups.ts";
import { finishCall } from "./finishCall.ts";
import { type CallNumbers, documentsOf } from "./joinDocuments.ts";
import { joinTrace, type StepLookup } from "./joinTrace.ts";
import { append, compatible, type OpenCall, sameTool } from "./openCall.ts";
import { isUnmistakable } from "./sameRuns.ts";
import type { SightingTable } from "./sightingTable.ts";
import type { CallFacts, JoinedTrace, JoinStep, SightingRow } from "./traceIndex.ts";

/** What later traces of the conversation need to know of a call: little, because there may be hundreds of thousands. */
type Carried = {
  readonly number: number;
  readonly tool: string;
  readonly digests: readonly (string | null)[];
  readonly exhibits: readonly number[];
  readonly state: CallState;
  readonly hasArguments: boolean;
  readonly hasResult: boolean;
};

const stateRank: Record<CallState, number> = { requested: 0, unknown: 1, executed: 2, refused: 3, failed: 4 };

/**
 * Joins the traces of one conversation one after the other, in order of time. A later trace whose prompt repeats a call
 * has not made it again, and adds only its citation, or the response that the earlier trace did not show. A call made
 * anew there is another call, unless two exhibits show the same run.
 * `nextNumber` gives each call a number of its own within the incident.
 */
export class ConversationJoin {
  readonly #carried = new Map<string, Carried[]>();
  readonly #nextNumber: () => number;
  readonly #isLast: (trace: number) => boolean;

  constructor(nextNumber: () => number, isLast: (trace: number) => boolean) {
    this.#nextNumber = nextNumber;
    this.#isLast = isLast;
  }

  /** Hands what it finds to `stage` in portions: calls before what is added to them, documents last. */
  add(trace: number, sightings: SightingTable, stepOf: StepLookup, stage: (portion: JoinedTrace) => void): void {
    const calls = joinTrace(sightings, stepOf);
    const portion = new Portions(trace, stage);
    const numbers = new Float64Array(calls.count);
    let isShared = false;
    for (let at = 0; at < calls.count; at++) {
      const call = calls.call(at);
      const facts = finishCall(call, stepOf);
      const known = this.#earlier(call, stepOf);
      const number = known?.number ?? this.#nextNumber();
      if (known) portion.now.additions.push(this.#addition(known, call, facts));
      else portion.now.calls.push({ ...facts, number });
      if (!known) this.#carry(number, call, facts, trace);
      numbers[at] = number;
      isShared ||= known !== null;
      portion.handOver();
    }
    for (const document of documentsOf(calls, numbersOf(calls, numbers, isShared))) {
      portion.now.documents.push(document);
      portion.handOver();
    }
    portion.end();
  }

  #earlier(call: OpenCall, stepOf: StepLookup): Carried | null {
    if (call.link === null) return null;
    const repeated = call.executions.length === 0 && !call.requests.some((one) => isMadeHere(one, stepOf(one.step)));
    if (!repeated && !(call.callId !== null && isUnmistakable(call.callId))) return null;
    const here = exhibitsOf(call);
    const fits = (other: Carried) =>
      (repeated || !other.exhibits.some((exhibit) => here.includes(exhibit))) && sameTool(other.tool, call.tool) &&
      call.requests.every((one) => other.digests.every((argumentsDigest) => compatible({ argumentsDigest }, one)));
    return this.#carried.get(call.link)?.find(fits) ?? null;
  }

  #addition(known: Carried, call: OpenCall, facts: CallFacts): JoinedTrace["additions"][number] {
    const { number } = known;
    const state = stateRank[facts.state] > stateRank[known.state] ? facts.state : null;
    const carried = { ...known, state: state ?? known.state, hasResult: known.hasResult || facts.resultSighting !== null, hasArguments: known.hasArguments || facts.argumentsFrom !== "none" };
    if (call.link !== null) this.#carried.set(call.link, (this.#carried.get(call.link) ?? []).map((one) => (one === known ? carried : one)));
    return {
      number, state, cites: facts.cites,
      resultSighting: known.hasResult ? null : facts.resultSighting,
      argumentsSighting: known.hasArguments ? null : facts.argumentsSighting,
      argumentsFrom: facts.argumentsFrom,
    };
  }

  #carry(number: number, call: OpenCall, facts: CallFacts, trace: number): void {
    if (call.link === null || this.#isLast(trace)) return;
    append(this.#carried, call.link, {
      number, tool: facts.tool, digests: [...new Set(call.requests.map((one) => one.argumentsDigest))], exhibits: exhibitsOf(call), state: facts.state,
      hasArguments: facts.argumentsFrom !== "none", hasResult: facts.resultSighting !== null,
    });
  }
}

/** A model said it in this trace, or it stands in a transcript of its own. */
const isMadeHere = (one: SightingRow, step: JoinStep | undefined): boolean =>
  step?.type === "message" || (one.isOutput && step?.kind === "LLM");

const exhibitsOf = (call: OpenCall): number[] => [...new Set([...call.requests, ...call.executions, ...call.results].map((one) => one.exhibit))];

/** Several calls of a trace may be one that an earlier trace made. */
function numbersOf({ count }: CallGroups, numbers: Float64Array, isShared: boolean): CallNumbers {
  const numberOf = (call: number) => numbers[call] ?? 0;
  if (!isShared) return { numberOf, alike: (call) => [call] };
  const byNumber = new Map<number, number[]>();
  for (let call = 0; call < count; call++) append(byNumber, numberOf(call), call);
  return { numberOf, alike: (call) => byNumber.get(numberOf(call)) ?? [call] };
}

/** How much is handed over at a time. */
const portionMost = 512;

/** Gathers what is found, so that a trace of a million spans is never held as objects. */
class Portions {
  readonly #trace: number;
  readonly #stage: (portion: JoinedTrace) => void;
  now: JoinedTrace;

  constructor(trace: number, stage: (portion: JoinedTrace) => void) {
    [this.#trace, this.#stage] = [trace, stage];
    this.now = this.#empty();
  }

  #empty(): JoinedTrace {
    return { trace: this.#trace, calls: [], additions: [], documents: [] };
  }

  get #size(): number {
    return this.now.calls.length + this.now.additions.length + this.now.documents.length;
  }

  /** Call it after each find. */
  handOver(): void {
    if (this.#size >= portionMost) this.end();
  }

  end(): void {
    if (this.#size > 0) this.#stage(this.now);
    this.now = this.#empty();
  }
}
