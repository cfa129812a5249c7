import type { ManualEvent } from "../api/annotationContract.ts";
import type { Impact, Moment } from "../api/impactContract.ts";
import type { Cite } from "../findings.ts";
import type { ReportFacts, ReportMoment } from "../report/reportFacts.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import type { ReportPlaces } from "./reportPlaces.ts";

/** When it was noticed, contained and recovered, each with the place in the evidence or the person who says so. */
export function reportMoments(db: TraceIndexDatabase, { blastRadius: { noticed, contained, recovered } }: Impact, events: readonly ManualEvent[], places: ReportPlaces): ReportFacts["moments"] {
  const of = (moment: Moment | null): ReportMoment | null => (moment === null ? null : momentOf(db, moment, events, places));
  return { noticed: of(noticed), contained: of(contained), recovered: of(recovered) };
}

function momentOf(db: TraceIndexDatabase, { atUs, afterUs, text, event, row }: Moment, events: readonly ManualEvent[], places: ReportPlaces): ReportMoment {
  const manual = events.find(({ id }) => id === event);
  if (manual !== undefined) return { atUs, afterUs, text, cites: [], statement: { id: manual.id, author: manual.author, reason: "", atUs: manual.createdUs } };
  const cite = event === null ? placeOfRow(db, row) : placeOfEvent(db, event);
  if (cite !== null) places.need(cite);
  return { atUs, afterUs, text, cites: cite === null ? [] : [cite], statement: null };
}

/** `x2-5`: the fifth record of x2. */
function placeOfEvent(db: TraceIndexDatabase, event: string): Cite | null {
  const [, exhibit = "", number = ""] = /^x(\d+)-(\d+)$/.exec(event) ?? [];
  const at = db.prepare<[number, number], string>("select at from records where exhibit = ? and number = ?").pluck().get(Number(exhibit), Number(number) - 1);
  return at === undefined ? null : { exhibit: `x${exhibit}`, at };
}

function placeOfRow(db: TraceIndexDatabase, row: number | null): Cite | null {
  if (row === null) return null;
  const found = db.prepare<[number], { readonly exhibit: number; readonly at: string }>("select r.exhibit, r.at from steps s join records r on r.id = s.record where s.id = ?").get(row);
  return found === undefined ? null : { exhibit: `x${found.exhibit}`, at: found.at };
}
