/** Which blocks belong to which group, without a list for each group: a long document has as many groups as blocks. */
export class Members {
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  /** `groupOf`: the group of each block, from 0 up to `groups`. */
  constructor(groupOf: Int32Array, groups: number) {
    this.#first = new Int32Array(groups).fill(-1);
    this.#next = new Int32Array(groupOf.length);
    for (let at = groupOf.length - 1; at >= 0; at--) {
      const group = groupOf[at] ?? 0;
      this.#next[at] = this.#first[group] ?? -1;
      this.#first[group] = at;
    }
  }

  /** The group has more than one block. */
  areSeveral(group: number): boolean {
    return (this.#next[this.#first[group] ?? -1] ?? -1) >= 0;
  }

  /** Numbers of the blocks of a group, in order. */
  *of(group: number): Iterable<number> {
    for (let at = this.#first[group] ?? -1; at >= 0; at = this.#next[at] ?? -1) yield at;
  }
}
