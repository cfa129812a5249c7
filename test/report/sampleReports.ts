import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { sha256Hex } from "@/lib/base/hash.ts";
import { type Evidence, analyze } from "@/lib/pipeline.ts";
import { ExhibitShelf } from "@/lib/formats/exhibitShelf.ts";
import { buildReport } from "@/lib/report/buildReport.ts";
import type { Report } from "@/lib/report/reportDocument.ts";
import type { ReportFacts } from "@/lib/report/reportFacts.ts";
import { openTraceIndex } from "@/lib/store/openDatabase.ts";
import { indexFacts } from "@/lib/store/reportOfIndex.ts";
import { recordAt, traceIndexWriter } from "@/lib/store/traceIndexWriter.ts";
import { draftSource } from "@/lib/trace/draftSource.ts";

const folder = join(process.cwd(), "public", "samples");
export const sampleNames = readdirSync(folder).toSorted();
const isEvidence = (name: string): boolean => !["README.md", "expected.json", "sample.json"].includes(name);

export type SampleReport = { readonly name: string; readonly facts: ReportFacts; readonly report: Report; readonly files: ReadonlyMap<string, Buffer> };

/** The report of some files as one incident, the whole pipeline over an index in memory. */
export async function reportOf(name: string, paths: readonly string[]): Promise<SampleReport> {
  const evidence: Evidence[] = paths.map((path, at) => ({ number: at + 1, name: basename(path), path, sha256: sha256Hex(readFileSync(path)), container: null }));
  const db = openTraceIndex(":memory:", "create");
  const scratch = { kind: "memory" } as const;
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    await analyze(evidence, traceIndexWriter(db), { scratch });
    const original = draftSource(shelf, (record) => recordAt(db, record));
    const facts = await indexFacts({ db, original, title: name });
    return { name, facts, report: buildReport(facts), files: new Map(paths.map((path, at) => [`x${at + 1}`, readFileSync(path)])) };
  } finally {
    db.close();
    shelf.close();
  }
}

/** A bundled sample. */
export function sampleReport(name: string): Promise<SampleReport> {
  return reportOf(name, readdirSync(join(folder, name)).filter(isEvidence).toSorted().map((file) => join(folder, name, file)));
}
