import { impactStanding, type ImpactStanding } from "../store/impactStanding.ts";
import type { IncidentIndex } from "../store/incidentIndex.ts";
import type { Store } from "../store/incidents.ts";
import { needIndex } from "./lookups.ts";

/** The open index of an incident with what people said about its effects: to be used before the next await. */
export function needImpact(store: Store, id: string): { readonly index: IncidentIndex; readonly standing: ImpactStanding } {
  const index = needIndex(store, id);
  return { index, standing: impactStanding(store, id, index) };
}
