import type { ByteSource } from "../evidence/source.ts";
import { directoryFixedBytes, directorySignature, end64Bytes, endBytes, endSignature, locator64Bytes, wideFrom } from "./zipLayout.ts";

/** A file as the directory of an archive lists it. Nothing of it is believed: what it should be says the manifest. */
export type ListedEntry = {
  /** For showing and comparing only; no path of this machine is ever made of it. */
  readonly path: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
  /** The record itself, byte for byte. */
  readonly record: Buffer;
};
/** The directory of an archive, and where it lies: from `directoryAt` up to `endAt`. `isWhole`: every record of it could be read. */
export type ZipDirectory = { readonly entries: readonly ListedEntry[]; readonly isWhole: boolean; readonly directoryAt: number; readonly endAt: number; readonly faults: readonly string[] };

const directoryBytesMax = 16 * 1_048_576;
const entriesMax = 20_001;
const commentMax = 0xffff;

/** Reads the directory from the end of the file; null where no archive ends there. What does not belong into a bundle is among the faults. */
export function readZipDirectory(source: ByteSource): ZipDirectory | null {
  const end = findEnd(source);
  if (end === null) return null;
  const { at, record } = end;
  const behind = source.size - at - endBytes;
  const faults = behind === 0 ? [] : [`${behind} bytes stand behind the end of the archive`];
  const read = { entries: record.readUInt16LE(10), bytes: record.readUInt32LE(12), at: record.readUInt32LE(16) };
  const wide = read.entries === 0xffff || read.bytes >= wideFrom || read.at >= wideFrom ? wideEnd(source, at) : null;
  const { entries: announced, bytes, at: directoryAt } = wide ?? read;
  const stop = wide === null ? at : at - end64Bytes - locator64Bytes;
  if (bytes > directoryBytesMax || announced > entriesMax) return { entries: [], isWhole: false, directoryAt, endAt: stop, faults: [...faults, `its directory is larger than any bundle's (${announced} files, ${bytes} bytes)`] };
  if (directoryAt + bytes !== stop) faults.push("its end names a directory of another place or length than the one that is there");
  // Where the place was changed, the length still says where it begins, and the other way round.
  const begin = directoryAt + bytes === stop || isDirectory(source, directoryAt) ? directoryAt : Math.max(0, stop - bytes);
  const listed = listEntries(source.read(begin, Math.max(0, Math.min(stop - begin, directoryBytesMax))));
  return { ...listed, directoryAt: begin, endAt: stop, faults: listed.isWhole ? faults : [...faults, `its directory cannot be read behind file ${listed.entries.length}`] };
}

function isDirectory(source: ByteSource, at: number): boolean {
  const begin = Buffer.from(source.read(at, 4));
  return begin.length === 4 && begin.readUInt32LE(0) === directorySignature;
}

function findEnd(source: ByteSource): { readonly at: number; readonly record: Buffer } | null {
  const length = Math.min(source.size, endBytes + commentMax);
  const tail = Buffer.from(source.read(source.size - length, length));
  for (let at = tail.length - endBytes; at >= 0; at--)
    if (tail.readUInt32LE(at) === endSignature) return { at: source.size - length + at, record: tail.subarray(at, at + endBytes) };
  return null;
}

function wideEnd(source: ByteSource, endAt: number): { readonly entries: number; readonly bytes: number; readonly at: number } | null {
  const at = endAt - locator64Bytes - end64Bytes;
  if (at < 0) return null;
  const record = Buffer.from(source.read(at, end64Bytes));
  const number = (place: number): number => Number(record.readBigUInt64LE(place));
  return { entries: number(32), bytes: number(40), at: number(48) };
}

function listEntries(bytes: Uint8Array): { readonly entries: ListedEntry[]; readonly isWhole: boolean } {
  const directory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ListedEntry[] = [];
  let at = 0;
  while (at + directoryFixedBytes <= directory.length && directory.readUInt32LE(at) === directorySignature) {
    const [name, extra, comment] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place));
    const length = directoryFixedBytes + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (at + length > directory.length) return { entries, isWhole: false };
    entries.push(listed(directory.subarray(at, at + length), name ?? 0, extra ?? 0));
    at += length;
  }
  return { entries, isWhole: at === directory.length };
}

function listed(record: Buffer, nameBytes: number, extraBytes: number): ListedEntry {
  const path = record.subarray(directoryFixedBytes, directoryFixedBytes + nameBytes).toString("latin1");
  const extra = record.subarray(directoryFixedBytes + nameBytes, directoryFixedBytes + nameBytes + extraBytes);
  const plain = { packedBytes: record.readUInt32LE(20), bytes: record.readUInt32LE(24), offset: record.readUInt32LE(42) };
  return { path, method: record.readUInt16LE(10), ...widened(plain, extra), record };
}

type Sizes = { packedBytes: number; bytes: number; offset: number };

/** Numbers that did not fit stand in the extra field, in a fixed order. */
function widened(plain: Sizes, extra: Buffer): Sizes {
  const sizes = { ...plain };
  if (extra.length < 4 || extra.readUInt16LE(0) !== 1) return sizes;
  let at = 4;
  for (const name of ["bytes", "packedBytes", "offset"] as const) {
    if (plain[name] !== 0xffff_ffff || at + 8 > extra.length) continue;
    sizes[name] = Number(extra.readBigUInt64LE(at));
    at += 8;
  }
  return sizes;
}

/** A name as it may be shown: whatever plays tricks, leads elsewhere or is too long is replaced or cut. */
export function shownName(path: string): string {
  return path.replace(/[^\x20-\x7e]/g, "\u{FFFD}").slice(0, 200) || "(no name)";
}
