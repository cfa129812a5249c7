import type { FindingClass } from "@/lib/audit/report.ts";

/** A check of a signed log: what it shows where it passes, and what it never shows. `id` and `name` as in the verification of a log. */
export type CheckWords = { readonly id: string; readonly name: string; readonly shows: string; readonly showsNot: string; readonly fails: readonly FindingClass[] };

export const checkWords: readonly CheckWords[] = [
  { id: "form", name: "Form", shows: "Every entry is a record of its format and can be read in one way only.", showsNot: "That what it says is true.", fails: ["malformed", "duplicate_json_key"] },
  { id: "signature", name: "Signature", shows: "The signatures were checked anew over the signed bytes and hold, strictly after RFC 8032 where they are Ed25519.", showsNot: "Whose key it was, when it was signed, or that the content is true.", fails: ["altered_entry", "not_signed"] },
  { id: "hash", name: "Hash recomputed", shows: "Every hash and id that an entry states of itself was computed anew and fits.", showsNot: "Anything against somebody who can edit the file, unless a signature covers the hash.", fails: ["altered_entry"] },
  { id: "keys", name: "Key validity", shows: "The entries hold under a key that you trust and that was valid at the time that they claim.", showsNot: "That the signer's clock was right, or that nobody else held the key.", fails: ["wrong_key", "unknown_key", "revoked_key"] },
  { id: "order", name: "Order", shows: "The links between entries place them in the order of the file, and none has two successors.", showsNot: "When anything happened. Links without signatures can be made anew by anybody.", fails: ["reordered", "forked"] },
  { id: "gaps", name: "Gaps", shows: "Every link leads to an entry of the file.", showsNot: "That everything that happened was recorded. Where nothing links the entries, one that was taken out leaves no trace.", fails: ["missing_entry"] },
  { id: "duplicates", name: "Duplicates", shows: "No record and no event stands twice.", showsNot: "That every event was recorded.", fails: ["duplicate_entry"] },
  { id: "end", name: "End", shows: "A closing record, a head or a count says where the log ends, and it ends there.", showsNot: "That everything before the end was recorded; nor anything where no end is declared.", fails: ["tail_unproven", "missing_entry"] },
  { id: "clock", name: "Clock", shows: "The claimed times run forwards.", showsNot: "That they are right: the clock is the signer's.", fails: ["clock_backwards"] },
];
