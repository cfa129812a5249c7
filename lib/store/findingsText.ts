import { findingsDocument } from "../findingsDocument.ts";
import { draftSource } from "../trace/draftSource.ts";
import { indexPath } from "./dataFolder.ts";
import { evidenceOf, newShelf } from "./evidenceReading.ts";
import { findingsReader } from "./findingsReader.ts";
import type { Store } from "./incidents.ts";
import { knownSecrets } from "./knownSecrets.ts";
import { maskedSource } from "./maskedSource.ts";
import { openTraceIndex } from "./openDatabase.ts";
import { recordAt } from "./traceIndexWriter.ts";

/** The findings document of an incident in pieces, its credentials masked, over a connection and a shelf of its own, which end with it. */
export async function* findingsText(store: Store, incident: string): AsyncGenerator<string> {
  const db = openTraceIndex(indexPath(store.dataDir, incident), "readonly");
  const shelf = newShelf(store.dataDir, evidenceOf(store, incident));
  try {
    const known = knownSecrets(db);
    yield* findingsDocument(findingsReader(db), maskedSource(draftSource(shelf, (record) => recordAt(db, record)), known), { separator: "\n" });
  } finally {
    db.close();
    shelf.close();
  }
}
