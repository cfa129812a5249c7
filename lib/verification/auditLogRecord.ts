import type { AuditedLog } from "../audit/verifyLog.ts";
import type { FindingClass } from "../audit/report.ts";
import { contentClasses, placeClasses } from "../audit/report.ts";
import { auditFindings } from "../audit/auditFindings.ts";
import type { AuditLogRecord } from "./auditIndex.ts";

/** What the index keeps of a verdict beside its findings. `endFrom`: the exhibit that declares the end of the log. */
export function auditLogRecord(exhibit: string, log: AuditedLog, keySet: string, endFrom: string | null): AuditLogRecord {
  const { findings, ...rest } = auditFindings(exhibit, log, keySet);
  const { container, list, first, last, head, unsupported, declared } = log;
  return {
    ...rest, container, list, findings: findings.length, classes: classesOf(findings), first, last, head, unsupported,
    declaredEnd: declared === null ? null : { count: declared.count, head: declared.head, root: declared.root ?? null, exhibit: endFrom },
  };
}

function classesOf(findings: ReturnType<typeof auditFindings>["findings"]): AuditLogRecord["classes"] {
  const counts = new Map<FindingClass, { entries: number; runs: number }>();
  for (const { class: name, entry, last = entry } of findings) {
    const known = counts.get(name) ?? { entries: 0, runs: 0 };
    counts.set(name, { entries: known.entries + last - entry + 1, runs: known.runs + 1 });
  }
  return [...contentClasses, ...placeClasses].flatMap((name) => {
    const count = counts.get(name);
    return count === undefined ? [] : [{ class: name, ...count }];
  });
}
