import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { ExhibitShelf } from "../formats/exhibitShelf.ts";
import { findingsDocument } from "../findingsDocument.ts";
import { analyze, type Evidence } from "../pipeline.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { findingsReader } from "../store/findingsReader.ts";
import { knownSecrets } from "../store/knownSecrets.ts";
import { maskedSource } from "../store/maskedSource.ts";
import { openMemoryIndex } from "../store/openDatabase.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { recordAt, traceIndexWriter } from "../store/traceIndexWriter.ts";
import { draftSource } from "../trace/draftSource.ts";
import { BadUsage } from "./badUsage.ts";
import { evidencePaths, refusalOf, type EvidencePath } from "./evidencePaths.ts";
import { gatherEvidence } from "./gatherEvidence.ts";
import { readKeys, splitKeyFiles } from "./keyFiles.ts";
import { printable } from "./printable.ts";
import { unreadableFindings } from "./unreadableFindings.ts";
import { progressLine } from "./progressLine.ts";
import { workerScript } from "./workerScript.ts";

export type CommandContext = { readonly root: string; readonly out: NodeJS.WritableStream; readonly err: NodeJS.WritableStream };

const scratch = { kind: "memory" } as const;

/** `aftertrace analyze PATH… [--keys FILE…] --json` and `--each --jsonl`. Credentials in arguments are masked, with `--reveal` not. */
export async function analyzeCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { keyFiles, rest } = splitKeyFiles(args);
  const { values, positionals } = readArguments(rest);
  if (positionals.length === 0) throw new BadUsage("Give at least one file or folder to analyze.");
  if (!values.json && !values.jsonl) throw new BadUsage("Say how to print: --json (one document) or --each --jsonl (one per line).");
  if (values.json && values.jsonl) throw new BadUsage("Choose one: --json prints one document, --jsonl one per line.");
  if (values.jsonl !== values.each) throw new BadUsage("--each and --jsonl go together.");
  const paths = evidencePaths(positionals, (path, why) => context.err.write(`aftertrace: ${printable(path)} was left out: it is ${why}.\n`));
  const keys = readKeys(keyFiles, context.err);
  const how = { keys, revealed: values.reveal };
  if (values.each) for (const path of paths) await printEach(path, how, context);
  else {
    const refused = paths.find((path) => path.refusal !== null);
    if (refused) throw new BadUsage(`${refused.path} cannot be opened: ${refused.refusal}.`);
    await printFindings(paths, how, context, undefined);
  }
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args], allowPositionals: true,
      options: { json: { type: "boolean", default: false }, jsonl: { type: "boolean", default: false }, each: { type: "boolean", default: false }, reveal: { type: "boolean", default: false } },
    });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

/** `revealed`: credentials in arguments stand as they are. */
type How = { readonly keys: KeySet; readonly revealed: boolean };

/** A file that cannot be opened, or is gone when its turn comes, still gives its line, and the others go on. */
async function printEach(path: EvidencePath, how: How, context: CommandContext): Promise<void> {
  const refusal = path.refusal ?? (await refusalToRead(() => printFindings([path], how, context, path.path)));
  if (refusal !== null) await write(context.out, unreadableFindings(path.path, path.name, refusal));
}

/** What the system said against reading, null where it said nothing. A document is printed once everything was read. */
async function refusalToRead(read: () => Promise<void>): Promise<string | null> {
  try {
    await read();
    return null;
  } catch (error) {
    return refusalOf(error);
  }
}

async function printFindings(paths: readonly EvidencePath[], { keys, revealed }: How, { root, out, err }: CommandContext, input: string | undefined): Promise<void> {
  const { evidence, dispose } = await gatherEvidence(paths);
  const db = openMemoryIndex(bytesOf(evidence), root);
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    await analyze(evidence, traceIndexWriter(db, { entries: "counted", pages: false }), { scratch, keys, workerScript: workerScript(root), readTable: receiptTexts, onProgress: progressLine(err, evidence) });
    const original = draftSource(shelf, (record) => recordAt(db, record));
    const source = revealed ? original : maskedSource(original, knownSecrets(db));
    const options = input === undefined ? ({ separator: "\n" } as const) : ({ input, separator: "" } as const);
    for await (const piece of findingsDocument(findingsReader(db), source, options)) await write(out, piece);
  } finally {
    db.close();
    shelf.close();
    dispose();
  }
}

const bytesOf = (evidence: readonly Evidence[]): number => evidence.reduce((sum, { path }) => sum + statSync(path).size, 0);

/** Waits where the reader is slower than we are: a large document must not pile up in memory. */
async function write(out: NodeJS.WritableStream, text: string): Promise<void> {
  if (!out.write(text)) await new Promise((resolve) => out.once("drain", resolve));
}
