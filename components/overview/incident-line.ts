import type { AuditStatus } from "@/lib/audit/auditStatus.ts";
import type { Incident } from "@/lib/api/contract.ts";
import type { EffectClass } from "@/lib/effects/effect.ts";
import { auditText, worstStatus } from "../shell/audit-words.ts";

/** One incident as the list draws it. */
export type IncidentLine = {
  readonly id: string;
  readonly title: string;
  readonly sample: boolean;
  readonly state: Incident["state"];
  readonly exhibits: number;
  readonly bytes: number;
  /** Null until the exhibits have been read. */
  readonly calls: number | null;
  readonly spans: number | null;
  /** What holds: a person's verdict on the incident, else that of the rules; null until it has been worked out. */
  readonly verdict: NonNullable<Incident["harm"]>["verdict"] | null;
  readonly isDecided: boolean;
  /** Calls that did harm by the rules; null until they have been worked out. */
  readonly harmful: number | null;
  /** When the first of them came; null where there is none, or it has no time. */
  readonly firstHarmUs: number | null;
  /** The gravest class of their effects. */
  readonly worstClass: EffectClass | null;
  readonly problems: number | null;
  /** The worst verdict on its signed logs; null where it has none, or has not been read. */
  readonly audit: AuditStatus | null;
  readonly auditSaid: string;
  readonly startUs: number | null;
  readonly endUs: number | null;
  readonly createdUs: number;
  readonly lock: Incident["lock"];
};

/** What the list needs of an incident, and no more: it is sent to the page. */
export function incidentLine(incident: Incident): IncidentLine {
  const read = incident.exhibits.flatMap(({ findings }) => (findings === null ? [] : [findings.problems.length]));
  return {
    id: incident.id, title: incident.title, sample: incident.sample, state: incident.state, createdUs: incident.createdUs, lock: incident.lock,
    exhibits: incident.exhibits.length, bytes: incident.exhibits.reduce((sum, { bytes }) => sum + bytes, 0),
    calls: incident.calls, spans: incident.counts?.spans ?? null, harmful: incident.harm?.harmful ?? null,
    verdict: incident.harm?.decided ?? incident.harm?.verdict ?? null, isDecided: (incident.harm?.decided ?? null) !== null,
    firstHarmUs: incident.harm?.firstHarmUs ?? null, worstClass: incident.harm?.worstClass ?? null,
    problems: read.length === 0 ? null : read.reduce((sum, count) => sum + count, 0),
    audit: worstStatus(incident.audit?.logs ?? []), auditSaid: auditSaid(incident),
    startUs: incident.timeRange?.startUs ?? null, endUs: incident.timeRange?.endUs ?? null,
  };
}

function auditSaid({ audit, exhibits }: Incident): string {
  if (audit === null) return exhibits.length === 0 ? "none" : "not read";
  return audit.logs.length === 0 ? "no signed log" : auditText(audit.logs);
}
