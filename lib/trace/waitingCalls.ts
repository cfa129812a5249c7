import { append, type OpenCall, parseDigest } from "./openCall.ts";
import { WaitingQueue } from "./waitingQueue.ts";

/** How many requests that share no argument with a run are tried for it: the names may differ on both sides. */
const unlikeMost = 64;

const waits = (call: OpenCall): boolean => call.executions.length === 0;

/** The requested calls of one tool that no span ran yet, for runs that do not name their call. */
export class WaitingCalls {
  readonly #all = new WaitingQueue(waits);
  readonly #calls: readonly OpenCall[];
  readonly #byDigest = new Map<string, OpenCall[]>();
  /** By one argument and its value; made when the first run differs from every request. */
  #byArgument: Map<string, WaitingQueue<OpenCall>> | null = null;

  constructor(calls: readonly OpenCall[]) {
    this.#calls = calls;
    for (const call of calls) {
      this.#all.add(call);
      for (const digest of digestsOf(call)) append(this.#byDigest, digest, call);
    }
  }

  /** The first that fits: with the same arguments, else with one that both have, else with none that contradicts. */
  take(digest: string | null, fits: (call: OpenCall) => boolean): OpenCall | null {
    if (digest === null) return this.#all.first(fits, unlikeMost);
    const same = this.#byDigest.get(digest)?.find((call) => waits(call) && fits(call));
    if (same) return same;
    for (const key of argumentKeys(digest)) {
      const call = this.#arguments().get(key)?.first(fits);
      if (call) return call;
    }
    return this.#all.first(fits, unlikeMost);
  }

  #arguments(): Map<string, WaitingQueue<OpenCall>> {
    if (this.#byArgument) return this.#byArgument;
    const queues = new Map<string, WaitingQueue<OpenCall>>();
    for (const call of this.#calls.filter(waits)) {
      for (const key of new Set(digestsOf(call).flatMap(argumentKeys))) {
        const queue = queues.get(key) ?? new WaitingQueue(waits);
        queue.add(call);
        queues.set(key, queue);
      }
    }
    return (this.#byArgument = queues);
  }
}

const digestsOf = (call: OpenCall): string[] => [...new Set(call.requests.flatMap((one) => one.argumentsDigest ?? []))];
const argumentKeys = (digest: string): string[] => parseDigest(digest).map(([name, hash]) => `${name} ${hash}`);
