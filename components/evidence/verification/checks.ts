import { speaksOfSignature } from "@/lib/audit/signatureMessages.ts";
import type { FindingClass } from "@/lib/audit/report.ts";
import type { AuditLog } from "@/lib/api/auditContract.ts";
import { countText } from "../../ui/count.tsx";
import type { StatusName } from "../../ui/vocabulary.ts";
import { countOf, entryCount } from "./log-words.ts";

/** How a check came out. `warned`: something to know that leaves the verdict as it is. */
export type Outcome = Extract<StatusName, "passed" | "failed" | "warned" | "not_possible">;

/** One question to a log, what came of it over all entries, and the classes of finding that speak of it. */
export type Check = {
  readonly id: string;
  readonly name: string;
  readonly outcome: Outcome;
  readonly said: string;
  readonly classes: readonly FindingClass[];
};

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const of = (count: number, log: AuditLog): string => `${countText(count)} of ${entryCount(log.entries)}`;

/** Every check of a log, in the order in which the engine makes them. None is left out because it passed. */
export function checksOf(log: AuditLog): readonly Check[] {
  return [form(log), signature(log), hashes(log), keyValidity(log), order(log), gaps(log), duplicates(log), end(log), clock(log)];
}

/** A check from the classes of finding that fail it. */
function judged(log: AuditLog, check: Omit<Check, "outcome">, bad: Outcome = "failed"): Check {
  return { ...check, outcome: countOf(log, ...check.classes) > 0 ? bad : "passed" };
}

function form(log: AuditLog): Check {
  const classes = ["malformed", "duplicate_json_key"] as const;
  const [unreadable, twice] = [countOf(log, "malformed"), countOf(log, "duplicate_json_key")];
  const said = unreadable + twice === 0
    ? `${of(log.entries, log)} can be read, in one way only`
    : [unreadable > 0 && `${of(unreadable, log)} cannot be read`, twice > 0 && `${of(twice, log)} ${plural(twice, "has", "have")} one name twice`].filter((part) => part !== false).join("; ");
  return judged(log, { id: "form", name: "Form", said, classes });
}

/** Entries whose signature was found to hold, under whatever key. */
function signed(log: AuditLog): number {
  return log.keys.reduce((sum, { entries }) => sum + entries, 0);
}

/** The format carries no signatures at all: that they are missing is no fault of an entry. */
export const neverSigned = ({ status, classes, entries }: Pick<AuditLog, "status" | "classes" | "entries">): boolean => status === "unsigned" || classes.some((one) => one.class === "not_signed" && one.entries === entries);

/** Entries that a class of finding names, as far as the findings are at hand; `whole`: all of them are. */
function altered(log: AuditLog, ofSignature: boolean): { readonly count: number; readonly whole: boolean } {
  const found = log.findings.filter((one) => one.class === "altered_entry" && speaksOfSignature(one.message) === ofSignature);
  return { count: found.reduce((sum, { entry, last = entry }) => sum + last - entry + 1, 0), whole: log.findings.length === log.findingsOf };
}

function signature(log: AuditLog): Check {
  const check = { id: "signature", name: "Signature" } as const;
  if (neverSigned(log)) return { ...check, outcome: "not_possible", said: "this format carries no signature", classes: ["not_signed"] };
  const wrong = altered(log, true);
  const missing = countOf(log, "not_signed");
  const holds = signed(log);
  if (wrong.count + missing > 0) {
    const parts = [wrong.count > 0 && `${wrong.whole ? "" : "at least "}${of(wrong.count, log)} ${plural(wrong.count, "is", "are")} not what was signed`, missing > 0 && `${of(missing, log)} ${plural(missing, "carries", "carry")} no signature`];
    return { ...check, outcome: "failed", said: parts.filter((part) => part !== false).join("; "), classes: ["altered_entry", "not_signed"] };
  }
  if (holds === 0) return { ...check, outcome: "not_possible", said: log.unsupported === null ? "no key is known that could check one" : `not supported here: ${log.unsupported}`, classes: ["unknown_key"] };
  const rest = log.entries - holds;
  // An entry that contradicts its own hash is told by that alone: whether its signature would hold is left open.
  const open = rest > 0 && altered(log, false).count > 0;
  return { ...check, outcome: open ? "warned" : "passed", said: `${of(holds, log)} ${plural(holds, "holds", "hold")}, strictly (RFC 8032)${rest > 0 ? `; ${countText(rest)} ${open ? `${plural(rest, "does", "do")} not hold, ` : ""}could not be checked, or ${plural(rest, "needs", "need")} none` : ""}`, classes: ["altered_entry", "not_signed"] };
}

function hashes(log: AuditLog): Check {
  const check = { id: "hash", name: "Hash recomputed", classes: ["altered_entry"] } as const;
  const wrong = altered(log, false);
  if (wrong.count > 0) return { ...check, outcome: "failed", said: `${wrong.whole ? "" : "at least "}${of(wrong.count, log)} ${plural(wrong.count, "contradicts", "contradict")} a hash, an id or the schema` };
  return { ...check, outcome: "passed", said: "every hash and id that an entry states of itself fits, and the schema has a place for every member" };
}

