import { closeSync, openSync, rmSync, unlinkSync, writeSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { descriptorSource, type ByteSource } from "./source.ts";

/** Where unpacked bytes may lie while an exhibit is open. */
export type ScratchPlace = { readonly kind: "memory" } | { readonly kind: "folder"; readonly path: string };

const blockBytes = 1024 * 1024;
const folderMemoryMax = 16 * blockBytes;

/** Takes bytes one after the other: in memory at first, in an unlinked temporary file when they become too many. */
export class Scratch {
  size = 0;
  readonly #memoryMax: number;
  readonly #folder: string;
  #blocks: Uint8Array[] = [];
  #file: { readonly descriptor: number; readonly path: string; readonly isUnlinked: boolean } | null = null;

  constructor(place: ScratchPlace, memoryBytesMax: number) {
    this.#memoryMax = place.kind === "memory" ? memoryBytesMax : Math.min(memoryBytesMax, folderMemoryMax);
    this.#folder = place.kind === "memory" ? tmpdir() : place.path;
  }

  write(bytes: Uint8Array): void {
    if (this.#file === null && this.size + bytes.length > this.#memoryMax) this.#spill();
    if (this.#file) writeAll(this.#file.descriptor, bytes);
    else this.#keep(bytes);
    this.size += bytes.length;
  }

  /** The bytes as a source; closing it frees them. Nothing may be written afterwards. */
  finish(): ByteSource {
    const file = this.#file;
    if (file === null) return blockSource(this.#blocks, this.size);
    return descriptorSource(file.descriptor, () => (file.isUnlinked ? undefined : rmSync(file.path, { force: true })));
  }

  /** Frees what was written where it will not be used. */
  discard(): void {
    if (this.#file === null) this.#blocks = [];
    else this.finish().close();
  }

  #keep(bytes: Uint8Array): void {
    for (let taken = 0; taken < bytes.length;) {
      const used = (this.size + taken) % blockBytes;
      if (used === 0) this.#blocks.push(new Uint8Array(blockBytes));
      const part = bytes.subarray(taken, taken + blockBytes - used);
      this.#blocks.at(-1)?.set(part, used);
      taken += part.length;
    }
  }

  #spill(): void {
    const path = join(this.#folder, `aftertrace-${randomUUID()}.unpacked`);
    const descriptor = openSync(path, "wx+", 0o600);
    this.#file = { descriptor, path, isUnlinked: tryUnlink(path) };
    let left = this.size;
    try {
      for (const block of this.#blocks) {
        writeAll(descriptor, block.subarray(0, Math.min(left, blockBytes)));
        left -= blockBytes;
      }
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
    this.#blocks = [];
  }
}

/** An open file without a name vanishes with the process. Windows refuses; the file is then removed on closing. */
function tryUnlink(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
}

function blockSource(blocks: readonly Uint8Array[], size: number): ByteSource {
  const readInto = (target: Uint8Array, offset: number): number => {
    const wanted = Math.max(0, Math.min(target.length, size - offset));
    for (let filled = 0; filled < wanted;) {
      const at = offset + filled;
      const block = blocks[Math.floor(at / blockBytes)] ?? new Uint8Array(blockBytes);
      const part = block.subarray(at % blockBytes, (at % blockBytes) + wanted - filled);
      target.set(part, filled);
      filled += part.length;
    }
    return wanted;
  };
  const read = (offset: number, length: number): Uint8Array => {
    const target = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
    return target.subarray(0, readInto(target, offset));
  };
  return { size, read, readInto, close: () => undefined };
}
