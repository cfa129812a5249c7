import type { Incident } from "../api/contract.ts";
import { incidentRecord, incidentRecords, type IncidentRecord, type Store } from "../store/incidents.ts";
import { incidentView } from "../store/incidentView.ts";
import { latestJob } from "../store/jobRecords.ts";
import { currentRunner } from "./current.ts";

/** One incident with its newest job as it stands this moment; null where there is none of this id. */
export function currentIncident(store: Store, id: string): Incident | null {
  const record = incidentRecord(store, id);
  return record && viewOf(store, record);
}

/** All incidents, newest first. */
export function currentIncidents(store: Store): Incident[] {
  return incidentRecords(store).map((record) => viewOf(store, record));
}

function viewOf(store: Store, record: IncidentRecord): Incident {
  const runner = currentRunner();
  const latest = latestJob(store, record.id);
  return incidentView(store, record, runner.unfinishedOf(record.id) ?? (latest && runner.job(latest.id)));
}
