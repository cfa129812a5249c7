import { createHash, randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readSync, rmSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { extractArchive, isZip, type ArchiveEntry, type EntrySink } from "../evidence/archive.ts";
import { defaultLimits } from "../evidence/limits.ts";
import { ProblemLog } from "../evidence/problem.ts";
import type { Actor } from "./custodyLog.ts";
import { uploadsFolder } from "./dataFolder.ts";
import { enter, type Uploaded } from "./enterExhibit.ts";
import { setIntakeProblems } from "./exhibits.ts";
import type { Store } from "./incidents.ts";
import type { Received } from "./uploads.ts";

type Archive = { readonly path: string; readonly name: string; readonly number: number };

/** Is this file a zip archive, by its first bytes? */
export function isArchive(path: string): boolean {
  const magic = Buffer.alloc(4);
  const file = openSync(path, "r");
  try {
    readSync(file, magic, 0, magic.length, 0);
  } finally {
    closeSync(file);
  }
  return isZip(magic);
}

/**
 * Takes the entries of an archive out, each as an exhibit of its own that names the archive. What is refused, damaged
 * or too much is kept with the archive as problems.
 */
export async function unpackArchive(store: Store, incident: string, archive: Archive, actor: Actor, signal?: AbortSignal): Promise<Pick<Uploaded, "entries" | "problems">> {
  const entries: Uploaded["entries"] = [];
  const parts = new Map<string, Promise<FileHandle>>();
  const begin = (entry: ArchiveEntry): EntrySink => {
    const name = `${archive.name}/${entry.name}`;
    return entrySink(store.dataDir, parts, (received) => {
      const { path: _, ...entered } = enter(store, incident, received, { name, container: archive.number }, actor);
      entries.push(entered);
    });
  };
  try {
    const { notes } = await extractArchive(archive.path, defaultLimits, begin, signal);
    const log = new ProblemLog();
    for (const note of notes) log.add(note);
    setIntakeProblems(store, incident, archive.number, log.list());
    return { entries, problems: log.list() };
  } finally {
    for (const [part, file] of parts) {
      await (await file).close();
      rmSync(part, { force: true });
    }
  }
}

/** Writes one entry to a part file while hashing it. A damaged one is kept as far as it came: that much is evidence. */
function entrySink(dataDir: string, parts: Map<string, Promise<FileHandle>>, done: (received: Received) => void): EntrySink {
  mkdirSync(uploadsFolder(dataDir), { recursive: true });
  const part = join(uploadsFolder(dataDir), `${randomUUID()}.part`);
  const hash = createHash("sha256");
  const file = open(part, "wx", 0o600);
  parts.set(part, file);
  let bytes = 0;
  return {
    write: async (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
      await writeAll(await file, chunk);
    },
    end: async () => {
      await (await file).sync();
      await (await file).close();
      parts.delete(part);
      done({ part, sha256: hash.digest("hex"), bytes });
    },
  };
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
}
