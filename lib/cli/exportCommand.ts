import { createWriteStream, statSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { exportFormats, type ExportFormat } from "../exports/exportFormats.ts";
import { ExhibitShelf } from "../formats/exhibitShelf.ts";
import { analyze } from "../pipeline.ts";
import { exportPieces } from "../store/exports/exportPieces.ts";
import { knownSecrets } from "../store/knownSecrets.ts";
import { maskedSource } from "../store/maskedSource.ts";
import { openMemoryIndex } from "../store/openDatabase.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { recordAt, traceIndexWriter } from "../store/traceIndexWriter.ts";
import { draftSource } from "../trace/draftSource.ts";
import type { CommandContext } from "./analyze.ts";
import { BadUsage } from "./badUsage.ts";
import { evidencePaths, type EvidencePath } from "./evidencePaths.ts";
import { gatherEvidence } from "./gatherEvidence.ts";
import { readKeys, splitKeyFiles } from "./keyFiles.ts";
import { printable } from "./printable.ts";
import { progressLine } from "./progressLine.ts";
import { workerScript } from "./workerScript.ts";
import type { KeySet } from "../audit/trustedKeys.ts";

const scratch = { kind: "memory" } as const;

/** `aftertrace export PATH… --format F [--keys FILE…] [-o FILE]`: the files, read as one incident, in the form of another tool. Credentials are masked. */
export async function exportCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { keyFiles, rest } = splitKeyFiles(args);
  const { values, positionals } = readArguments(rest);
  const format = exportFormats.find((one) => one === values.format);
  if (format === undefined) throw new BadUsage(values.format === undefined ? "Say in which form: --format." : `There is no format "${values.format}".`, `Formats: ${exportFormats.join(", ")}.`);
  if (positionals.length === 0) throw new BadUsage("Give at least one file or folder to export.");
  const paths = evidencePaths(positionals, (path, why) => context.err.write(`aftertrace: ${printable(path)} was left out: it is ${why}.\n`));
  const refused = paths.find((path) => path.refusal !== null);
  if (refused) throw new BadUsage(`${refused.path} cannot be opened: ${refused.refusal}.`);
  const leftOut = { withoutTime: 0 };
  const pieces = exported(paths, readKeys(keyFiles, context.err), format, leftOut, context);
  if (values.output !== undefined) await pipeline(Readable.from(pieces), createWriteStream(values.output));
  else await pipeline(Readable.from(pieces), unclosed(context.out));
  if (leftOut.withoutTime > 0) context.err.write(`aftertrace: ${leftOut.withoutTime} steps have no time and are not in this export.\n`);
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { format: { type: "string" }, output: { type: "string", short: "o" } } });
  } catch (error) {
    throw new BadUsage(error instanceof Error ? error.message : String(error));
  }
}

async function* exported(paths: readonly EvidencePath[], keys: KeySet, format: ExportFormat, leftOut: { withoutTime: number }, { root, err }: CommandContext): AsyncGenerator<string> {
  const { evidence, dispose } = await gatherEvidence(paths);
  const sizes = evidence.map(({ path }) => statSync(path).size);
  const db = openMemoryIndex(sizes.reduce((sum, size) => sum + size, 0), root);
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    await analyze(evidence, traceIndexWriter(db), { scratch, keys, workerScript: workerScript(root), readTable: receiptTexts, onProgress: progressLine(err, evidence) });
    const source = maskedSource(draftSource(shelf, (record) => recordAt(db, record)), knownSecrets(db));
    const artifacts = evidence.map(({ number, name, sha256 }, at) => ({ number, name, sha256, bytes: sizes[at] ?? 0 }));
    yield* exportPieces(format, { db, source, artifacts, noted: [] }, leftOut);
  } finally {
    db.close();
    shelf.close();
    dispose();
  }
}

/** Standard output stays open for what comes after. */
function unclosed(out: NodeJS.WritableStream): Writable {
  return new Writable({ decodeStrings: false, write: (text: string, _encoding, done) => void (out.write(text) ? done() : out.once("drain", done)) });
}
