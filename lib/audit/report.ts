import type { ChainLink, Contradiction, RecordClaims } from "./profile.ts";

/** What is wrong with an entry by itself, worst first: an entry has one of them at most. */
export const contentClasses = ["malformed", "duplicate_json_key", "not_signed", "altered_entry", "wrong_key", "unknown_key", "revoked_key"] as const;
export type ContentClass = (typeof contentClasses)[number];
/** What is wrong with its place in the log. */
export const placeClasses = ["duplicate_entry", "forked", "missing_entry", "reordered", "clock_backwards", "tail_unproven"] as const;
export type FindingClass = ContentClass | (typeof placeClasses)[number];

/** Under which key the signatures of an entry hold. */
export type Holding =
  /** Under a trusted key. `limit`: the key was revoked, or not valid at the time that the entry claims. */
  | { readonly by: "trusted"; readonly fingerprint: string; readonly limit: "revoked" | "outside" | null }
  /** Only under the key that the record brings. `named`: it names an id that a trusted key goes by. */
  | { readonly by: "embedded"; readonly fingerprint: string; readonly named: boolean }
  /** No key is there to try. */
  | { readonly by: "none" }
  | { readonly by: "unsupported"; readonly why: string }
  /** It carries no signature, and its format has others vouch for it. */
  | { readonly by: "vouched" };

/** A key that an entry brings and under which a signature of it holds: to be offered, not to be trusted. */
export type ShownKey = { readonly key: Uint8Array; readonly fingerprint: string; /** What the entry calls it. */ readonly ids: readonly string[] };

/** One entry, judged by itself: what a worker hands back. Everything that needs other entries is decided in `LogJudge`. */
export type EntryReport = {
  /** SHA-256 of the entry's bytes: equal for exact copies. */
  readonly digest: Uint8Array;
  /** Null: nothing is wrong that can be told without its neighbours. */
  readonly fault: { readonly class: "malformed" | "duplicate_json_key" | "not_signed" | "altered_entry"; readonly message: string } | null;
  /** Where it carries no signature: what contradicts itself in it all the same. Told where the whole file carries none. */
  readonly beneath: string | null;
  readonly contradiction: Contradiction | null;
  readonly holding: Holding;
  /** It carries a signature, whatever that is worth. */
  readonly isSigned: boolean;
  /** Its text cannot be parsed: as the last of a file without a line end it was cut off. */
  readonly isCutOff: boolean;
  readonly links: readonly ChainLink[];
  readonly eventId: string | null;
  readonly time: number | null;
  /** Fingerprints of the keys that it endorses. */
  readonly endorses: readonly string[];
  readonly uncovered: readonly string[];
  readonly shown: readonly ShownKey[];
  /** What it says of the action that it speaks of; null where nobody asked, or where it cannot be read. */
  readonly claims: RecordClaims | null;
};
