import { Breath } from "../base/breath.ts";
import { StreamingHash } from "../base/hash.ts";
import { findingsText } from "../store/findingsText.ts";
import { incidentIndex } from "../store/incidentIndex.ts";
import { incidentRecord, type Store } from "../store/incidents.ts";
import { noteComparison, restorationOf } from "../store/restorations.ts";

/** Compares the findings of a restored incident with those of its bundle, once: after its first analysis here. */
export async function compareRestored(store: Store, incident: string): Promise<void> {
  if (restorationOf(store, incident)?.findingsSame !== null) return;
  if (incidentRecord(store, incident)?.state !== "ready" || incidentIndex(store.dataDir, incident) === null) return;
  const hash = new StreamingHash();
  const breath = new Breath();
  for await (const piece of findingsText(store, incident)) {
    hash.update(Buffer.from(piece));
    await breath.take();
  }
  noteComparison(store, incident, hash.hex());
}
