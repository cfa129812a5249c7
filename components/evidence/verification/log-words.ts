import type { AuditLog } from "@/lib/api/auditContract.ts";
import type { FindingClass } from "@/lib/audit/report.ts";
import { countText } from "../../ui/count.tsx";
import { statuses } from "../../ui/vocabulary.ts";
import { keyName, retiredOn, dayText, validityText, type KnownKeys } from "./known-key.ts";

type Finding = AuditLog["findings"][number];

/** "entry 17", "entries 17 to 19". */
export function entriesText({ entry, last = entry }: Pick<Finding, "entry" | "last">): string {
  return last === entry ? `entry ${countText(entry)}` : `entries ${countText(entry)} to ${countText(last)}`;
}

/** "1 entry", "61 entries". */
export function entryCount(count: number): string {
  return `${countText(count)} ${count === 1 ? "entry" : "entries"}`;
}

/** Entries of a class; 0 where it was not found. */
export function countOf({ classes }: Pick<AuditLog, "classes">, ...names: readonly FindingClass[]): number {
  return classes.filter((one) => names.includes(one.class)).reduce((sum, { entries }) => sum + entries, 0);
}

/** The verdict in a word. A key that has gone out of use since does not make the log false: the day is said beside it. */
export function statusWord(log: AuditLog, keys: KnownKeys, nowUs: number): string {
  const { word } = statuses[log.status];
  if (log.status !== "verified") return word;
  const gone = log.keys.flatMap(({ fingerprint, trusted }) => {
    const key = trusted ? keys.get(fingerprint) : undefined;
    return key === undefined ? [] : (retiredOn(key, nowUs) ?? []);
  });
  const [latest] = gone.toSorted((a, b) => b.us - a.us);
  return latest === undefined ? word : `${word}, key ${latest.how} ${dayText(latest.us)}`;
}

/** The line beneath the word: what decided it, with its numbers. */
export function statusLine(log: AuditLog, keys: KnownKeys): string {
  switch (log.status) {
    case "verified": return verifiedLine(log, keys);
    case "altered": return worstLine(log, altering);
    case "incomplete": return worstLine(log, ["missing_entry", "malformed"]);
    case "unverifiable": return uncheckedLine(log, keys);
    case "unsigned": return "hash chain only: shows accidents, not forgery";
  }
}

const altering: readonly FindingClass[] = ["altered_entry", "wrong_key", "duplicate_json_key", "not_signed", "duplicate_entry", "reordered", "forked", "malformed"];

function verifiedLine(log: AuditLog, keys: KnownKeys): string {
  const trusted = log.keys.filter((key) => key.trusted);
  const [first] = trusted;
  const known = first === undefined ? undefined : keys.get(first.fingerprint);
  const by = first === undefined ? "" : trusted.length === 1 ? `, key ${keyName(first.fingerprint, keys)}${known === undefined ? "" : `, ${validityText(known)}`}` : `, ${countText(trusted.length)} keys`;
  const accepted = trusted.some(({ fingerprint }) => (keys.get(fingerprint)?.acceptedUs ?? null) !== null) ? ", by a key that came with the log and that you accepted" : "";
  const end = countOf(log, "tail_unproven") > 0 ? "; end of log not provable" : "";
  const clock = countOf(log, "clock_backwards") > 0 ? "; a clock runs backwards" : "";
  return `${countText(log.verified)} of ${entryCount(log.entries)}${by}${accepted}${end}${clock}`;
}

/** The gravest finding by name, and how many more there are. */
function worstLine(log: AuditLog, order: readonly FindingClass[]): string {
  const worst = order.flatMap((name) => log.findings.find((one) => one.class === name) ?? [])[0];
  if (worst === undefined) return `${countText(log.findingsOf)} findings`;
  const said = worst.class === "missing_entry" ? missingText(worst, log.entries) : `${entriesText(worst)}: ${shortHashes(worst.message)}`;
  const bad = log.classes.filter((one) => one.class !== "tail_unproven" && one.class !== "clock_backwards").reduce((sum, { runs }) => sum + runs, 0);
  return bad > 1 ? `${said}; and ${countText(bad - 1)} more ${bad === 2 ? "finding" : "findings"}` : said;
}

/** What is missing at the end is found at the entry that would have followed. */
export function missingText({ entry }: Pick<Finding, "entry">, entries: number): string {
  return entry > entries ? `at least one entry is missing after entry ${countText(entries)}, the last` : `at least one entry is missing before entry ${countText(entry)}`;
}

/** Messages spell hashes out; where they only point to an entry, the beginning of each is enough. */
export function shortHashes(message: string): string {
  return message.replaceAll(/[0-9a-f]{40,}/gi, (hash) => `${hash.slice(0, 8)}…`);
}

function uncheckedLine(log: AuditLog, keys: KnownKeys): string {
  if (countOf(log, "revoked_key") > 0 && countOf(log, "unknown_key") === 0) {
    const finding = log.findings.find((one) => one.class === "revoked_key");
    return finding === undefined ? "a key was not valid" : `${entriesText(finding)}: ${namedIn(finding.message, log, keys)}`;
  }
  const [own] = log.keys.filter(({ how }) => how === "embedded");
  if (own !== undefined) return `key ${keyName(own.fingerprint, keys)} came with the log and is not in the trusted list: add it`;
  if (countOf(log, "unknown_key") > 0) return "no trusted key answers to its signatures: add the signer's key";
  return log.unsupported === null ? "nothing in it could be read" : `not supported here: ${log.unsupported}`;
}

/** Messages name keys by their whole fingerprint. */
function namedIn(message: string, log: AuditLog, keys: KnownKeys): string {
  return log.keys.reduce((text, { fingerprint }) => text.replace(fingerprint, keyName(fingerprint, keys)), message);
}

/** "3 logs: 1 altered, 2 verified". */
export function summaryText(logs: readonly Pick<AuditLog, "status">[]): string {
  const counts = (["altered", "incomplete", "unverifiable", "unsigned", "verified"] as const).map((status) => [logs.filter((log) => log.status === status).length, statuses[status].word.toLowerCase()] as const);
  return `${countText(logs.length)} ${logs.length === 1 ? "log" : "logs"}: ${counts.filter(([count]) => count > 0).map(([count, word]) => `${countText(count)} ${word}`).join(", ")}`;
}
