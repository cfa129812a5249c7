/** Which half of a double holds its sign, on this machine. */
const high = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** Digits of 11 bits: few enough counters for the processor's nearest cache, and three passes for any 32 bits. */
const digitBits = 11;
const buckets = 1 << digitBits;

/**
 * The rows by their keys, smallest first, or largest first where `descending`. `keys[row]` is a number, NaN for none, or a rank
 * from 1, 0 for none. Rows that share a key keep the order in which they come; rows without one come last either way.
 */
export function sortedRows(keys: Float64Array | Uint32Array, rows: Uint32Array, descending: boolean): Uint32Array {
  const ranks = keys instanceof Uint32Array ? keys : ranksOf(keys);
  return ranks === null ? sortedByNumber(keys, rows, descending) : sortedByRank(ranks, rows, descending);
}

/** Whole numbers that fit 32 bits, one more each, so that 0 is free for none; null where some do not. */
function ranksOf(keys: Float64Array): Uint32Array | null {
  const ranks = new Uint32Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] ?? NaN;
    if (Number.isNaN(key)) continue;
    if (key >>> 0 !== key || key === 0xffff_ffff) return null;
    ranks[row] = key + 1;
  }
  return ranks;
}

function sortedByRank(ranks: Uint32Array, rows: Uint32Array, descending: boolean): Uint32Array {
  const { order, count } = withKeysFirst(rows, (row) => ranks[row] !== 0);
  const keys = new Uint32Array(count);
  for (let at = 0; at < count; at++) keys[at] = descending ? ~(ranks[order[at] ?? 0] ?? 0) : (ranks[order[at] ?? 0] ?? 0);
  return placed(order, radix([keys], count));
}

/** Any doubles, by their bits: of a number above zero the sign turns, of one below zero all bits do; then they compare as they stand. */
function sortedByNumber(keys: ArrayLike<number>, rows: Uint32Array, descending: boolean): Uint32Array {
  const { order, count } = withKeysFirst(rows, (row) => !Number.isNaN(keys[row]));
  const doubles = new Float64Array(count);
  // Adding 0 makes one zero of the two.
  for (let at = 0; at < count; at++) doubles[at] = (keys[order[at] ?? 0] ?? 0) + 0;
  const bits = new Uint32Array(doubles.buffer);
  const [lower, upper] = [new Uint32Array(count), new Uint32Array(count)];
  for (let at = 0; at < count; at++) {
    const [first, second] = [bits[2 * at + high] ?? 0, bits[2 * at + 1 - high] ?? 0];
    const turn = (first >>> 31 === 1) !== descending ? 0xffff_ffff : 0;
    // The sign itself turns once more: what is below zero comes first.
    upper[at] = first ^ turn ^ (first >>> 31 === 1 ? 0 : 0x8000_0000);
    lower[at] = second ^ turn;
  }
  return placed(order, radix([lower, upper], count));
}

/** The rows with a key, then those without; each in the order in which they came. */
function withKeysFirst(rows: Uint32Array, hasKey: (row: number) => boolean): { readonly order: Uint32Array; readonly count: number } {
  const order = new Uint32Array(rows.length);
  const without = new Uint32Array(rows.length);
  let count = 0;
  let lacking = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    if (hasKey(row)) order[count++] = row;
    else without[lacking++] = row;
  }
  order.set(without.subarray(0, lacking), count);
  return { order, count };
}

/** The first rows in the order of `sequence`, the others as they are. */
function placed(order: Uint32Array, sequence: Uint32Array): Uint32Array {
  const sorted = order.slice();
  for (let at = 0; at < sequence.length; at++) sorted[at] = order[sequence[at] ?? 0] ?? 0;
  return sorted;
}

/** The places of keys in ascending order; the words of a key come lowest first. Digits that all keys share are skipped. */
function radix(words: readonly Uint32Array[], count: number): Uint32Array {
  let from = new Uint32Array(count);
  let to = new Uint32Array(count);
  for (let at = 0; at < count; at++) from[at] = at;
  for (const word of words) {
    for (let shift = 0; shift < 32; shift += digitBits) if (scatter(word, shift, from, to)) [from, to] = [to, from];
  }
  return from;
}

/** One pass by one digit; false where all keys share it and nothing was done. */
function scatter(keys: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const starts = new Uint32Array(buckets);
  for (let at = 0; at < keys.length; at++) {
    const digit = ((keys[at] ?? 0) >>> shift) & (buckets - 1);
    starts[digit] = (starts[digit] ?? 0) + 1;
  }
  if (keys.length === 0 || starts[((keys[0] ?? 0) >>> shift) & (buckets - 1)] === keys.length) return false;
  let sum = 0;
  for (let digit = 0; digit < buckets; digit++) {
    const count = starts[digit] ?? 0;
    starts[digit] = sum;
    sum += count;
  }
  for (let n = 0; n < from.length; n++) {
    const at = from[n] ?? 0;
    const digit = ((keys[at] ?? 0) >>> shift) & (buckets - 1);
    const place = starts[digit] ?? 0;
    to[place] = at;
    starts[digit] = place + 1;
  }
  return true;
}
