import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { sha256Hex } from "../lib/base/hash.ts";
import { findingsDocument } from "../lib/findingsDocument.ts";
import { type Findings, findingsSchema } from "../lib/findings.ts";
import { ExhibitShelf } from "../lib/formats/exhibitShelf.ts";
import { analyze } from "../lib/pipeline.ts";
import { findingsReader } from "../lib/store/findingsReader.ts";
import { openTraceIndex } from "../lib/store/openDatabase.ts";
import { recordAt, traceIndexWriter } from "../lib/store/traceIndexWriter.ts";
import { draftSource } from "../lib/trace/draftSource.ts";

/** The findings document of some files as one incident, as text: the whole pipeline over an index in memory. */
export async function analyzedText(paths: readonly string[]): Promise<string> {
  const evidence = paths.map((path, at) => ({ number: at + 1, name: basename(path), path, sha256: sha256Hex(readFileSync(path)), container: null }));
  const db = openTraceIndex(":memory:", "create");
  const scratch = { kind: "memory" } as const;
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    await analyze(evidence, traceIndexWriter(db), { scratch });
    const pieces: string[] = [];
    const source = draftSource(shelf, (record) => recordAt(db, record));
    for await (const piece of findingsDocument(findingsReader(db), source, { separator: "" })) pieces.push(piece);
    return pieces.join("");
  } finally {
    db.close();
    shelf.close();
  }
}

/** The same, checked against the published schema. */
export async function analyzed(...paths: string[]): Promise<Findings> {
  // A number such as 1e999 is written as it stood in the evidence; an ordinary reader makes Infinity of it.
  const finite = (_: string, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
  return findingsSchema.parse(JSON.parse(await analyzedText(paths), finite));
}
