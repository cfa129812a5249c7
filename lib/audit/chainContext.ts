import type { NumberColumn } from "./columns.ts";
import type { FindingList } from "./findingList.ts";

/** What somebody says about the end of a log from outside it: how many entries there are, the hash of the last, the Merkle root over all. Null: not said. */
export type DeclaredEnd = { readonly count: number | null; readonly head: string | null; readonly root?: string | null };

export type ChainContext = {
  readonly entries: number;
  readonly findings: FindingList;
  readonly declared: DeclaredEnd | null;
  /** Nothing is wrong with the entry by itself that would make its links mean nothing. */
  readonly sound: (entry: number) => boolean;
  readonly isCopy: (entry: number) => boolean;
  /** Its signature holds under a trusted key. */
  readonly trusted: (entry: number) => boolean;
  readonly neverSigned: boolean;
  /** How many of the last entries the producer keeps; null: all of them. */
  readonly keeps: number | null;
  readonly isUnreadable: (entry: number) => boolean;
  readonly time: (entry: number) => number;
  readonly hashOf: (text: string) => Uint8Array;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
};

/** How a link is tied to the file. */
export const tie = { start: 0, linked: 1, explained: 2, dangling: 3, skipped: 4 } as const;

/** The links of a file in the order of its entries, as far as their ends are concerned. */
export type PlacedLinks = {
  readonly links: number;
  readonly entryOf: NumberColumn;
  readonly chainOf: NumberColumn;
  readonly closes: NumberColumn;
  readonly closesFile: NumberColumn;
  isUnlinked(): boolean;
  /** `behind`: a producer that crashed may have written a record and not yet its new head. */
  endsWith(hash: Uint8Array, behind: number): boolean;
  /** The records' own hashes in hex, in the order of the file. */
  ownHashes(): readonly string[];
};
