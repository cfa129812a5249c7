import { exhibitRecords } from "./exhibits.ts";
import type { Store } from "./incidents.ts";

/** The numbers that exhibits go by in one incident, and the hashes that they go by everywhere. */
export type ExhibitNumbers = { readonly numbers: readonly number[]; sha256Of(number: number): string; numberOf(sha256: string): number | null };

export function exhibitNumbers(store: Store, incident: string): ExhibitNumbers {
  const records = exhibitRecords(store, incident);
  const hashes = new Map(records.map(({ number, sha256 }) => [number, sha256]));
  const numbers = new Map(records.map(({ number, sha256 }) => [sha256, number]));
  return {
    numbers: records.map(({ number }) => number),
    sha256Of: (number) => {
      const sha256 = hashes.get(number);
      if (sha256 === undefined) throw new Error(`the index names an exhibit x${number} that the incident does not hold`);
      return sha256;
    },
    numberOf: (sha256) => numbers.get(sha256) ?? null,
  };
}
