import type { Passage } from "../runFindings.ts";
import type { Clause } from "./clause.ts";

/** How much a directive gives itself away: hidden or wrapped; bare but out of place; an ordinary request. */
export type Standing = "wrapped" | "bare" | "plain";

/** What was done for a passage so far. */
export type Trail = {
  /** Values of the objects that calls made for it had: a later call on them goes on with it. */
  readonly objects: Set<string>;
  /** Documents that calls made for it brought back. */
  readonly tainted: Set<number>;
  readonly calls: number[];
};
export const newTrail = (): Trail => ({ objects: new Set(), tainted: new Set(), calls: [] });

/** A directive of a document that a call may have followed. */
export type Candidate = Clause & {
  readonly document: number;
  /** Number of its block, null where it was decoded. */
  readonly block: number | null;
  readonly start: number;
  readonly end: number;
  readonly standing: Standing;
  /** How far out of place it is; 0 inside a passage. */
  readonly doubt: number;
  /** It stands for all of a passage: a call follows it only if the passage names the tool. */
  readonly whole: boolean;
  readonly passage: Passage | null;
  /** Stems and values that name its letter, file, record and how it was fetched: what the user may have pointed to. */
  readonly names: ReadonlySet<string>;
  /** What names how its document was fetched, where it is one message of several: it counts for none that names another of them. */
  readonly place: ReadonlySet<string>;
  /** Names of the senders and subjects of all messages of its document. */
  readonly senders: ReadonlySet<string>;
  /** Of these, what names the sender and the subject of a message. */
  readonly sender: ReadonlySet<string>;
  /** How many calls had been made when it was read. */
  readonly readAt: number;
  /** What was done for it; directives of one passage share it. */
  readonly trail: Trail;
};
