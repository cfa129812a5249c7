import { statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { maskSecrets } from "../effects/secrets/maskSecrets.ts";
import { ExhibitShelf } from "../formats/exhibitShelf.ts";
import { analyze } from "../pipeline.ts";
import { buildReport } from "../report/buildReport.ts";
import { reportFile, reportFileFormats } from "../report/export/reportFile.ts";
import { mapTexts } from "../report/mapTexts.ts";
import type { Report } from "../report/reportDocument.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { knownSecrets } from "../store/knownSecrets.ts";
import { openMemoryIndex } from "../store/openDatabase.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { indexFacts } from "../store/reportOfIndex.ts";
import { recordAt, traceIndexWriter } from "../store/traceIndexWriter.ts";
import { draftSource } from "../trace/draftSource.ts";
import type { CommandContext } from "./analyze.ts";
import { BadUsage } from "./badUsage.ts";
import type { EvidencePath } from "./evidencePaths.ts";
import { gatherEvidence } from "./gatherEvidence.ts";
import { readKeys, splitKeyFiles } from "./keyFiles.ts";
import { openablePaths } from "./observePaths.ts";
import { progressLine } from "./progressLine.ts";
import { workerScript } from "./workerScript.ts";

const scratch = { kind: "memory" } as const;

/** `aftertrace report PATH… [--keys FILE…] [--format md|html|json] [-o FILE]` */
export async function reportCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { keyFiles, rest } = splitKeyFiles(args);
  const { values, positionals } = readArguments(rest);
  if (positionals.length === 0) throw new BadUsage("Give at least one file or folder to report on.");
  const format = reportFileFormats.find((one) => one === values.format);
  if (format === undefined) throw new BadUsage(`There is no format "${values.format}": choose one of ${reportFileFormats.join(", ")}.`);
  const report = await reportOf(openablePaths(positionals, context), positionals.map((path) => basename(path)).join(", "), readKeys(keyFiles, context.err), context);
  const text = reportFile(report, format);
  if (values.output === undefined) context.out.write(text);
  else writeFileSync(values.output, text);
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { format: { type: "string", default: "md" }, output: { type: "string", short: "o" } } });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

/** All files are one incident; nobody has said anything about it. */
async function reportOf(paths: readonly EvidencePath[], title: string, keys: KeySet, { root, err }: CommandContext): Promise<Report> {
  const { evidence, dispose } = await gatherEvidence(paths);
  const db = openMemoryIndex(evidence.reduce((sum, { path }) => sum + statSync(path).size, 0), root);
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    await analyze(evidence, traceIndexWriter(db), { scratch, keys, workerScript: workerScript(root), readTable: receiptTexts, onProgress: progressLine(err, evidence) });
    const facts = await indexFacts({ db, original: draftSource(shelf, (record) => recordAt(db, record)), title });
    return mapTexts(buildReport(facts), (text) => maskSecrets(text, knownSecrets(db)));
  } finally {
    db.close();
    shelf.close();
    dispose();
  }
}
