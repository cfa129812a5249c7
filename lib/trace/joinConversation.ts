import type { CallState } from "../findings.ts";
import { finishCall } from "./finishCall.ts";
import { documentsOf } from "./joinDocuments.ts";
import { joinTrace, type StepLookup } from "./joinTrace.ts";
import { append, compatible, type OpenCall, sameTool } from "./openCall.ts";
import { isUnmistakable } from "./sameRuns.ts";
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

  add(trace: number, sightings: readonly SightingRow[], stepOf: StepLookup): JoinedTrace {
    const joined: JoinedTrace = { trace, calls: [], additions: [], documents: [] };
    const numberOf = new Map<number, number>();
    for (const call of joinTrace(sightings, stepOf)) {
      const facts = finishCall(call, stepOf);
      const known = this.#earlier(call, stepOf);
      const number = known?.number ?? this.#nextNumber();
      if (known) joined.additions.push(this.#addition(known, call, facts));
      else joined.calls.push({ ...facts, number });
      if (!known) this.#carry(number, call, facts, trace);
      for (const one of [...call.requests, ...call.executions, ...call.results]) numberOf.set(one.id, number);
    }
    joined.documents.push(...documentsOf(sightings, (id) => numberOf.get(id)));
    return joined;
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
