import { createHash } from "node:crypto";
import { createReadStream, readdirSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { BadUsage } from "./badUsage.ts";

/** A file to be read, with the name that findings show. */
export type EvidencePath = { readonly path: string; readonly name: string };

/**
 * The files behind the arguments, in order: a folder is walked, its entries sorted by name so that every machine
 * gives the same order. Throws `BadUsage` where a path cannot be opened.
 */
export function evidencePaths(args: readonly string[]): EvidencePath[] {
  return args.flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new BadUsage(`${path} cannot be opened: there is no such file or folder.`);
    return stat.isDirectory() ? walk(path).map((file) => ({ path: file, name: relative(path, file) })) : [{ path, name: basename(path) }];
  });
}

function walk(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() ? [path] : [];
  });
}

/** SHA-256 of a file's bytes, read as a stream. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}
