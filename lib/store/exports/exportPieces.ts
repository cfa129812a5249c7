import type { ManualEvent } from "../../api/annotationContract.ts";
import type { ExportFormat } from "../../exports/exportFormats.ts";
import type { SarifArtifact } from "../../exports/sarif.ts";
import { timesketchCsvLine, timesketchHeader, timesketchJsonLine } from "../../exports/timesketch.ts";
import { draftSource } from "../../trace/draftSource.ts";
import type { DraftSource } from "../../trace/loadSighting.ts";
import { indexPath } from "../dataFolder.ts";
import { evidenceOf, newShelf } from "../evidenceReading.ts";
import { manualEvents } from "../events.ts";
import { exhibitRecords } from "../exhibits.ts";
import type { Store } from "../incidents.ts";
import { knownSecrets } from "../knownSecrets.ts";
import { maskedSource } from "../maskedSource.ts";
import { openTraceIndex, type TraceIndexDatabase } from "../openDatabase.ts";
import { recordAt } from "../traceIndexWriter.ts";
import { otlpText } from "./otlpText.ts";
import { sarifText } from "./sarifText.ts";
import { timesketchEvents, type LeftOut } from "./timesketchEvents.ts";

/** What an export is made of. `source` gives drafts with their credentials masked. */
export type Exported = { readonly db: TraceIndexDatabase; readonly source: DraftSource; readonly artifacts: readonly SarifArtifact[]; readonly noted: readonly ManualEvent[] };

/** An incident in one of the forms of other tools, piece by piece. `leftOut` counts what the form cannot hold. */
export async function* exportPieces(format: ExportFormat, { db, source, artifacts, noted }: Exported, leftOut: LeftOut): AsyncGenerator<string> {
  const hashes = new Map(artifacts.map(({ number, sha256 }) => [number, sha256]));
  switch (format) {
    case "timesketch-csv":
      yield timesketchHeader;
      for (const event of timesketchEvents(db, hashes, noted, leftOut)) yield timesketchCsvLine(event);
      return;
    case "timesketch-jsonl":
      for (const event of timesketchEvents(db, hashes, noted, leftOut)) yield timesketchJsonLine(event);
      return;
    case "otlp": return yield* otlpText(db, source);
    case "sarif": return yield* sarifText(db, artifacts);
  }
}

/** The same of a stored incident, over a connection and a shelf of its own, which end with it. */
export async function* incidentExport(store: Store, incident: string, format: ExportFormat, leftOut: LeftOut): AsyncGenerator<string> {
  const db = openTraceIndex(indexPath(store.dataDir, incident), "readonly");
  const shelf = newShelf(store.dataDir, evidenceOf(store, incident));
  try {
    const source = maskedSource(draftSource(shelf, (record) => recordAt(db, record)), knownSecrets(db));
    const artifacts = exhibitRecords(store, incident).map(({ number, name, sha256, bytes }) => ({ number, name, sha256, bytes }));
    yield* exportPieces(format, { db, source, artifacts, noted: manualEvents(store, incident) }, leftOut);
  } finally {
    db.close();
    shelf.close();
  }
}
