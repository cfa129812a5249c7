import type { OpenCall } from "./openCall.ts";
import type { SightingTable } from "./sightingTable.ts";
import type { SightingRow } from "./traceIndex.ts";

export type Part = "request" | "execution" | "result";
const none = -1;

/**
 * The calls of one trace while they are put together. Calls and sightings are numbers; what belongs to a call hangs on
 * a chain through the sightings. Numbers are stored plus one, so that memory that nothing was written to means none.
 */
export class CallGroups {
  readonly sightings: SightingTable;
  readonly #opener: Uint32Array;
  readonly #first: Record<Part, Uint32Array>;
  readonly #last: Record<Part, Uint32Array>;
  readonly #next: Uint32Array;
  readonly #callOf: Uint32Array;
  #count = 0;

  constructor(sightings: SightingTable) {
    const column = () => new Uint32Array(sightings.count);
    const perPart = () => ({ request: column(), execution: column(), result: column() });
    this.sightings = sightings;
    [this.#opener, this.#next, this.#callOf] = [column(), column(), column()];
    [this.#first, this.#last] = [perPart(), perPart()];
  }

  get count(): number {
    return this.#count;
  }

  /** A new call, named as this sighting names it. */
  open(sighting: number): number {
    this.#opener[this.#count] = sighting;
    return this.#count++;
  }

  add(call: number, part: Part, sighting: number): void {
    const last = (this.#last[part][call] ?? 0) - 1;
    if (last < 0) this.#first[part][call] = sighting + 1;
    else this.#next[last] = sighting + 1;
    this.#last[part][call] = sighting + 1;
    this.#callOf[sighting] = call + 1;
  }

  /** The call that a sighting belongs to, -1 where to none. */
  callOf(sighting: number): number {
    return (this.#callOf[sighting] ?? 0) - 1;
  }

  /** The first sighting of a part, -1 where there is none; `next` finds the others. */
  first(call: number, part: Part): number {
    return (this.#first[part][call] ?? 0) - 1;
  }

  next(sighting: number): number {
    return (this.#next[sighting] ?? 0) - 1;
  }

  has(call: number, part: Part): boolean {
    return this.first(call, part) !== none;
  }

  some(call: number, part: Part, test: (sighting: number) => boolean): boolean {
    for (let at = this.first(call, part); at !== none; at = this.next(at)) if (test(at)) return true;
    return false;
  }

  every(call: number, part: Part, test: (sighting: number) => boolean): boolean {
    return !this.some(call, part, (at) => !test(at));
  }

  tool(call: number): string {
    return this.sightings.tool(this.#opener[call] ?? 0) ?? "unknown";
  }

  link(call: number): number {
    return this.sightings.link(this.#opener[call] ?? 0);
  }

  /** Of the arguments that it was opened with. */
  digest(call: number): number {
    return this.sightings.digest(this.#opener[call] ?? 0);
  }

  callId(call: number): string | null {
    return this.sightings.callId(this.#opener[call] ?? 0);
  }

  /** Everything that the trace shows of a call. */
  call(call: number): OpenCall {
    const { sightings } = this;
    return {
      link: sightings.links.text(this.link(call)), callId: this.callId(call), tool: this.tool(call),
      requests: this.rows(call, "request"), executions: this.rows(call, "execution"), results: this.rows(call, "result"),
    };
  }

  rows(call: number, part: Part): SightingRow[] {
    return this.places(call, part).map((at) => this.sightings.row(at));
  }

  places(call: number, part: Part): number[] {
    const places: number[] = [];
    for (let at = this.first(call, part); at !== none; at = this.next(at)) places.push(at);
    return places;
  }
}
