import { exhibitRecords } from "../store/exhibits.ts";
import type { Store } from "../store/incidents.ts";
import { summaryRecord } from "../store/summaryRecord.ts";

/** Is there an index of this version that holds all exhibits of the incident? Then its logs can be verified without reading its traces. */
export function isVerifiable(store: Store, incident: string): boolean {
  const known = new Set(summaryRecord(store.dataDir, incident)?.exhibits.map(({ id }) => id) ?? []);
  const exhibits = exhibitRecords(store, incident);
  return exhibits.length > 0 && exhibits.every(({ number }) => known.has(`x${number}`));
}
