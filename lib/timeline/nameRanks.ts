import type { CodedColumn } from "./structure.ts";

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The place of each row's name in the alphabet, from 1; 0 where it has none. Capitals count as small letters. */
export function nameRanks({ codes, names }: CodedColumn): Uint32Array {
  const values = [...new Set(names)].filter((name) => name !== "").map((name) => ({ name, small: name.toLowerCase() }));
  const rankOf = new Map(values.sort((a, b) => compare(a.small, b.small) || compare(a.name, b.name)).map(({ name }, at) => [name, at + 1]));
  const rankOfCode = Uint32Array.from(names, (name) => rankOf.get(name) ?? 0);
  const ranks = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) ranks[row] = rankOfCode[codes[row] ?? 0] ?? 0;
  return ranks;
}
