import { PatternParser, PatternRefused, type PatternNode, type Ranges } from "./patternSyntax.ts";

/*
 * Patterns in the syntax that RE2 and JavaScript share, matched without backtracking: time grows with the length of the value times the length of
 * the pattern, whatever either holds.
 */

/** A compiled pattern: does the whole text fit? */
export type Pattern = { readonly matches: (text: string) => boolean };
export type PatternResult = { readonly ok: true; readonly pattern: Pattern } | { readonly ok: false; readonly message: string };

const sourceMax = 512;
const statesMax = 20_000;
const textMax = 20_000;

/** Compiles a pattern; refused are look-around, references, flags, and a quantifier inside what is repeated. */
export function compilePattern(source: string): PatternResult {
  if (source.length > sourceMax) return { ok: false, message: "it is longer than 512 characters" };
  try {
    const program = new Program();
    program.emit(new PatternParser(source).parse());
    program.end();
    return { ok: true, pattern: { matches: (text) => text.length <= textMax && program.run(text) } };
  } catch (error) {
    if (error instanceof PatternRefused) return { ok: false, message: error.message };
    throw error;
  }
}

type State = { readonly ranges: Ranges | null; readonly negated: boolean; readonly to: number[] };

/** Thompson's construction: all states that a text can be in are followed at once. */
class Program {
  readonly #states: State[] = [];
  #final = -1;

  emit(node: PatternNode): void {
    switch (node.kind) {
      case "set":
        this.#add(node.ranges, node.negated, [this.#states.length + 1]);
        return;
      case "list":
        for (const item of node.items) this.emit(item);
        return;
      case "choice": {
        const fork = this.#add(null, false, []);
        const ends: number[] = [];
        for (const item of node.items) {
          this.#link(fork, this.#states.length);
          this.emit(item);
          ends.push(this.#add(null, false, []));
        }
        for (const end of ends) this.#link(end, this.#states.length);
        return;
      }
      case "repeat":
        this.#repeat(node.item, node.min, node.max);
    }
  }

  end(): void {
    this.#final = this.#add(null, false, []);
  }

  run(text: string): boolean {
    let now = new Set<number>();
    this.#enter(now, 0);
    for (const sign of text) {
      const code = sign.codePointAt(0) ?? 0;
      const next = new Set<number>();
      for (const at of now) {
        const state = this.#states[at];
        if (state === undefined || state.ranges === null) continue;
        if (state.ranges.some(([from, to]) => code >= from && code <= to) !== state.negated) for (const to of state.to) this.#enter(next, to);
      }
      if (next.size === 0) return false;
      now = next;
    }
    return now.has(this.#final);
  }

  #repeat(item: PatternNode, min: number, max: number): void {
    for (let turn = 0; turn < min; turn++) this.emit(item);
    if (max === Infinity) {
      const fork = this.#add(null, false, [this.#states.length + 1]);
      this.emit(item);
      const back = this.#add(null, false, [fork]);
      this.#link(fork, back + 1);
      return;
    }
    const forks: number[] = [];
    for (let turn = min; turn < max; turn++) {
      forks.push(this.#add(null, false, [this.#states.length + 1]));
      this.emit(item);
    }
    for (const fork of forks) this.#link(fork, this.#states.length);
  }

  #add(ranges: Ranges | null, negated: boolean, to: number[]): number {
    if (this.#states.length >= statesMax) throw new PatternRefused("its counts make it too large");
    return this.#states.push({ ranges, negated, to }) - 1;
  }

  #link(from: number, to: number): void {
    this.#states[from]?.to.push(to);
  }

  #enter(into: Set<number>, first: number): void {
    const open = [first];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const state = this.#states[at];
      if (state === undefined || into.has(at)) continue;
      into.add(at);
      if (state.ranges === null) open.push(...state.to);
    }
  }
}
