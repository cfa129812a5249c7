import type { Incident, Job, StoredExhibit } from "../api/contract.ts";
import type { ExhibitFindings } from "../findings.ts";
import { worstClass } from "../timeline/effectRanks.ts";
import { exhibitRecords, intakeProblems, type ExhibitRecord } from "./exhibits.ts";
import type { IncidentRecord, Store } from "./incidents.ts";
import { decidedVerdict } from "./originVerdicts.ts";
import { lockOf } from "./locks.ts";
import { summaryRecord, type SummaryRecord } from "./summaryRecord.ts";

/** An incident as the pages and the API show it: what the responder handed in, and what the last analysis found. */
export function incidentView(store: Store, record: IncidentRecord, job: Job | null): Incident {
  const summary = summaryRecord(store.dataDir, record.id);
  const { id, title, sample, createdUs } = record;
  return {
    id, title, sample: sample !== null, createdUs, state: stateOf(record, job, summary),
    counts: summary?.counts ?? null, capture: summary?.capture ?? null,
    calls: summary?.rows.calls ?? null, documents: summary?.rows.documents ?? null, rows: summary?.rows.rows ?? null,
    timeRange: summary?.timeRange ?? null, audit: summary === null ? null : auditView(summary.audit),
    harm: summary === null ? null : harmView(summary, decidedVerdict(store.cases, id)),
    exhibits: exhibitRecords(store, id).map((exhibit) => exhibitView(exhibit, summary)),
    job, lock: lockOf(record),
  };
}

type Harm = NonNullable<Incident["harm"]>;

function harmView({ harm, blastRadius }: SummaryRecord, decided: Harm["decided"]): Harm {
  const { verdict, harmful, firstHarm } = harm;
  const { attempts, irreversible, targetsOf, classes, firstHarm: first } = blastRadius;
  return {
    verdict, decided, harmful, firstHarm: firstHarm === null ? null : `c${firstHarm}`, firstHarmUs: first?.timeUs ?? null,
    worstClass: worstClass(classes.filter((counted) => counted.harmful > 0).map((counted) => counted.class)), attempts, irreversible, targets: targetsOf,
  };
}

/** Without what only the verification itself needs. */
function auditView({ logs, crossCheck }: SummaryRecord["audit"]): NonNullable<Incident["audit"]> {
  return { logs: logs.map(({ exhibit, status, entries, verified, findings }) => ({ exhibit, status, entries, verified, findings })), crossCheck };
}

/** A finished analysis whose index is gone or of another version must be made again. While logs are verified again the verdicts before it stand. */
function stateOf(record: IncidentRecord, job: Job | null, summary: SummaryRecord | null): Incident["state"] {
  if (job?.kind === "analyze" && (job?.state === "running" || job?.state === "queued")) return "analysing";
  return record.state === "ready" && summary === null ? "stale" : record.state;
}

export function exhibitView(record: ExhibitRecord, summary: SummaryRecord | null): StoredExhibit {
  const { number, name, sha256, bytes, addedUs, container } = record;
  const at = summary?.exhibits.findIndex((one) => one.id === `x${number}`) ?? -1;
  const found = summary?.exhibits[at] ?? null;
  return {
    id: `x${number}`, name, sha256, bytes, addedUs, container: container === null ? null : `x${container}`,
    findings: found && withIntakeProblems(found, record),
    timeRange: (found && summary?.exhibitTimes[at]) ?? null,
    intakeProblems: intakeProblems(record),
  };
}

/** Entries that an archive was refused at the door are part of what is wrong with it. */
export function withIntakeProblems(found: ExhibitFindings, record: ExhibitRecord): ExhibitFindings {
  const problems = intakeProblems(record);
  return problems.length === 0 ? found : { ...found, problems: [...found.problems, ...problems] };
}
