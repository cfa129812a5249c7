import { utf8 } from "../base/encodings.ts";
import { sha256Hex } from "../base/hash.ts";
import { defaultLimits, type Limits } from "../evidence/limits.ts";
import { unpackedAllowance } from "../evidence/unpack.ts";
import type { ByteSource } from "../evidence/source.ts";
import { foundContent, type BundlePlace, type FoundContent } from "./bundleContent.ts";
import { bundlePathSchema, manifestPath, type BundleFile, type BundleManifest } from "./bundleManifest.ts";
import { BundleCancelled } from "./bundleWriter.ts";
import type { BundleFault } from "./checkBundle.ts";
import { directoryRecord, directoryRecordBytes, endRecords, localHeader, localHeaderBytes, localFixedBytes, type ZipEntry } from "./zipLayout.ts";
import { shownName, type ListedEntry, type ZipDirectory } from "./zipReading.ts";

/** What a bundle may unpack to: more than this only at an honest ratio. */
export const bundleLimits: Limits = { ...defaultLimits, unpackedBytesMax: 64 * 1024 ** 3, unpackedBytesFree: 4 * 1024 ** 3 };

type Options = { readonly signal: { readonly aborted: boolean }; readonly onProgress: (done: number, total: number) => void };
type Wanted = Pick<BundleFile, "path" | "bytes" | "sha256" | "packed">;
type Checked = { readonly faults: readonly BundleFault[]; readonly places: ReadonlyMap<string, BundlePlace> };

/**
 * Compares an archive with its manifest, byte for byte: each file's content, the headers around it, the directory, the end, and that there is
 * nothing else and nothing twice. One changed byte is one fault with the name of what it belongs to.
 */
export async function checkArchive(source: ByteSource, directory: ZipDirectory, manifest: BundleManifest, manifestText: string, options: Options): Promise<Checked> {
  const bytes = utf8(manifestText);
  const own: Wanted = { path: manifestPath, bytes: bytes.length, sha256: sha256Hex(bytes), packed: { method: "stored", bytes: bytes.length, sha256: sha256Hex(bytes) } };
  const wanted = [...manifest.files, own];
  const tooLarge = sizeFault(source, manifest);
  if (tooLarge !== null) return { faults: [tooLarge], places: new Map() };
  const entries = directory.isWhole ? directory.entries : expectedEntries(source, directory, wanted);
  const faults = listFaults(entries, wanted);
  const { found, places, end } = await checkFiles(source, entries, new Map(wanted.map((one) => [one.path, one])), options, faults);
  if (end !== directory.directoryAt) faults.push({ path: "", message: `the directory begins at byte ${directory.directoryAt}, not directly behind the last file (byte ${end})` });
  const records = entries.reduce((sum, { record }) => sum + record.length, 0);
  if (found && faults.length === 0 && !isEnd(source, directory, records)) faults.push({ path: "", message: "the end of the archive is not what it has to be" });
  return { faults, places };
}

/** Where the directory cannot be read: its bytes, cut where the manifest says that each record has to be. */
function expectedEntries(source: ByteSource, { directoryAt }: ZipDirectory, wanted: readonly Wanted[]): ListedEntry[] {
  let [at, offset] = [directoryAt, 0];
  return wanted.map(({ path, bytes, packed }) => {
    const length = directoryRecordBytes(path, bytes, offset);
    const record = Buffer.concat([source.read(at, length), Buffer.alloc(length)], length);
    const entry = { path, method: 0, packedBytes: packed.bytes, bytes, offset, record };
    at += length;
    offset += localHeaderBytes(path, bytes) + packed.bytes;
    return entry;
  });
}

/** Bounded before anything is unpacked. */
function sizeFault(source: ByteSource, { files }: BundleManifest): BundleFault | null {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const allowed = unpackedAllowance(source.size, bundleLimits);
  return total <= allowed ? null : { path: "", message: `it would unpack to ${total} bytes; more than ${allowed} are not taken out of an archive of ${source.size}` };
}

