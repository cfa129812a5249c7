import type { AuditFinding } from "./findingList.ts";
import type { FindingClass } from "./report.ts";

export const auditStatuses = ["verified", "altered", "incomplete", "unverifiable", "unsigned"] as const;
export type AuditStatus = (typeof auditStatuses)[number];

type Facts = {
  readonly findings: readonly AuditFinding[];
  readonly entries: number;
  readonly tornLast: boolean;
  readonly neverSigned: boolean;
  /** At least one entry carries a signature. Without one the file is unsigned, whatever its format provides for. */
  readonly anySigned: boolean;
  readonly unsupported: boolean;
};

const altering: readonly FindingClass[] = ["altered_entry", "wrong_key", "duplicate_json_key", "duplicate_entry", "reordered", "forked"];

/** One word for the whole log, the worst that applies. An unproven end and a clock set back leave it verified. */
export function statusOf({ findings, entries, tornLast, neverSigned, anySigned, unsupported }: Facts): AuditStatus {
  const has = (...names: readonly FindingClass[]): boolean => findings.some((one) => names.includes(one.class));
  const unreadable = findings.flatMap((one) => (one.class === "malformed" ? [one] : []));
  const unreadableCount = unreadable.reduce((sum, { entry, last = entry }) => sum + last - entry + 1, 0);
  const torn = tornLast && unreadable.some(({ entry, last = entry }) => last === entries);
  const readable = entries - unreadableCount > 0;
  const damaged = unreadableCount - (torn ? 1 : 0) > 0 && readable;
  if (has(...altering) || damaged || (anySigned && has("not_signed"))) return "altered";
  if (has("missing_entry") || (torn && readable)) return "incomplete";
  if (has("unknown_key", "revoked_key") || unsupported || !readable) return "unverifiable";
  return neverSigned || !anySigned ? "unsigned" : "verified";
}
