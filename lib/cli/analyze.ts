import { parseArgs } from "node:util";
import { ExhibitShelf } from "../formats/exhibitShelf.ts";
import { findingsDocument } from "../findingsDocument.ts";
import { analyze } from "../pipeline.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { findingsReader } from "../store/findingsReader.ts";
import { openTraceIndex } from "../store/openDatabase.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { recordAt, traceIndexWriter } from "../store/traceIndexWriter.ts";
import { draftSource } from "../trace/draftSource.ts";
import { BadUsage } from "./badUsage.ts";
import { evidencePaths, type EvidencePath } from "./evidencePaths.ts";
import { gatherEvidence } from "./gatherEvidence.ts";
import { readKeys, splitKeyFiles } from "./keyFiles.ts";
import { printable } from "./printable.ts";
import { unreadableFindings } from "./unreadableFindings.ts";
import { progressLine } from "./progressLine.ts";
import { workerScript } from "./workerScript.ts";

export type CommandContext = { readonly root: string; readonly out: NodeJS.WritableStream; readonly err: NodeJS.WritableStream };

const scratch = { kind: "memory" } as const;

/** `aftertrace analyze PATH… [--keys FILE…] --json` and `--each --jsonl`. */
export async function analyzeCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { keyFiles, rest } = splitKeyFiles(args);
  const { values, positionals } = readArguments(rest);
  if (positionals.length === 0) throw new BadUsage("Give at least one file or folder to analyze.");
  if (!values.json && !values.jsonl) throw new BadUsage("Say how to print: --json (one document) or --each --jsonl (one per line).");
  if (values.json && values.jsonl) throw new BadUsage("Choose one: --json prints one document, --jsonl one per line.");
  if (values.jsonl !== values.each) throw new BadUsage("--each and --jsonl go together.");
  const paths = evidencePaths(positionals, (path, why) => context.err.write(`aftertrace: ${printable(path)} was left out: it is ${why}.\n`));
  const keys = readKeys(keyFiles, context.err);
  if (values.each) for (const path of paths) await printEach(path, keys, context);
  else {
    const refused = paths.find((path) => path.refusal !== null);
    if (refused) throw new BadUsage(`${refused.path} cannot be opened: ${refused.refusal}.`);
    await printFindings(paths, keys, context, undefined);
  }
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args], allowPositionals: true,
      options: { json: { type: "boolean", default: false }, jsonl: { type: "boolean", default: false }, each: { type: "boolean", default: false } },
    });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

/** A file that cannot be opened still gives its line, and the others go on. */
async function printEach(path: EvidencePath, keys: KeySet, context: CommandContext): Promise<void> {
  if (path.refusal === null) return printFindings([path], keys, context, path.path);
  await write(context.out, unreadableFindings(path.path, path.name, path.refusal));
}

async function printFindings(paths: readonly EvidencePath[], keys: KeySet, { root, out, err }: CommandContext, input: string | undefined): Promise<void> {
  const { evidence, dispose } = await gatherEvidence(paths);
  const db = openTraceIndex(":memory:", "create", root);
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    await analyze(evidence, traceIndexWriter(db, { entries: "counted" }), { scratch, keys, workerScript: workerScript(root), readTable: receiptTexts, onProgress: progressLine(err, evidence) });
    const source = draftSource(shelf, (record) => recordAt(db, record));
    const options = input === undefined ? ({ separator: "\n" } as const) : ({ input, separator: "" } as const);
    for await (const piece of findingsDocument(findingsReader(db), source, options)) await write(out, piece);
  } finally {
    db.close();
    shelf.close();
    dispose();
  }
}

/** Waits where the reader is slower than we are: a large document must not pile up in memory. */
async function write(out: NodeJS.WritableStream, text: string): Promise<void> {
  if (!out.write(text)) await new Promise((resolve) => out.once("drain", resolve));
}
