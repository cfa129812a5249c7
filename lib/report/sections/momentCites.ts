import type { Citations } from "../citations.ts";
import type { ReportMoment } from "../reportFacts.ts";

/** Where a moment of the response stands: in the evidence, or in somebody's words. */
export function momentCites({ cites, statement }: ReportMoment, what: string, cite: Citations): string[] {
  return statement === null ? cite.places(cites) : [cite.statement(`event: ${what}`, statement)];
}
