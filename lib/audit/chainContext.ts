import type { NumberColumn } from "./columns.ts";
import type { FindingList } from "./findingList.ts";

/** What a sidecar says about the end of a log: how many entries there are, and the hash of the last. */
export type DeclaredEnd = { readonly count: number; readonly head: string | null };

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
  readonly isUnreadable: (entry: number) => boolean;
  readonly time: (entry: number) => number;
  readonly hashOf: (text: string) => Uint8Array;
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
  endsWith(hash: Uint8Array): boolean;
};
