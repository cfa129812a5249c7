/** Numbers by what they are counted for: the key is a JSON array of names, the first number how many rows there are. */
export type Tally = ReadonlyMap<string, readonly number[]>;

/** One tally with another added to it, `times` over; what nothing is left of is left out. Fractions are kept to a millionth: beyond that, taking out leaves what binary fractions lose. */
export function addTally(tally: Tally, other: Tally, times: 1 | -1): Tally {
  const sum = new Map(tally);
  for (const [key, numbers] of other) {
    const known = sum.get(key) ?? [];
    const added = numbers.map((number, at) => exact((known[at] ?? 0) + times * number));
    if (added[0] === 0) sum.delete(key);
    else sum.set(key, added);
  }
  return sum;
}

const exact = (sum: number): number => (Number.isInteger(sum) ? sum : Number(sum.toFixed(6)));
