import { exhibitRecord, exhibitRecords, type ExhibitRecord } from "../store/exhibits.ts";
import { withEvidence, type EvidenceReading } from "../store/evidenceReading.ts";
import { isId } from "../store/ids.ts";
import { incidentIndex, type IncidentIndex } from "../store/incidentIndex.ts";
import { incidentRecord, type IncidentRecord, type Store } from "../store/incidents.ts";
import { exhibitNumber } from "../store/timelineFilter.ts";
import { ApiError } from "./answers.ts";

/** The incident of this id, or the refusal that names it. */
export function needIncident(store: Store, id: string): IncidentRecord {
  const record = isId(id) ? incidentRecord(store, id) : null;
  if (record) return record;
  throw new ApiError(404, "no_such_incident", `There is no incident ${isId(id) ? id : "of this id"}.`, "See /api/v1/incidents for those there are.");
}

export function needExhibit(store: Store, id: string, exhibit: string): ExhibitRecord {
  needIncident(store, id);
  const number = exhibitNumber(exhibit);
  const record = number > 0 ? exhibitRecord(store, id, number) : null;
  if (record) return record;
  throw new ApiError(404, "no_such_exhibit", "There is no exhibit of this id in this incident.", `See /api/v1/incidents/${id}/exhibits for those there are.`);
}

/** An incident that holds something to be analysed. */
export function needExhibits(store: Store, id: string): void {
  needIncident(store, id);
  if (exhibitRecords(store, id).length === 0)
    throw new ApiError(409, "no_exhibits", "This incident holds no exhibits yet.", `Send one first: POST /api/v1/incidents/${id}/exhibits?name=…`);
}

export const notAnalysed = (id: string): ApiError =>
  new ApiError(409, "not_analysed", "This incident has not been analysed, or by another version.", `Start it: POST /api/v1/incidents/${id}/analyze`);

/** The open index of an incident: to be used before the next await. */
export function needIndex(store: Store, id: string): IncidentIndex {
  needIncident(store, id);
  const index = incidentIndex(store.dataDir, id);
  if (index === null) throw notAnalysed(id);
  return index;
}

/** Reads payloads of an incident that has been analysed; credentials in them are masked, unless they are revealed. */
export async function needEvidence<T>(store: Store, id: string, read: (reading: EvidenceReading) => Promise<T>, revealed = false): Promise<T> {
  needIncident(store, id);
  const found = await withEvidence(store, id, async (reading) => ({ value: await read(reading) }), revealed);
  if (found === null) throw notAnalysed(id);
  return found.value;
}
