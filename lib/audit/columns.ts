/** How wide a number is: one byte with sign, 32 bits with sign, or any number, NaN included. */
const arrays = { tiny: Int8Array, int: Int32Array, any: Float64Array } as const;
export type NumberWidth = keyof typeof arrays;

/** Growing columns of numbers and hashes: a million entries take some 170 bytes each, and no objects. */
export class NumberColumn {
  readonly #width: NumberWidth;
  #values: Int8Array | Int32Array | Float64Array;
  length = 0;

  constructor(width: NumberWidth = "any") {
    this.#width = width;
    this.#values = new arrays[width](1024);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const wider = new arrays[this.#width](this.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.length++] = value;
  }

  /** NaN where there is none. */
  at(place: number): number {
    return this.#values[place] ?? NaN;
  }

  set(place: number, value: number): void {
    this.#values[place] = value;
  }
}

/** Whole numbers of 32 bits; -1 where there is none. */
export class IntColumn extends NumberColumn {
  constructor() {
    super("int");
  }

  override at(place: number): number {
    const value = super.at(place);
    return Number.isNaN(value) ? -1 : value;
  }
}

/**
 * Hashes, found again by value: the places at which one stands, in order. `width`: how many bytes of each are kept, 32 or
 * fewer where nobody gains by making two of them alike.
 */
export class HashColumn {
  readonly #width: number;
  /** Hashes come out of the evidence: whoever chose them must not know which of them share a slot. Nothing that is answered depends on it. */
  readonly #seed = Math.floor(Math.random() * 2 ** 32) | 0;
  #bytes: Uint8Array;
  #slots: Int32Array = new Int32Array(2048).fill(-1);
  /** The place before this one that has the same hash, -1 for none. */
  #earlier: Int32Array = new Int32Array(1024).fill(-1);
  length = 0;

  constructor(width = 32) {
    this.#width = width;
    this.#bytes = new Uint8Array(width * 1024);
  }

  /** Adds a hash and answers its place. */
  push(hash: Uint8Array): number {
    if (this.length * this.#width === this.#bytes.length) this.#grow();
    const place = this.length++;
    this.#bytes.set(hash.subarray(0, this.#width), place * this.#width);
    this.#enter(place);
    return place;
  }

  at(place: number): Uint8Array {
    return this.#bytes.subarray(place * this.#width, (place + 1) * this.#width);
  }

  /** The last place of this hash, or -1. */
  last(hash: Uint8Array): number {
    return this.#slots[this.#slotOf(hash)] ?? -1;
  }

  /** The place before `place` with the same hash, or -1. */
  before(place: number): number {
    return this.#earlier[place] ?? -1;
  }

  #enter(place: number): void {
    const slot = this.#slotOf(this.at(place));
    this.#earlier[place] = this.#slots[slot] ?? -1;
    this.#slots[slot] = place;
  }

  #slotOf(hash: Uint8Array): number {
    const mask = this.#slots.length - 1;
    let slot = this.#mixed(hash) & mask;
    for (let held = this.#slots[slot] ?? -1; held >= 0 && !this.#isAt(held, hash); held = this.#slots[slot] ?? -1) slot = (slot + 1) & mask;
    return slot;
  }

  #mixed(hash: Uint8Array): number {
    let mixed = this.#seed;
    for (let at = 0; at < this.#width; at += 4) {
      mixed = Math.imul(mixed ^ ((hash[at] ?? 0) | ((hash[at + 1] ?? 0) << 8) | ((hash[at + 2] ?? 0) << 16) | ((hash[at + 3] ?? 0) << 24)), 0x9e3779b1);
      mixed ^= mixed >>> 15;
    }
    return mixed >>> 0;
  }

  #isAt(place: number, hash: Uint8Array): boolean {
    const from = place * this.#width;
    for (let at = 0; at < this.#width; at++) if (this.#bytes[from + at] !== hash[at]) return false;
    return true;
  }

  #grow(): void {
    const bytes = new Uint8Array(this.#bytes.length * 2);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#earlier = new Int32Array(this.length * 2).fill(-1);
    this.#slots = new Int32Array(this.length * 4).fill(-1);
    for (let place = 0; place < this.length; place++) this.#enter(place);
  }
}

/** Texts by number: chains, keys, ids of chains. There are few of them. */
export class NameTable {
  readonly #numbers = new Map<string, number>();
  readonly names: string[] = [];

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }
}
