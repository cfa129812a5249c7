import type { CallGroups } from "./callGroups.ts";
import type { DigestPairs } from "./digestPairs.ts";
import { append } from "./openCall.ts";
import { noText } from "./textCodes.ts";
import { WaitingQueue } from "./waitingQueue.ts";

/** How many requests that share no argument with a run are tried for it: the names may differ on both sides. */
const unlikeMost = 64;

/** The requested calls of one tool that no span ran yet, for runs that do not name their call. */
export class WaitingCalls {
  readonly #all: WaitingQueue<number>;
  readonly #calls: readonly number[];
  readonly #groups: CallGroups;
  readonly #digests: DigestPairs;
  readonly #byDigest = new Map<number, WaitingQueue<number>>();
  /** By one argument and its value; made when the first run differs from every request. */
  #byArgument: Map<string, WaitingQueue<number>> | null = null;
  readonly #waits = (call: number): boolean => !this.#groups.has(call, "execution");

  constructor(calls: readonly number[], groups: CallGroups, digests: DigestPairs) {
    [this.#calls, this.#groups, this.#digests] = [calls, groups, digests];
    this.#all = new WaitingQueue(this.#waits);
    for (const call of calls) {
      this.#all.add(call);
      for (const digest of this.#digestsOf(call)) this.#enqueue(this.#byDigest, digest, call);
    }
  }

  /** The first that fits: with the same arguments, else with one that both have, else with none that contradicts. -1: none. */
  take(digest: number, fits: (call: number) => boolean): number {
    if (digest !== noText) {
      const same = this.#byDigest.get(digest)?.first(fits);
      if (same !== undefined && same !== null) return same;
      for (const key of this.#argumentKeys(digest)) {
        const call = this.#arguments().get(key)?.first(fits);
        if (call !== undefined && call !== null) return call;
      }
    }
    return this.#all.first(fits, unlikeMost) ?? -1;
  }

  #arguments(): Map<string, WaitingQueue<number>> {
    if (this.#byArgument) return this.#byArgument;
    const queues = new Map<string, WaitingQueue<number>>();
    for (const call of this.#calls.filter(this.#waits))
      for (const key of new Set(this.#digestsOf(call).flatMap((digest) => this.#argumentKeys(digest)))) this.#enqueue(queues, key, call);
    return (this.#byArgument = queues);
  }

  #enqueue<K>(queues: Map<K, WaitingQueue<number>>, key: K, call: number): void {
    const queue = queues.get(key) ?? new WaitingQueue(this.#waits);
    queue.add(call);
    queues.set(key, queue);
  }

  #digestsOf(call: number): number[] {
    const digests: number[] = [];
    this.#groups.every(call, "request", (at) => {
      const digest = this.#groups.sightings.digest(at);
      if (digest !== noText && !digests.includes(digest)) digests.push(digest);
      return true;
    });
    return digests;
  }

  #argumentKeys(digest: number): string[] {
    return Array.from(this.#digests.pairs(digest), ([name, hash]) => `${name} ${hash}`);
  }
}

/** Requested calls by the short name of their tool. */
export function callsByTool(groups: CallGroups, shortName: (tool: string) => string): ReadonlyMap<string, readonly number[]> {
  const byTool = new Map<string, number[]>();
  for (let call = 0; call < groups.count; call++) if (groups.has(call, "request")) append(byTool, shortName(groups.tool(call)), call);
  return byTool;
}
