import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { firstDifference } from "../base/encodings.ts";
import { bundleBytes, bundleContent, type BundlePlace } from "../bundle/bundleContent.ts";
import type { BundleManifest } from "../bundle/bundleManifest.ts";
import type { ByteSource } from "../evidence/source.ts";
import { findingsDocument } from "../findingsDocument.ts";
import { ExhibitShelf } from "../formats/exhibitShelf.ts";
import { analyze, type Evidence } from "../pipeline.ts";
import { productVersion } from "../productVersion.ts";
import { bundledKeySet, readTrust } from "../store/bundledTrust.ts";
import { findingsReader } from "../store/findingsReader.ts";
import { knownSecrets } from "../store/knownSecrets.ts";
import { maskedSource } from "../store/maskedSource.ts";
import { openTraceIndex } from "../store/openDatabase.ts";
import { receiptTexts } from "../store/receiptTable.ts";
import { recordAt, traceIndexWriter } from "../store/traceIndexWriter.ts";
import { draftSource } from "../trace/draftSource.ts";
import type { CommandContext } from "./analyze.ts";
import { progressLine } from "./progressLine.ts";
import { workerScript } from "./workerScript.ts";

/** `line` and `byte`: the first place in which the two differ, from 1 and from 0. */
export type FindingsComparison =
  | { readonly result: "same"; readonly exhibits: number }
  | { readonly result: "differ" | "other_version"; readonly line: number; readonly byte: number }
  | { readonly result: "not_compared"; readonly why: string };

const trustBytesMax = 64 * 1_048_576;

/** Makes the findings of a verified bundle again, from its exhibits and the keys that were trusted, and compares them byte for byte. Everything goes through a folder that is removed. */
export async function compareFindings(source: ByteSource, manifest: BundleManifest, places: ReadonlyMap<string, BundlePlace>, context: CommandContext): Promise<FindingsComparison> {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-"));
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  process.once("exit", dispose);
  try {
    const evidence = await takenOut(source, manifest, places, folder);
    const at = await firstOther(madeAgain(evidence, await trustOf(source, places), folder, context), contentOf(source, places, "findings.json"));
    if (at === null) return { result: "same", exhibits: evidence.length };
    return { result: manifest.aftertrace === productVersion ? "differ" : "other_version", ...at };
  } finally {
    process.removeListener("exit", dispose);
    dispose();
  }
}

async function takenOut(source: ByteSource, { files }: BundleManifest, places: ReadonlyMap<string, BundlePlace>, folder: string): Promise<Evidence[]> {
  const evidence: Evidence[] = [];
  const containers = new Set(files.map(({ exhibit }) => exhibit?.container));
  for (const { path, sha256, exhibit, role } of files) {
    if (role !== "exhibit" || exhibit === undefined) continue;
    const { id, name, container, problems } = exhibit;
    // Named by the hash that was verified: nothing of the bundle's own words becomes a path.
    const file = join(folder, sha256);
    await pipeline(contentOf(source, places, path), createWriteStream(file, { flags: "wx", mode: 0o600 }));
    evidence.push({ number: Number(id.slice(1)), name, sha256, path: file, container, isArchive: containers.has(id) || problems.length > 0, notes: problems });
  }
  return evidence.toSorted((a, b) => a.number - b.number);
}

function contentOf(source: ByteSource, places: ReadonlyMap<string, BundlePlace>, path: string): AsyncGenerator<Uint8Array> {
  const place = places.get(path);
  if (place === undefined) throw new Error(`a bundle that was verified has no ${path}`);
  return bundleContent(source, place);
}

async function trustOf(source: ByteSource, places: ReadonlyMap<string, BundlePlace>) {
  const place = places.get("keys/trusted.json");
  const bytes = place === undefined ? null : await bundleBytes(source, place, trustBytesMax);
  return bundledKeySet(readTrust(bytes?.toString("utf8") ?? "") ?? { schema: "aftertrace.trust/1", records: [] });
}

async function* madeAgain(evidence: readonly Evidence[], keys: Awaited<ReturnType<typeof trustOf>>, folder: string, { root, err }: CommandContext): AsyncGenerator<Uint8Array> {
  const scratch = { kind: "folder", path: folder } as const;
  const db = openTraceIndex(join(folder, "index.sqlite"), "create", root);
  const shelf = new ExhibitShelf(evidence, scratch);
  try {
    await analyze(evidence, traceIndexWriter(db), { scratch, keys, workerScript: workerScript(root), readTable: receiptTexts, onProgress: progressLine(err, evidence) });
    const drafts = maskedSource(draftSource(shelf, (record) => recordAt(db, record)), knownSecrets(db));
    for await (const piece of findingsDocument(findingsReader(db), drafts, { separator: "\n" })) yield Buffer.from(piece);
  } finally {
    shelf.close();
    db.close();
  }
}

const lineFeed = 10;

/** Where two streams of bytes differ first; null where they are the same. */
async function firstOther(one: AsyncIterable<Uint8Array>, other: AsyncIterable<Uint8Array>): Promise<{ readonly line: number; readonly byte: number } | null> {
  const others = other[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  let [byte, line] = [0, 1];
  const pass = (bytes: Uint8Array): void => {
    byte += bytes.length;
    for (const value of bytes) if (value === lineFeed) line++;
  };
  for await (let piece of one) {
    while (piece.length > 0) {
      if (held.length === 0) {
        const next = await others.next();
        if (next.done === true) return { line, byte };
        held = next.value;
      }
      const length = Math.min(piece.length, held.length);
      const at = firstDifference(piece.subarray(0, length), held.subarray(0, length));
      pass(piece.subarray(0, at ?? length));
      if (at !== null) return { line, byte };
      piece = piece.subarray(length);
      held = held.subarray(length);
    }
  }
  const rest = held.length > 0 ? false : (await others.next()).done;
  return rest === true ? null : { line, byte };
}
