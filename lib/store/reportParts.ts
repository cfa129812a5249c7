import { reportFile, reportFileFormats } from "../report/export/reportFile.ts";
import { incidentReport } from "./incidentReport.ts";
import type { Store } from "./incidents.ts";

export type ReportPart = { readonly path: string; readonly bytes: Uint8Array };

/** The post-mortem as the files of a bundle. Whoever sends them out writes the custody line. Empty where the incident has not been analysed. */
export async function reportParts(store: Store, incident: string): Promise<ReportPart[]> {
  const read = await incidentReport(store, incident);
  return read === null ? [] : reportFileFormats.map((format) => ({ path: `report.${format}`, bytes: Buffer.from(reportFile(read.report, format)) }));
}
