import type { AuditStatus } from "@/lib/audit/auditStatus.ts";
import type { IncidentAudit } from "@/lib/api/contract.ts";
import { countText } from "../ui/count.tsx";
import { statuses } from "../ui/vocabulary.ts";

type Log = IncidentAudit["logs"][number];
/** The worst first. */
const order: readonly AuditStatus[] = ["altered", "incomplete", "unverifiable", "unsigned", "verified"];

/** The status that counts for several logs together; null where there is none. */
export function worstStatus(logs: readonly Pick<Log, "status">[]): AuditStatus | null {
  return order.find((status) => logs.some((log) => log.status === status)) ?? null;
}

/** "2 logs: 1 altered, 1 verified". */
export function auditText(logs: readonly Pick<Log, "status">[]): string {
  const counted = order.map((status) => [logs.filter((log) => log.status === status).length, statuses[status].word.toLowerCase()] as const).filter(([count]) => count > 0);
  return `${countText(logs.length)} ${logs.length === 1 ? "log" : "logs"}: ${counted.map(([count, word]) => `${countText(count)} ${word}`).join(", ")}`;
}

/** What the trace and the logs say differently, in words; empty where they agree. */
export function disagreements({ differs, inTraceNotInLog, inLogNotInTrace }: NonNullable<IncidentAudit["crossCheck"]>): string[] {
  const calls = (count: number): string => `${countText(count)} ${count === 1 ? "call" : "calls"}`;
  return [
    differs > 0 && `${countText(differs)} ${differs === 1 ? "difference" : "differences"} between log and trace`, inTraceNotInLog > 0 && `${calls(inTraceNotInLog)} of the trace in no log`,
    inLogNotInTrace > 0 && `${countText(inLogNotInTrace)} ${inLogNotInTrace === 1 ? "entry" : "entries"} of a log not in the trace`,
  ].filter((part) => part !== false);
}

/** Whether the evidence page has something of the signed logs to look at: a problem, or something to do. */
export function auditMark(audit: IncidentAudit | null): "problem" | "needs_you" | null {
  if (audit === null || audit.logs.length === 0) return null;
  const worst = worstStatus(audit.logs);
  if (worst === "altered" || worst === "incomplete") return "problem";
  const disagree = audit.crossCheck !== null && disagreements(audit.crossCheck).length > 0;
  return worst === "unverifiable" || disagree ? "needs_you" : null;
}
