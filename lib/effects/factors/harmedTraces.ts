import type { IndexedCall } from "../effectIndex.ts";
import type { HarmStanding } from "../incidentHarm.ts";
import type { CarriedCredential } from "./story.ts";

export type HarmedCall = { readonly number: number; readonly harm: Exclude<HarmStanding, "none">; readonly credentials: readonly CarriedCredential[] };

/** How many traces, and calls of each, are looked at for what contributed; the first of them. */
const tracesMax = 200;
const callsMax = 50;

/** The traces in which a call did harm or tried to. */
export class HarmedTraces {
  readonly #traces = new Map<number, HarmedCall[]>();

  add({ trace, number }: Pick<IndexedCall, "trace" | "number">, harm: HarmedCall["harm"], credentials: HarmedCall["credentials"]): void {
    const known = this.#traces.get(trace);
    if (known === undefined && this.#traces.size >= tracesMax) return;
    const calls = known ?? [];
    if (calls.length < callsMax) calls.push({ number, harm, credentials });
    this.#traces.set(trace, calls);
  }

  get traces(): IterableIterator<[number, HarmedCall[]]> {
    return this.#traces.entries();
  }

  has(trace: number): boolean {
    return this.#traces.has(trace);
  }
}
