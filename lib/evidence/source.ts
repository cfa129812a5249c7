import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Bytes that can be read at any place, at once. Scanning is synchronous, so that a record costs no promise. */
export type ByteSource = {
  readonly size: number;
  /** The bytes from `offset` on, at most `length`; fewer only at the end. The caller owns the result. */
  read(offset: number, length: number): Uint8Array;
  /** The same into `target`; returns how many bytes were read, 0 only at the end. */
  readInto(target: Uint8Array, offset: number): number;
  close(): void;
};

/** A source over bytes in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.slice(offset, offset + length),
    readInto(target, offset) {
      const part = bytes.subarray(offset, offset + target.length);
      target.set(part);
      return part.length;
    },
    close: () => undefined,
  };
}

/**
 * A source over a file, which is opened here.
 * @throws the error of the file system where it cannot be opened.
 */
export function fileSource(path: string): ByteSource {
  return descriptorSource(openSync(path, "r"));
}

/** A source over an open descriptor, which it then owns. */
export function descriptorSource(descriptor: number, onClose: () => void = () => undefined): ByteSource {
  const size = fstatSync(descriptor).size;
  let isOpen = true;
  const readInto = (target: Uint8Array, offset: number): number => {
    let filled = 0;
    while (filled < target.length) {
      const got = readSync(descriptor, target, filled, target.length - filled, offset + filled);
      if (got === 0) break;
      filled += got;
    }
    return filled;
  };
  return {
    size,
    readInto,
    read(offset, length) {
      const target = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
      return target.subarray(0, readInto(target, offset));
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      closeSync(descriptor);
      onClose();
    },
  };
}
