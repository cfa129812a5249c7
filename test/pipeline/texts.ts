import { basename } from "node:path";
import { sha256Hex } from "../../lib/base/hash.ts";
import { type Findings, findingsSchema } from "../../lib/findings.ts";
import { findingsDocument } from "../../lib/findingsDocument.ts";
import { ExhibitShelf } from "../../lib/formats/exhibitShelf.ts";
import { analyze } from "../../lib/pipeline.ts";
import { findingsReader } from "../../lib/store/findingsReader.ts";
import { documentRows, resultPlace } from "../../lib/store/findingsRows.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { recordAt, traceIndexWriter } from "../../lib/store/traceIndexWriter.ts";
import { draftSource } from "../../lib/trace/draftSource.ts";
import { loadSighting, type SightingPlace } from "../../lib/trace/loadSighting.ts";

export type WithTexts = {
  readonly findings: Findings;
  /** What each document says, in the order of the findings; read from the exhibits again, as the pages do. */
  readonly documents: readonly string[];
  /** What each call's executor answered; null where that is not in the evidence. */
  readonly results: readonly (string | null)[];
};

/** The findings of some files as one incident, with the texts that the findings only measure. */
export async function analyzedWithTexts(...paths: string[]): Promise<WithTexts> {
  const evidence = paths.map((path, at) => ({
    number: at + 1,
    name: basename(path),
    path,
    sha256: sha256Hex(path),
    container: null,
  }));
  const db = openTraceIndex(":memory:", "create");
  const scratch = { kind: "memory" } as const;
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    await analyze(evidence, traceIndexWriter(db), { scratch });
    const source = draftSource(shelf, (record) => recordAt(db, record));
    const textAt = async (place: SightingPlace): Promise<string> => {
      const sighting = await loadSighting(source, place);
      if (sighting === null || sighting.text === null) throw new Error("a place in the evidence holds no text");
      return sighting.text;
    };
    const pieces: string[] = [];
    for await (const piece of findingsDocument(findingsReader(db), source, { separator: "" })) pieces.push(piece);
    const findings = findingsSchema.parse(JSON.parse(pieces.join("")));
    const documents: string[] = [];
    for (const row of documentRows(db, { after: 0, count: 100_000 })) documents.push(await textAt(row.textAt));
    const results: (string | null)[] = [];
    for (const call of findings.calls) {
      const place = resultPlace(db, Number(call.id.slice(1)));
      results.push(place === null ? null : await textAt(place));
    }
    return { findings, documents, results };
  } finally {
    db.close();
    shelf.close();
  }
}
