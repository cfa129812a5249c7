import type { CallGroups } from "./callGroups.ts";
import { WaitingQueue } from "./waitingQueue.ts";

/**
 * How many calls of one link are compared one by one. Where more share it (some frameworks use the tool's name as the
 * call's id), those with the very same arguments are looked up.
 */
const comparedMost = 64;
const none = -1;

type Fits = (call: number) => boolean;

/** The calls of a trace by what links a request with its run and its result, in the order in which they were opened. */
export class LinkedCalls {
  readonly #calls: CallGroups;
  readonly #first: Uint32Array;
  readonly #last: Uint32Array;
  readonly #length: Uint32Array;
  readonly #next: Uint32Array;
  /** Of links that many calls share: the calls by the digest of the arguments that they were opened with. */
  readonly #byDigest = new Map<number, Map<number, WaitingQueue<number>>>();
  #free: FreeChain | null = null;

  constructor(calls: CallGroups) {
    const { count, links } = calls.sightings;
    this.#calls = calls;
    [this.#first, this.#last, this.#length] = [new Uint32Array(links.count), new Uint32Array(links.count), new Uint32Array(links.count)];
    this.#next = new Uint32Array(count);
  }

  add(link: number, call: number): void {
    const last = (this.#last[link] ?? 0) - 1;
    if (last < 0) this.#first[link] = call + 1;
    else this.#next[last] = call + 1;
    this.#last[link] = call + 1;
    const length = (this.#length[link] ?? 0) + 1;
    this.#length[link] = length;
    if (length === comparedMost) for (let at = this.first(link); at !== none; at = (this.#next[at] ?? 0) - 1) this.#addDigest(link, at);
    else if (length > comparedMost) this.#addDigest(link, call);
  }

  #addDigest(link: number, call: number): void {
    const digests = this.#byDigest.get(link) ?? new Map<number, WaitingQueue<number>>();
    this.#byDigest.set(link, digests);
    const digest = this.#calls.digest(call);
    const alike = digests.get(digest) ?? new WaitingQueue<number>((one) => !this.#calls.has(one, "execution"));
    alike.add(call);
    digests.set(digest, alike);
  }

  #alike(link: number, digest: number, fits: Fits): number {
    return this.#byDigest.get(link)?.get(digest)?.first(fits, comparedMost) ?? none;
  }

  /** The first call of a link. */
  first(link: number): number {
    return link < 0 ? none : (this.#first[link] ?? 0) - 1;
  }

  /** The first call of a link that fits a sighting with these arguments. */
  find(link: number, digest: number, fits: Fits): number {
    let tried = 0;
    for (let call = this.first(link); call !== none; call = (this.#next[call] ?? 0) - 1) {
      if (fits(call)) return call;
      if (++tried === comparedMost) return this.#alike(link, digest, fits);
    }
    return none;
  }

  /**
   * The same among the calls that no span ran yet, and the first of them. Call it when all requests have been added:
   * calls that are opened later are opened by their run.
   */
  findFree(link: number, digest: number, fits: Fits): { readonly fit: number; readonly first: number } {
    this.#free ??= { first: Uint32Array.from(this.#first), next: Uint32Array.from(this.#next) };
    const first = this.#nextFree(this.#free, link, none);
    let tried = 0;
    for (let call = first; call !== none; call = this.#nextFree(this.#free, link, call)) {
      if (fits(call)) return { fit: call, first };
      if (++tried === comparedMost) return { fit: this.#alike(link, digest, fits), first };
    }
    return { fit: none, first };
  }

  /** The free call after another one (or the first); what ran in between is taken out of the chain. */
  #nextFree(chain: FreeChain, link: number, after: number): number {
    const [list, at] = after === none ? [chain.first, link] : [chain.next, after];
    let call = (list[at] ?? 0) - 1;
    while (call !== none && this.#calls.has(call, "execution")) call = (chain.next[call] ?? 0) - 1;
    list[at] = call + 1;
    return call;
  }
}

type FreeChain = { readonly first: Uint32Array; readonly next: Uint32Array };
