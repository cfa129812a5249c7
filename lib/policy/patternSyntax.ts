/** A set of characters by their codes. */
export type Ranges = readonly (readonly [number, number])[];
/** A pattern as a tree. */
export type PatternNode =
  | { readonly kind: "set"; readonly ranges: Ranges; readonly negated: boolean }
  | { readonly kind: "list"; readonly items: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly items: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly item: PatternNode; readonly min: number; readonly max: number };

const repeatMax = 1_000;
const depthMax = 50;

/** The pattern cannot be used; the message says why. */
export class PatternRefused extends Error {}

const digit: Ranges = [[48, 57]];
const word: Ranges = [[48, 57], [65, 90], [95, 95], [97, 122]];
const space: Ranges = [[9, 10], [12, 13], [32, 32]];
const classes: Readonly<Record<string, Ranges>> = { d: digit, w: word, s: space };
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11 };

/** Reads the syntax that RE2 and JavaScript share. @throws PatternRefused for anything else, and for a quantifier inside what is repeated. */
export class PatternParser {
  #at = 0;
  readonly #signs: readonly string[];

  constructor(source: string) {
    this.#signs = Array.from(source);
  }

  parse(): PatternNode {
    const node = this.#choice(0);
    if (this.#at < this.#signs.length) throw new PatternRefused("a bracket closes that was not opened");
    return node;
  }

  #choice(depth: number): PatternNode {
    if (depth > depthMax) throw new PatternRefused("it is too deeply nested");
    const items = [this.#list(depth)];
    while (this.#peek() === "|") {
      this.#at++;
      items.push(this.#list(depth));
    }
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { kind: "choice", items };
  }

  #list(depth: number): PatternNode {
    const items: PatternNode[] = [];
    for (let sign = this.#peek(); sign !== undefined && sign !== "|" && sign !== ")"; sign = this.#peek()) items.push(this.#quantified(this.#atom(depth)));
    return { kind: "list", items };
  }

  #atom(depth: number): PatternNode {
    const sign = this.#next();
    if (sign === "(") return this.#group(depth);
    if (sign === "[") return this.#set();
    if (sign === ".") return { kind: "set", ranges: [[10, 10]], negated: true };
    if (sign === "\\") return this.#escape();
    if (sign === "^" || sign === "$") throw new PatternRefused("it is anchored at both ends by itself: ^ and $ are not needed");
    if (sign === "*" || sign === "+" || sign === "?" || sign === "{" || sign === "}" || sign === "]") throw new PatternRefused(`"${sign}" stands where nothing can be repeated or closed`);
    return single(sign.codePointAt(0) ?? 0);
  }

  #group(depth: number): PatternNode {
    if (this.#peek() === "?") {
      this.#at++;
      if (this.#next() !== ":") throw new PatternRefused("look-around, names and flags of groups are not known");
    }
    const inside = this.#choice(depth + 1);
    if (this.#next() !== ")") throw new PatternRefused("a bracket is not closed");
    return inside;
  }

  #escape(): PatternNode {
    const sign = this.#next();
    const known = classes[sign.toLowerCase()];
    if (known !== undefined) return { kind: "set", ranges: known, negated: sign !== sign.toLowerCase() };
    return single(this.#escaped(sign));
  }

  #escaped(sign: string): number {
    const control = controls[sign];
    if (control !== undefined) return control;
    if (/[A-Za-z0-9]/.test(sign)) throw new PatternRefused(`\\${sign} is not known`);
    return sign.codePointAt(0) ?? 0;
  }

  #set(): PatternNode {
    const negated = this.#peek() === "^";
    if (negated) this.#at++;
    const ranges: (readonly [number, number])[] = [];
    for (let sign = this.#next(); sign !== "]"; sign = this.#next()) {
      if (sign === "[") throw new PatternRefused("a bracket inside a class must be written with a backslash");
      const escaped = sign === "\\" ? this.#next() : null;
      const known = escaped === null ? undefined : classes[escaped];
      if (known !== undefined) {
        ranges.push(...known);
        continue;
      }
      const from = escaped === null ? (sign.codePointAt(0) ?? 0) : this.#escaped(escaped);
      ranges.push([from, this.#rangeEnd(from)]);
    }
    if (ranges.length === 0) throw new PatternRefused("a class is empty");
    return { kind: "set", ranges, negated };
  }

  #rangeEnd(from: number): number {
    if (this.#peek() !== "-" || this.#signs[this.#at + 1] === "]") return from;
    this.#at++;
    const sign = this.#next();
    const to = sign === "\\" ? this.#escaped(this.#next()) : (sign.codePointAt(0) ?? 0);
    if (to < from) throw new PatternRefused("a range of a class goes backwards");
    return to;
  }

  #quantified(item: PatternNode): PatternNode {
    const bounds = this.#bounds();
    if (bounds === null) return item;
    if (holdsRepeat(item)) throw new PatternRefused("a quantifier stands inside what another one repeats");
    // Lazy or greedy: whether the whole text fits is the same.
    if (this.#peek() === "?") this.#at++;
    if (this.#bounds() !== null) throw new PatternRefused("two quantifiers follow each other");
    return { kind: "repeat", item, min: bounds[0], max: bounds[1] };
  }

  #bounds(): readonly [number, number] | null {
    const sign = this.#peek();
    if (sign === "*" || sign === "+" || sign === "?") {
      this.#at++;
      return sign === "*" ? [0, Infinity] : sign === "+" ? [1, Infinity] : [0, 1];
    }
    if (sign !== "{") return null;
    const match = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#signs.slice(this.#at, this.#at + 12).join(""));
    if (match === null) throw new PatternRefused("a count is not closed");
    this.#at += match[0].length;
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === undefined || match[3] === "" ? Infinity : Number(match[3]);
    if (max < min || min > repeatMax || (max !== Infinity && max > repeatMax)) throw new PatternRefused("a count is out of bounds");
    return [min, max];
  }

  #peek(): string | undefined {
    return this.#signs[this.#at];
  }

  #next(): string {
    const sign = this.#signs[this.#at++];
    if (sign === undefined) throw new PatternRefused("it ends too early");
    return sign;
  }
}

const single = (code: number): PatternNode => ({ kind: "set", ranges: [[code, code]], negated: false });

function holdsRepeat(node: PatternNode): boolean {
  switch (node.kind) {
    case "set": return false;
    case "repeat": return true;
    case "list": case "choice": return node.items.some(holdsRepeat);
  }
}
