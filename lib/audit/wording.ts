import type { AuditStatus } from "./auditStatus.ts";
import type { FindingClass } from "./report.ts";

/** What a verdict says, and what nobody may read into it. */
export type Wording = { readonly title: string; readonly shows: string; readonly showsNot: string };

export const statusWording: Readonly<Record<AuditStatus, Wording>> = {
  verified: {
    title: "Verified",
    shows: "Every entry carries a valid signature by a key that you trust, and no link between entries is broken.",
    showsNot: "That what the entries say is true, when they were signed, or that nothing else happened. Where the end is open, entries may have stood behind the last one.",
  },
  altered: {
    title: "Altered",
    shows: "At least one entry, or its place in the log, is not what was signed. The entries without a finding hold.",
    showsNot: "Who changed it, when, or with what intent; software that stores a log anew can do it too.",
  },
  incomplete: {
    title: "Incomplete",
    shows: "Records are missing. Those that are here carry valid signatures.",
    showsNot: "What the missing records said, who took them away, or whether a crash or a rotation explains it.",
  },
  unverifiable: {
    title: "Cannot be checked",
    shows: "No key that you trust answers for at least one entry, or its algorithm is not supported here.",
    showsNot: "That anything was changed, nor that anything is genuine: anybody can sign with a key of their own.",
  },
  unsigned: {
    title: "Unsigned",
    shows: "The hashes in the log agree with each other. The format carries no signature.",
    showsNot: "Anything against somebody who can edit the file: they can compute every hash anew.",
  },
};

export const findingWording: Readonly<Record<FindingClass, Wording>> = {
  malformed: { title: "Cannot be read", shows: "This entry is not a record of its format: it is damaged, cut off, or lacks what the format demands.", showsNot: "What it said before, or that it was changed on purpose." },
  duplicate_json_key: { title: "A name twice", shows: "An object in this entry has one name twice, so that two readers may see two different records.", showsNot: "Which of the two readings was meant." },
  not_signed: { title: "Not signed", shows: "This entry carries no signature.", showsNot: "That it is false; only that nothing vouches for it." },
  altered_entry: { title: "Altered", shows: "This entry is not what was signed, or contradicts a hash in it.", showsNot: "Which part was changed, unless another spelling of the same content fits; nor by whom." },
  wrong_key: { title: "Wrong key", shows: "The signature is valid, but by a key that this log has no place for: another key is trusted under that name or in that chain.", showsNot: "Whose key it is. A key change that was not announced looks the same." },
  unknown_key: { title: "Unknown key", shows: "No key that you trust could check this entry. Where it holds, it holds under a key that the log itself brings.", showsNot: "Who signed it: anybody can make such an entry." },
  revoked_key: { title: "Key not valid", shows: "The signature is valid under a key that was revoked, or not valid at the time that the entry claims.", showsNot: "That it was forged. The time is the signer's own claim." },
  duplicate_entry: { title: "Copy", shows: "The same record, or the same event, stands in the log before.", showsNot: "That the event happened twice." },
  forked: { title: "Two histories", shows: "Two different entries name the same predecessor, and both are signed: the signer wrote two histories.", showsNot: "Which of them happened." },
  missing_entry: { title: "Missing", shows: "What this place in the log refers to is not in the file.", showsNot: "How many records are missing where nothing counts them, what they said, or who removed them." },
  reordered: { title: "Out of order", shows: "This entry stands after one that the links place behind it. The links show the order in which entries were written.", showsNot: "That any content was changed." },
  clock_backwards: { title: "Clock set back", shows: "This entry claims an earlier time than the one before it.", showsNot: "Which of the two times is right; clocks are corrected in good faith too." },
  tail_unproven: { title: "Open end", shows: "Nothing shows whether entries stood after this one: no closing record, no head, no count from outside.", showsNot: "That any are missing." },
};

/** Said of every signature that holds. */
export const signatureLimits = "A valid signature shows that the holder of a key signed these bytes at some time. It does not show that the content is true, that a call had the effect that it records, when it was signed, or that nothing else happened.";
/** Said where entries hold only under keys from the log itself. */
export const embeddedOnly = "The entries agree with a key that the file itself brings. Anyone can make such a file.";
