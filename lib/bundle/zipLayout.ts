/**
 * The container of a bundle: a plain zip of which every byte is either hashed or settled by what is hashed. No times, no comments, no flags, no
 * attributes, nothing between the files: so a reader can say of any byte what it ought to be. Every unpacker reads it.
 */
export type ZipMethod = "stored" | "deflated";
/** One file as it lies in the archive. */
export type ZipEntry = { readonly path: string; readonly method: ZipMethod; readonly crc: number; readonly packedBytes: number; readonly bytes: number };

export const localSignature = 0x04034b50;
export const directorySignature = 0x02014b50;
export const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
export const endBytes = 22;
export const end64Bytes = 56;
export const locator64Bytes = 20;
export const localFixedBytes = 30;
export const directoryFixedBytes = 46;

/** Beyond, sizes and places are written with 64 bits. Below 4 GiB by more than DEFLATE may lengthen what it is given. */
export const wideFrom = 0xffff_ffff - 0x40_0000;
const saturated32 = 0xffff_ffff;
const saturated16 = 0xffff;
/** 1 January 1980, 0:00: the container has no time of its own. */
const dosDate = 0x0021;
const methodNumber: Readonly<Record<ZipMethod, number>> = { stored: 0, deflated: 8 };
const versionPlain = 20;
const versionWide = 45;
const wideExtraId = 1;

const isWide = ({ bytes }: Pick<ZipEntry, "bytes">): boolean => bytes >= wideFrom;

/** How long the header before a file of so many bytes is. */
export function localHeaderBytes(path: string, bytes: number): number {
  return localFixedBytes + path.length + (isWide({ bytes }) ? 20 : 0);
}

/** The header before a file. */
export function localHeader(entry: ZipEntry): Buffer {
  const wide = isWide(entry);
  const header = Buffer.alloc(localFixedBytes);
  header.writeUInt32LE(localSignature, 0);
  writeCommon(header, 4, entry, wide);
  header.writeUInt16LE(wide ? 20 : 0, 28);
  return Buffer.concat([header, Buffer.from(entry.path, "latin1"), wide ? wideExtra([entry.bytes, entry.packedBytes]) : Buffer.alloc(0)]);
}

/** How long its record in the directory is. */
export function directoryRecordBytes(path: string, bytes: number, offset: number): number {
  const values = (isWide({ bytes }) ? 2 : 0) + (offset >= wideFrom ? 1 : 0);
  return directoryFixedBytes + path.length + (values === 0 ? 0 : 4 + values * 8);
}

/** Its record in the directory at the end of the archive. */
export function directoryRecord(entry: ZipEntry, offset: number): Buffer {
  const wide = isWide(entry);
  const far = offset >= wideFrom;
  const extra = wide || far ? wideExtra([...(wide ? [entry.bytes, entry.packedBytes] : []), ...(far ? [offset] : [])]) : Buffer.alloc(0);
  const header = Buffer.alloc(directoryFixedBytes);
  header.writeUInt32LE(directorySignature, 0);
  header.writeUInt16LE(versionNeeded(wide || far), 4);
  writeCommon(header, 6, entry, wide, wide || far);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(far ? saturated32 : offset, 42);
  return Buffer.concat([header, Buffer.from(entry.path, "latin1"), extra]);
}

const versionNeeded = (wide: boolean): number => (wide ? versionWide : versionPlain);

/** What both headers share, from the version that is needed to the length of the name. */
function writeCommon(header: Buffer, at: number, { path, method, crc, packedBytes, bytes }: ZipEntry, wide: boolean, wideVersion = wide): void {
  header.writeUInt16LE(versionNeeded(wideVersion), at);
  header.writeUInt16LE(methodNumber[method], at + 4);
  header.writeUInt16LE(dosDate, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(wide ? saturated32 : packedBytes, at + 14);
  header.writeUInt32LE(wide ? saturated32 : bytes, at + 18);
  header.writeUInt16LE(path.length, at + 22);
}

function wideExtra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(wideExtraId, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [at, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + at * 8);
  return extra;
}

/** What ends the archive. */
export function endRecords(entries: number, directoryBytes: number, directoryAt: number): Buffer {
  const wide = entries >= saturated16 || directoryBytes >= wideFrom || directoryAt >= wideFrom;
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(wide ? saturated16 : entries, 8);
  end.writeUInt16LE(wide ? saturated16 : entries, 10);
  end.writeUInt32LE(wide ? saturated32 : directoryBytes, 12);
  end.writeUInt32LE(wide ? saturated32 : directoryAt, 16);
  return wide ? Buffer.concat([end64(entries, directoryBytes, directoryAt), locator64(directoryAt + directoryBytes), end]) : end;
}

function end64(entries: number, directoryBytes: number, directoryAt: number): Buffer {
  const record = Buffer.alloc(end64Bytes);
  record.writeUInt32LE(end64Signature, 0);
  record.writeBigUInt64LE(BigInt(end64Bytes - 12), 4);
  record.writeUInt16LE(versionWide, 12);
  record.writeUInt16LE(versionWide, 14);
  for (const [at, value] of [entries, entries, directoryBytes, directoryAt].entries()) record.writeBigUInt64LE(BigInt(value), 24 + at * 8);
  return record;
}

function locator64(at: number): Buffer {
  const record = Buffer.alloc(locator64Bytes);
  record.writeUInt32LE(locator64Signature, 0);
  record.writeBigUInt64LE(BigInt(at), 8);
  record.writeUInt32LE(1, 16);
  return record;
}
