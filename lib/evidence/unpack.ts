import { createReadStream } from "node:fs";
import * as zlib from "node:zlib";
import { notes, sizeText } from "./notes.ts";
import type { Limits } from "./limits.ts";
import type { ProblemNote } from "./problem.ts";
import { Scratch, type ScratchPlace } from "./scratch.ts";
import type { ByteSource } from "./source.ts";
import { unpackZstdInMemory } from "./zstd.ts";

export type UnpackOptions = { readonly scratch: ScratchPlace; readonly limits: Limits; readonly signal?: AbortSignal };
export type Unpacked = { readonly source: ByteSource; readonly notes: readonly ProblemNote[] };

/** Unpacks a gzip file (several members count as one stream) into scratch space, as far as it is sound and allowed. */
export function unpackGzip(path: string, packedBytes: number, options: UnpackOptions): Promise<Unpacked> {
  return unpackStream(path, (chunkSize) => zlib.createGunzip({ chunkSize }), packedBytes, options);
}

/** Unpacks a Zstandard file, or returns null where this Node cannot and it is too large to do in memory. */
export async function unpackZstd(path: string, packed: ByteSource, options: UnpackOptions): Promise<Unpacked | null> {
  // Node 22.15 and 23.8 brought it; the types of Node 20 do not know it.
  const create: unknown = Reflect.get(zlib, "createZstdDecompress");
  if (typeof create !== "function") return unpackZstdInMemory(packed, options.limits);
  return unpackStream(
    path,
    (chunkSize) => {
      const stream: unknown = Reflect.apply(create, zlib, [{ chunkSize }]);
      if (!isUnpacker(stream)) throw new Error("zlib.createZstdDecompress gave no stream");
      return stream;
    },
    packed.size,
    options,
  );
}

type Unpacker = NodeJS.ReadWriteStream & { destroy(): void };
function isUnpacker(value: unknown): value is Unpacker {
  return typeof value === "object" && value !== null && "pipe" in value && "write" in value && "destroy" in value;
}

const chunkBytes = 128 * 1024;
const carefulChunkBytes = 64;
const carefulBytesMax = 16 * 1024 * 1024;

/**
 * When the data are damaged, zlib drops what it has unpacked into the chunk at hand. A small file may lie in that chunk
 * as a whole, so that it is unpacked once more in chunks of a few bytes.
 */
async function unpackStream(
  path: string,
  create: (chunkSize: number) => Unpacker,
  packedBytes: number,
  options: UnpackOptions,
): Promise<Unpacked> {
  const unpacked = await unpackOnce(path, create(chunkBytes), packedBytes, options);
  const isDamaged = unpacked.notes.some(({ code }) => code === "record_malformed");
  if (!isDamaged || unpacked.source.size > carefulBytesMax) return unpacked;
  unpacked.source.close();
  return unpackOnce(path, create(carefulChunkBytes), packedBytes, options);
}

function unpackOnce(path: string, unpacker: Unpacker, packedBytes: number, options: UnpackOptions): Promise<Unpacked> {
  const { limits, signal } = options;
  const scratch = new Scratch(options.scratch, limits.memoryBytesMax);
  const allowed = unpackedAllowance(packedBytes, limits);
  return new Promise((resolve, reject) => {
    const input = createReadStream(path, { highWaterMark: 1024 * 1024 });
    let isSettled = false;
    const settle = (found: readonly ProblemNote[], failure?: unknown): void => {
      if (isSettled) return;
      isSettled = true;
      input.destroy();
      unpacker.destroy();
      signal?.removeEventListener("abort", onAbort);
      if (failure === undefined) return resolve({ source: scratch.finish(), notes: found });
      scratch.discard();
      reject(failure instanceof Error ? failure : new Error("aborted"));
    };
    const onAbort = (): void => settle([], signal?.reason ?? new Error("aborted"));
    signal?.addEventListener("abort", onAbort);
    if (signal?.aborted) return onAbort();
    input.on("error", (error) => settle([], error));
    unpacker.on("error", (error: NodeJS.ErrnoException) => settle([packedFault(error)]));
    unpacker.on("end", () => settle([]));
    // Data are taken as they come, because an iterator drops what is buffered when the stream fails behind it.
    unpacker.on("data", (chunk: Uint8Array) => {
      if (isSettled) return;
      try {
        scratch.write(chunk.subarray(0, allowed - scratch.size));
      } catch (error) {
        return settle([], error);
      }
      if (scratch.size >= allowed) settle([notes.unpackedTooLarge(sizeText(allowed))]);
    });
    input.pipe(unpacker);
  });
}

/** How much may come out: all of the free allowance, more only at an honest ratio, and never more than the whole limit. */
export function unpackedAllowance(packedBytes: number, limits: Limits): number {
  const byRatio = Math.max(limits.unpackedBytesFree, packedBytes * limits.unpackedRatioMax);
  return Math.min(limits.unpackedBytesMax, byRatio);
}

function packedFault(error: NodeJS.ErrnoException): ProblemNote {
  return error.code === "Z_BUF_ERROR" ? notes.cutPacked("file") : notes.damagedPacked("file");
}
