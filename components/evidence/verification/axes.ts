import type { AuditLog } from "@/lib/api/auditContract.ts";
import { countText } from "../../ui/count.tsx";
import { checksOf, type Check, type Outcome } from "./checks.ts";
import { countOf, entryCount } from "./log-words.ts";

/** The five questions that a verdict keeps apart. */
export type Axis = { readonly name: "Signature" | "Key trust" | "Chain" | "Completeness" | "Form"; readonly outcome: Outcome; readonly count: number | null; readonly said: string };

/** The five axes of a log, each with what it came to and over how many entries. A signature that holds says nothing of the others. */
export function axesOf(log: AuditLog): readonly Axis[] {
  const checks = new Map(checksOf(log).map((check) => [check.id, check]));
  const outcome = (...ids: readonly string[]): Outcome => worst(ids.flatMap((id) => checks.get(id) ?? []));
  const held = log.keys.reduce((sum, { entries }) => sum + entries, 0);
  const readable = log.entries - countOf(log, "malformed", "duplicate_json_key");
  return [
    { name: "Signature", outcome: outcome("signature", "hash"), count: held, said: "hold under some key" },
    { name: "Key trust", outcome: outcome("keys"), count: log.verified, said: trustText(log) },
    { name: "Chain", outcome: outcome("order", "duplicates"), count: null, said: chainText(log) },
    { name: "Completeness", outcome: outcome("gaps", "end"), count: null, said: completenessText(log) },
    { name: "Form", outcome: outcome("form"), count: readable, said: log.uncoveredOf === 0 ? "read in one way only" : `read in one way only; ${countText(log.uncoveredOf)} ${log.uncoveredOf === 1 ? "member" : "members"} not covered` },
  ];
}

const gravity: readonly Outcome[] = ["failed", "not_possible", "warned", "passed"];

/** Of several checks the one that says least good; what could not be checked is not passed. */
function worst(checks: readonly Check[]): Outcome {
  return gravity.find((outcome) => checks.some((check) => check.outcome === outcome)) ?? "not_possible";
}

const trustWords = [["pinned", "a trusted key"], ["endorsed", "a key that a trusted one endorsed"], ["embedded", "a key that only the log brings"]] as const;

/** Under which kinds of key entries hold; with their numbers where there are several kinds. */
function trustText({ keys }: AuditLog): string {
  const kinds = trustWords.map(([how, word]) => ({ word, count: keys.filter((key) => key.how === how).reduce((sum, { entries }) => sum + entries, 0) })).filter(({ count }) => count > 0);
  const [only] = kinds;
  if (only === undefined) return "by a key that somebody vouched for";
  return kinds.length === 1 ? `vouched for; signed by ${only.word}` : `vouched for; ${kinds.map(({ word, count }) => `${countText(count)} by ${word}`).join(", ")}`;
}

function chainText(log: AuditLog): string {
  const bad = countOf(log, "reordered", "forked", "duplicate_entry");
  const kind = { signed: "links are signed", unsigned: "links are not signed: anybody can link anew", none: "entries are not linked" }[log.chain];
  return bad === 0 ? kind : `${entryCount(bad)} out of place; ${kind}`;
}

function completenessText(log: AuditLog): string {
  const missing = log.classes.find((one) => one.class === "missing_entry")?.runs ?? 0;
  if (missing > 0) return `${countText(missing)} ${missing === 1 ? "gap" : "gaps"}`;
  if (countOf(log, "tail_unproven") > 0) return "open end: nothing shows whether more existed";
  if (log.declaredEnd !== null) return "its end was declared from outside";
  return log.entries === 1 ? "a single record" : log.chain === "none" ? "nothing links the entries" : "closed by a record";
}
