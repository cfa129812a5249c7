import product from "../../package.json" with { type: "json" };
import type { ReportFacts } from "../report/reportFacts.ts";
import type { DraftSource } from "../trace/loadSighting.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { noOverrides } from "./judgedEffects.ts";
import { knownSecrets } from "./knownSecrets.ts";
import { maskedSource } from "./maskedSource.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { reportFacts } from "./reportFacts.ts";
import { ResultCache } from "./resultCache.ts";
import { loadTimelineColumns, type TimelineColumns } from "./timelineColumns.ts";

/** Where nobody has said anything. */
export const noStanding: ImpactStanding = { version: 0, overrides: noOverrides, corrections: new Map(), decided: new Map(), verdicts: { calls: new Map(), incident: null }, recovery: new Map() };

type IndexSource = { readonly db: TraceIndexDatabase; readonly original: DraftSource; readonly title: string };

/** What a report is made of where there is an index and no case: for the command line. */
export function indexFacts({ db, original, title }: IndexSource): Promise<ReportFacts> {
  let columns: TimelineColumns | null = null;
  const index = {
    db, results: new ResultCache(),
    get columns() {
      return (columns ??= loadTimelineColumns(db));
    },
  };
  return reportFacts(
    { db, index, standing: noStanding, original, source: maskedSource(original, knownSecrets(db)) },
    { version: product.version, incident: { id: "", title, sample: false }, people: { actions: null }, allowList: null, events: [], marks: [], marksOf: 0, decided: new Map() },
  );
}
