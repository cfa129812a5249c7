import { randomUUID } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractArchive, isZip, type EntrySink } from "../evidence/archive.ts";
import { defaultLimits } from "../evidence/limits.ts";
import type { Evidence } from "../pipeline.ts";
import { exhibitName } from "../store/cleanText.ts";
import { fileHash, type EvidencePath } from "./evidencePaths.ts";

/** The exhibits behind some paths. `dispose` removes what was unpacked, and must be called. */
export type Gathered = { readonly evidence: readonly Evidence[]; dispose(): void };

/** Numbers and hashes the files; the entries of a zip archive follow it as exhibits of their own, one level deep. */
export async function gatherEvidence(paths: readonly EvidencePath[]): Promise<Gathered> {
  const evidence: Evidence[] = [];
  const folders: string[] = [];
  const dispose = () => {
    process.removeListener("exit", dispose);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  // A reader that stops early ends the process in the middle.
  process.once("exit", dispose);
  try {
    for (const { path, name } of paths) {
      const number = evidence.length + 1;
      const plain = { number, name: exhibitName(name), path, sha256: await fileHash(path), container: null };
      if (!isZipFile(path)) evidence.push(plain);
      else {
        const folder = mkdtempSync(join(tmpdir(), "aftertrace-"));
        folders.push(folder);
        evidence.push(...(await unpack(plain, folder)));
      }
    }
    return { evidence, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

function isZipFile(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const magic = Buffer.alloc(4);
    readSync(file, magic, 0, magic.length, 0);
    return isZip(magic);
  } finally {
    closeSync(file);
  }
}

async function unpack(archive: Evidence, folder: string): Promise<Evidence[]> {
  const entries: { readonly name: string; readonly path: string }[] = [];
  const { notes } = await extractArchive(archive.path, defaultLimits, ({ name }) => {
    const path = join(folder, randomUUID());
    entries.push({ name: exhibitName(`${archive.name}/${name}`), path });
    return fileSink(path);
  });
  const inside: Evidence[] = [];
  for (const [at, { name, path }] of entries.entries())
    inside.push({ number: archive.number + 1 + at, name, path, sha256: await fileHash(path), container: `x${archive.number}` });
  return [{ ...archive, isArchive: true, notes }, ...inside];
}

/** A damaged entry is kept as far as it came: that much is evidence. */
function fileSink(path: string): EntrySink {
  const file = openSync(path, "wx", 0o600);
  return {
    write: (bytes) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    end: () => closeSync(file),
  };
}