/** Missing, foreign, doubled and swapped files. */
function listFaults(entries: readonly ListedEntry[], wanted: readonly Wanted[]): BundleFault[] {
  const listed = new Map<string, number>();
  for (const { path } of entries) listed.set(path, (listed.get(path) ?? 0) + 1);
  const names = new Set(wanted.map(({ path }) => path));
  const faults = [
    ...wanted.filter(({ path }) => !listed.has(path)).map(({ path }) => ({ path, message: "it is named by the manifest and not in the archive" })),
    ...[...listed].flatMap(([path, times]) => (times > 1 ? [{ path: shownName(path), message: `it stands in the archive ${times} times` }] : [])),
    ...[...listed.keys()].filter((path) => !names.has(path)).map((path) => ({ path: shownName(path), message: foreignWords(path) })),
  ];
  const inOrder = entries.map(({ path }) => path).filter((path) => names.has(path));
  const first = wanted.map(({ path }) => path).filter((path) => listed.has(path)).find((path, at) => inOrder[at] !== path);
  return first === undefined || faults.length > 0 ? faults : [...faults, { path: first, message: "it does not stand in the place that the manifest gives it" }];
}

function foreignWords(path: string): string {
  return bundlePathSchema.safeParse(path).success ? "it is in the archive and not named by the manifest" : "no file of a bundle can have this name; it is not named by the manifest";
}

type Walk = { readonly found: boolean; readonly places: Map<string, BundlePlace>; readonly end: number };

/** Goes through the files in the order of the directory, each directly behind the one before. */
async function checkFiles(source: ByteSource, entries: readonly ListedEntry[], wanted: ReadonlyMap<string, Wanted>, { signal, onProgress }: Options, faults: BundleFault[]): Promise<Walk> {
  const places = new Map<string, BundlePlace>();
  let at = 0;
  for (const listed of entries) {
    const file = wanted.get(listed.path);
    if (file === undefined || places.has(listed.path)) {
      at += foreignBytes(source, listed);
      continue;
    }
    const place = { at: at + localHeaderBytes(file.path, file.bytes), method: file.packed.method, packedBytes: file.packed.bytes, bytes: file.bytes };
    places.set(file.path, place);
    const base = at;
    const content = await foundContent(source, place, (bytes) => {
      if (signal.aborted) throw new BundleCancelled();
      onProgress(Math.min(base + bytes, source.size), source.size);
    });
    const words = contentFault(file, content) ?? structureFault(source, listed, { path: file.path, method: file.packed.method, crc: content.crc, packedBytes: file.packed.bytes, bytes: file.bytes }, at);
    if (words !== null) faults.push({ path: file.path, message: words });
    at = place.at + place.packedBytes;
  }
  return { found: places.size === wanted.size, places, end: at };
}

/** How far a file reaches that is not ours, as far as its own header can be read. */
function foreignBytes(source: ByteSource, { offset, packedBytes }: ListedEntry): number {
  const header = Buffer.from(source.read(offset, localFixedBytes));
  return header.length < localFixedBytes ? 0 : localFixedBytes + header.readUInt16LE(26) + header.readUInt16LE(28) + packedBytes;
}

function contentFault(file: Wanted, found: FoundContent): string | null {
  if (!found.broken && found.sha256 === file.sha256 && found.bytes === file.bytes && found.packedSha256 === file.packed.sha256) return null;
  if (found.broken) return `its bytes cannot be unpacked; behind ${found.bytes} of ${file.bytes} they are damaged`;
  if (found.bytes > file.bytes) return `it is longer than the ${file.bytes} bytes that the manifest says`;
  if (found.bytes < file.bytes) return `it has ${found.bytes} bytes; the manifest says ${file.bytes}`;
  if (found.sha256 === file.sha256) return "it unpacks to what the manifest says, but lies otherwise in the archive than when it was made";
  return `its SHA-256 is ${found.sha256}; the manifest says ${file.sha256}`;
}

/** What stands around a file is settled by the file. */
function structureFault(source: ByteSource, { offset, record }: ListedEntry, entry: ZipEntry, at: number): string | null {
  const attributes = record.readUInt32LE(38);
  if (attributes >>> 28 === 0xa) return "the archive says that it is a link";
  if ((record.readUInt16LE(8) & 1) === 1) return "the archive says that it is encrypted";
  if (offset !== at) return `the directory says that it begins at byte ${offset}; it begins at ${at}`;
  if (!Buffer.from(source.read(at, localHeaderBytes(entry.path, entry.bytes))).equals(localHeader(entry))) return "the header before it is not what it has to be";
  return record.equals(directoryRecord(entry, at)) ? null : "its record in the directory is not what it has to be";
}

function isEnd(source: ByteSource, { entries, directoryAt }: ZipDirectory, directoryBytes: number): boolean {
  const expected = endRecords(entries.length, directoryBytes, directoryAt);
  return Buffer.from(source.read(directoryAt + directoryBytes, source.size)).equals(expected);
}