function keyValidity(log: AuditLog): Check {
  const check = { id: "keys", name: "Key validity", classes: ["wrong_key", "unknown_key", "revoked_key"] } as const;
  if (neverSigned(log)) return { ...check, outcome: "not_possible", said: "no key signs this format" };
  const [wrong, unknown, revoked] = [countOf(log, "wrong_key"), countOf(log, "unknown_key"), countOf(log, "revoked_key")];
  const parts = [
    wrong > 0 && `${of(wrong, log)} ${plural(wrong, "is", "are")} signed by a key that has no place here`,
    unknown > 0 && `${of(unknown, log)} ${plural(unknown, "answers", "answer")} to no trusted key`,
    revoked > 0 && `${of(revoked, log)} ${plural(revoked, "claims", "claim")} a time at which the key was not valid`,
  ].filter((part) => part !== false);
  if (parts.length === 0 && log.verified === 0) return { ...check, outcome: "not_possible", said: "no entry holds under a trusted key" };
  if (parts.length === 0) return { ...check, outcome: "passed", said: `${of(log.verified, log)} under a trusted key that was valid at the time that the entry claims` };
  return { ...check, outcome: wrong + revoked > 0 ? "failed" : "not_possible", said: parts.join("; ") };
}

function order(log: AuditLog): Check {
  const check = { id: "order", name: "Order" } as const;
  if (log.chain === "none") return { ...check, outcome: "not_possible", said: "entries of this format are not linked", classes: ["reordered", "forked"] };
  const [moved, forked] = [countOf(log, "reordered"), countOf(log, "forked")];
  const said = moved + forked === 0
    ? `the links place the entries in the order of the file${log.chain === "unsigned" ? "; anybody who can edit the file can link them anew" : ""}`
    : [moved > 0 && `${of(moved, log)} ${plural(moved, "stands", "stand")} after one that the links place behind`, forked > 0 && `${of(forked, log)} ${plural(forked, "begins", "begin")} a second history`].filter((part) => part !== false).join("; ");
  return judged(log, { ...check, said, classes: ["reordered", "forked"] });
}

/** What is missing behind the last entry; undefined where the finding is not at hand or there is none. */
const missingEnd = (log: AuditLog): AuditLog["findings"][number] | undefined => log.findings.find((one) => one.class === "missing_entry" && one.entry > log.entries);

function gaps(log: AuditLog): Check {
  const check = { id: "gaps", name: "Gaps", classes: ["missing_entry"] } as const;
  const inside = (log.classes.find((one) => one.class === "missing_entry")?.runs ?? 0) - (missingEnd(log) === undefined ? 0 : 1);
  if (inside > 0) return { ...check, outcome: "failed", said: `before ${countText(inside)} ${plural(inside, "entry", "entries")} at least one is missing` };
  if (log.chain === "none") return { ...check, outcome: "not_possible", said: "nothing links the entries: one that was taken out leaves no trace" };
  return { ...check, outcome: "passed", said: `every link leads to an entry of the file${log.chain === "unsigned" ? "; an unsigned chain can be closed again after a removal" : ""}` };
}

function duplicates(log: AuditLog): Check {
  const count = countOf(log, "duplicate_entry");
  return judged(log, { id: "duplicates", name: "Duplicates", said: count === 0 ? "no entry and no event stands twice" : `${of(count, log)} ${plural(count, "repeats", "repeat")} an earlier one`, classes: ["duplicate_entry"] });
}

function end(log: AuditLog): Check {
  const check = { id: "end", name: "End", classes: ["tail_unproven", "missing_entry"] } as const;
  const missing = missingEnd(log);
  if (missing !== undefined) return { ...check, outcome: "failed", said: missing.message };
  if (countOf(log, "tail_unproven") > 0) return { ...check, outcome: "not_possible", said: `nothing shows whether entries after no. ${countText(log.entries)} existed` };
  if (log.entries === 1 && log.declaredEnd === null) return { ...check, outcome: "not_possible", said: "one record is a receipt, not a log: it has no end to prove" };
  if (countOf(log, "missing_entry") > 0 && (log.declaredEnd !== null || log.findings.length < log.findingsOf)) return { ...check, outcome: "not_possible", said: "where entries are missing, what was declared says nothing of the end by itself" };
  return { ...check, outcome: "passed", said: log.declaredEnd === null ? "a closing record ends it" : `it ends as declared by ${log.declaredEnd.exhibit ?? "the log itself"}` };
}

function clock(log: AuditLog): Check {
  const check = { id: "clock", name: "Clock", classes: ["clock_backwards"] } as const;
  if (log.first === null) return { ...check, outcome: "not_possible", said: "no entry claims a time" };
  const back = countOf(log, "clock_backwards");
  return judged(log, { ...check, said: back === 0 ? "the claimed times run forwards, by the signer's clock" : `${of(back, log)} ${plural(back, "claims", "claim")} an earlier time than the one before` }, "warned");
}
