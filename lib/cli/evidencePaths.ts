import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readdirSync, type Stats, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { BadUsage } from "./badUsage.ts";

/** A file to be read, with the name that findings show. */
export type EvidencePath = {
  readonly path: string;
  readonly name: string;
  /** Why it cannot be opened; null where it can. */
  readonly refusal: string | null;
};

/**
 * The files behind the arguments, in order: a folder is walked, its entries sorted by name so that every machine
 * gives the same order. Links inside a folder are not followed, because a case folder may come from a stranger;
 * `onLeftOut` hears of them. A file that cannot be opened says so in `refusal`. Throws `BadUsage` where a path is not there,
 * or is a pipe or device, which may never end.
 */
export function evidencePaths(args: readonly string[], onLeftOut: (path: string, why: string) => void): EvidencePath[] {
  return args.flatMap((path) => {
    const stat = statOf(path);
    if (stat.isDirectory()) return walk(path, onLeftOut).map((file) => evidencePath(file, relative(path, file)));
    if (!stat.isFile()) throw new BadUsage(`${path} cannot be opened: it is neither a file nor a folder.`, "Save what comes out of a pipe or device to a file first.");
    return [evidencePath(path, basename(path))];
  });
}

function statOf(path: string): Stats {
  const stat = opening(path, () => statSync(path, { throwIfNoEntry: false }));
  if (!stat) throw new BadUsage(`${path} cannot be opened: there is no such file or folder.`);
  return stat;
}

function evidencePath(path: string, name: string): EvidencePath {
  try {
    closeSync(openSync(path, "r"));
    return { path, name, refusal: null };
  } catch (error) {
    return { path, name, refusal: refusalOf(error) };
  }
}

/** Why a file cannot be opened, in words of the system. Throws what is no error of the system. */
export function refusalOf(error: unknown): string {
  if (!(error instanceof Error && "syscall" in error)) throw error;
  return error.message;
}

function opening<T>(path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw new BadUsage(`${path} cannot be opened: ${refusalOf(error)}.`);
  }
}

function walk(folder: string, onLeftOut: (path: string, why: string) => void): string[] {
  const entries = opening(folder, () => readdirSync(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, onLeftOut);
    if (entry.isFile()) return [path];
    onLeftOut(path, entry.isSymbolicLink() ? "a link, which is not followed" : "neither a file nor a folder");
    return [];
  });
}

/** SHA-256 of a file's bytes, read as a stream. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}
