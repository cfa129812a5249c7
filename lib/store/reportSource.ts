import type { Said } from "../report/reportFacts.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import type { IncidentIndex } from "./incidentIndex.ts";

/** What a report is read from. `index` is used until the first await, `db` throughout. */
export type ReportSource = Pick<EvidenceReading, "db" | "source" | "original"> & { readonly index: IncidentIndex; readonly standing: ImpactStanding };

/** A decision as a report quotes it. */
export function saidOf(decision: { readonly id: string; readonly author: string; readonly reason: string; readonly madeUs: number } | null | undefined): Said | null {
  return decision === null || decision === undefined ? null : { id: decision.id, author: decision.author, reason: decision.reason, atUs: decision.madeUs };
}
