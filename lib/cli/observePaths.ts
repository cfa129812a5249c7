import { statSync } from "node:fs";
import { ExhibitShelf } from "../formats/exhibitShelf.ts";
import { analyze } from "../pipeline.ts";
import { observeRuns } from "../policy/observeRuns.ts";
import type { Observation } from "../policy/observation.ts";
import { openMemoryIndex } from "../store/openDatabase.ts";
import { policyReading } from "../store/policyReading.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { recordAt, traceIndexWriter } from "../store/traceIndexWriter.ts";
import { draftSource } from "../trace/draftSource.ts";
import type { CommandContext } from "./analyze.ts";
import { BadUsage } from "./badUsage.ts";
import { evidencePaths, type EvidencePath } from "./evidencePaths.ts";
import { gatherEvidence } from "./gatherEvidence.ts";
import { printable } from "./printable.ts";
import { progressLine } from "./progressLine.ts";

const scratch = { kind: "memory" } as const;

/** The files behind the arguments, all of which must open. */
export function openablePaths(args: readonly string[], { err }: CommandContext): readonly EvidencePath[] {
  const paths = evidencePaths(args, (path, why) => err.write(`aftertrace: ${printable(path)} was left out: it is ${why}.\n`));
  const refused = paths.find((path) => path.refusal !== null);
  if (refused) throw new BadUsage(`${refused.path} cannot be opened: ${refused.refusal}.`);
  return paths;
}

/** Analyses files as one incident, and reads its runs. */
export async function observePaths(paths: readonly EvidencePath[], { root, err }: CommandContext): Promise<Observation> {
  const { evidence, dispose } = await gatherEvidence(paths);
  const db = openMemoryIndex(evidence.reduce((sum, { path }) => sum + statSync(path).size, 0), root);
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    await analyze(evidence, traceIndexWriter(db, { entries: "counted", pages: false }), { scratch, readTable: receiptTexts, onProgress: progressLine(err, evidence) });
    return await observeRuns(policyReading(db, evidence.map(({ sha256 }) => sha256)), draftSource(shelf, (record) => recordAt(db, record)));
  } finally {
    db.close();
    shelf.close();
    dispose();
  }
}
