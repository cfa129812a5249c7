import { isUtf8 } from "node:buffer";
import { statSync } from "node:fs";
import { crc32 } from "node:zlib";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import type { Limits } from "./limits.ts";
import { notes, sizeText } from "./notes.ts";
import type { ProblemNote } from "./problem.ts";
import { unpackedAllowance } from "./unpack.ts";

/** One file of an archive. */
export type ArchiveEntry = {
  /** Position in the archive's directory, from 0. */
  readonly number: number;
  /** For showing only: it may say `../../etc/passwd`, and no path is ever made of it. */
  readonly name: string;
  /** As the archive states them. */
  readonly bytes: number;
  readonly packedBytes: number;
};
export type ArchiveListing = {
  readonly entries: readonly ArchiveEntry[];
  /** Folders and the shadow files of macOS, which hold no evidence. */
  readonly ignored: number;
  readonly notes: readonly ProblemNote[];
};

/** Takes the bytes of one entry. `end(false)` means that they are damaged or cut; what came is still evidence. */
export type EntrySink = {
  write(bytes: Uint8Array): void | Promise<void>;
  end(isWhole: boolean): void | Promise<void>;
};

/** True for the first bytes of a zip archive, also an empty one. */
export function isZip(magic: Uint8Array): boolean {
  return (
    magic[0] === 0x50 && magic[1] === 0x4b && ((magic[2] === 3 && magic[3] === 4) || (magic[2] === 5 && magic[3] === 6))
  );
}

/** The readable files of a zip archive, from its directory alone; what cannot be read is in the notes. */
export async function listArchive(path: string, limits: Limits): Promise<ArchiveListing> {
  return (await withArchive(path, (zip) => directory(zip, limits))) ?? unreadable;
}

/**
 * Streams every readable file of a zip archive to the sink that `begin` gives for it (null: pass it over). One level:
 * an archive inside is reported, not opened. Encrypted, damaged and over-long entries are reported, the rest is read.
 * @throws what a sink throws, and the reason of `signal` when aborted.
 */
export async function extractArchive(
  path: string,
  limits: Limits,
  begin: (entry: ArchiveEntry) => EntrySink | null,
  signal?: AbortSignal,
): Promise<ArchiveListing> {
  const listing = await withArchive(path, async (zip) => {
    const found = await directory(zip, limits);
    const problems = [...found.notes];
    const allowed = unpackedAllowance(statSync(path).size, limits);
    let left = allowed;
    for (const item of found.items) {
      signal?.throwIfAborted();
      const taken = await extractOne(zip, item, left, begin);
      left -= taken.bytes;
      problems.push(...taken.notes);
      if (left > 0) continue;
      problems.push(notes.unpackedTooLarge(sizeText(allowed)));
      break;
    }
    return { entries: found.entries, ignored: found.ignored, notes: problems };
  });
  return listing ?? unreadable;
}

const unreadable: ArchiveListing = {
  entries: [],
  ignored: 0,
  notes: [
    notes.container(
      "The directory of the zip archive cannot be read.",
      "Fetch the archive again and compare its size: the directory stands at its end.",
    ),
  ],
};

type Item = { readonly entry: Entry; readonly shown: ArchiveEntry };
type Directory = ArchiveListing & { readonly items: readonly Item[] };

async function withArchive<T>(path: string, use: (zip: ZipFile) => Promise<T>): Promise<T | null> {
  let zip: ZipFile;
  try {
    // decodeStrings off: with it on, one entry named `../x` makes the library refuse the whole archive.
    zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    });
  } catch (error) {
    if (error instanceof Error && !("syscall" in error)) return null;
    throw error;
  }
  try {
    return await use(zip);
  } finally {
    zip.close();
  }
}

async function directory(zip: ZipFile, limits: Limits): Promise<Directory> {
  const items: Item[] = [];
  const problems: ProblemNote[] = [];
  let ignored = 0;
  let number = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (number >= limits.archiveEntriesMax) {
        problems.push(notes.tooMany(`entry ${number}`, "files in the archive", String(limits.archiveEntriesMax)));
        break;
      }
      const shown = {
        number,
        name: shownName(entry),
        bytes: entry.uncompressedSize,
        packedBytes: entry.compressedSize,
      };
      number++;
      const refusal = refusalOf(entry, `entry ${shown.number}`);
      if (/(?:^__MACOSX\/|\/$|(?:^|\/)\._|(?:^|\/)\.DS_Store$)/.test(shown.name)) ignored++;
      else if (refusal) problems.push(refusal);
      else items.push({ entry, shown });
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    problems.push(notes.damagedPacked(`entry ${number}`));
  }
  return { items, entries: items.map(({ shown }) => shown), ignored, notes: problems };
}

function refusalOf(entry: Entry, at: string): ProblemNote | null {
  if (entry.isEncrypted())
    return notes.archiveEntry(
      at,
      "A file in the archive is encrypted and was not read.",
      "Unpack it with its password and add the files.",
    );
  if (entry.canDecodeFileData()) return null;
  return notes.archiveEntry(
    at,
    "A file in the archive is compressed in a way that cannot be unpacked here.",
    "Unpack the archive and add the files.",
  );
}

/** The name for people: UTF-8 or Latin-1, without control characters, which could rewrite a terminal line. */
function shownName({ fileNameRaw }: Entry): string {
  const name = fileNameRaw.toString(isUtf8(fileNameRaw) ? "utf8" : "latin1");
  return name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\ufffd").slice(0, 1000);
}

/** Streams one entry; stops at `left` bytes. */
async function extractOne(
  zip: ZipFile,
  { entry, shown }: Item,
  left: number,
  begin: (entry: ArchiveEntry) => EntrySink | null,
): Promise<{ readonly bytes: number; readonly notes: ProblemNote[] }> {
  const at = `entry ${shown.number}`;
  let sink: EntrySink | null = null;
  let bytes = 0;
  let sum = 0;
  let inSink = false;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      const part: Uint8Array = Buffer.isBuffer(chunk) ? chunk.subarray(0, left - bytes) : new Uint8Array(0);
      if (bytes === 0 && isZip(part)) return { bytes: 0, notes: [nestedNote(at)] };
      inSink = true;
      if (bytes === 0) sink = begin(shown);
      if (sink === null) return { bytes: 0, notes: [] };
      bytes += part.length;
      sum = crc32(part, sum);
      await sink.write(part);
      inSink = false;
      if (bytes >= left) break;
    }
    inSink = true;
    sink ??= begin(shown);
  } catch (error) {
    // What the sink throws is the caller's; only the archive's own faults become notes.
    if (inSink || !(error instanceof Error)) throw error;
    await sink?.end(false);
    return { bytes, notes: [notes.damagedPacked(at)] };
  }
  const isWhole = bytes < left && sum === entry.crc32;
  await sink?.end(isWhole);
  return { bytes, notes: isWhole || bytes >= left ? [] : [notes.damagedPacked(at)] };
}

function nestedNote(at: string): ProblemNote {
  return notes.archiveEntry(
    at,
    "An archive lies inside the archive and was not opened.",
    "Unpack it and add the files that it holds.",
  );
}
