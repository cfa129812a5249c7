import type { Incident } from "@/lib/api/contract.ts";

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
  readonly problems: number | null;
  readonly startUs: number | null;
  readonly endUs: number | null;
  readonly createdUs: number;
};

/** What the list needs of an incident, and no more: it is sent to the page. */
export function incidentLine(incident: Incident): IncidentLine {
  const read = incident.exhibits.flatMap(({ findings }) => (findings === null ? [] : [findings.problems.length]));
  return {
    id: incident.id, title: incident.title, sample: incident.sample, state: incident.state, createdUs: incident.createdUs,
    exhibits: incident.exhibits.length, bytes: incident.exhibits.reduce((sum, { bytes }) => sum + bytes, 0),
    calls: incident.calls, spans: incident.counts?.spans ?? null,
    problems: read.length === 0 ? null : read.reduce((sum, count) => sum + count, 0),
    startUs: incident.timeRange?.startUs ?? null, endUs: incident.timeRange?.endUs ?? null,
  };
}
