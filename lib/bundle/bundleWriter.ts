import { open, type FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createDeflateRaw } from "node:zlib";
import { utf8 } from "../base/encodings.ts";
import type { CustodySigner } from "../evidence/custody.ts";
import { manifestPath, signManifest, type BundleExhibit, type BundleFile, type BundleManifest, type BundleRole, type UnsignedManifest } from "./bundleManifest.ts";
import { Tally, tallied } from "./tally.ts";
import { directoryRecord, endRecords, localHeader, localHeaderBytes, wideFrom, type ZipEntry, type ZipMethod } from "./zipLayout.ts";

export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
/** A file that goes in. `expected`: its size where that is known before; needed from 4 GiB on. */
export type NewBundleFile = {
  readonly path: string; readonly role: BundleRole; readonly method: ZipMethod; readonly content: Pieces;
  readonly expected?: number; readonly exhibit?: BundleExhibit;
};
type Signal = { readonly aborted: boolean };

/** Called off. */
export class BundleCancelled extends Error {}

/**
 * Writes a bundle piece by piece: never more of it in memory than what is on its way through. The order in which files are added is their order in
 * the archive and in the manifest. @throws BundleCancelled when the signal says so, and what the disk says.
 */
export class BundleWriter {
  readonly #placed: { readonly entry: ZipEntry; readonly offset: number }[] = [];
  readonly #files: BundleFile[] = [];
  #at = 0;

  private constructor(private readonly file: FileHandle, private readonly signal: Signal) {}

  /** Begins a new file at `path`, which must not be there yet. */
  static async begin(path: string, signal: Signal = { aborted: false }): Promise<BundleWriter> {
    return new BundleWriter(await open(path, "wx", 0o600), signal);
  }

  async add({ path, role, method, content, expected = 0, exhibit }: NewBundleFile): Promise<BundleFile> {
    const { entry, sha256, packedSha256 } = await this.#put(path, method, content, expected);
    const file: BundleFile = { path, role, bytes: entry.bytes, sha256, packed: { method, bytes: entry.packedBytes, sha256: packedSha256 }, ...(exhibit === undefined ? {} : { exhibit }) };
    this.#files.push(file);
    return file;
  }

  /** Signs the manifest over everything that was added, and ends the archive. */
  async finish(about: Omit<UnsignedManifest, "files" | "schema">, signer: CustodySigner): Promise<{ readonly manifest: BundleManifest; readonly manifestSha256: string; readonly bytes: number }> {
    const { manifest, text } = signManifest({ schema: "aftertrace.bundle/1", ...about, files: this.#files }, signer);
    const { sha256: manifestSha256 } = await this.#put(manifestPath, "stored", [utf8(text)], 0);
    const directoryAt = this.#at;
    for (const { entry, offset } of this.#placed) await this.#append(directoryRecord(entry, offset));
    await this.#append(endRecords(this.#placed.length, this.#at - directoryAt, directoryAt));
    await this.file.sync();
    return { manifest, manifestSha256, bytes: this.#at };
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  async #put(path: string, method: ZipMethod, content: Pieces, expected: number): Promise<{ readonly entry: ZipEntry; readonly sha256: string; readonly packedSha256: string }> {
    const offset = this.#at;
    // The header is written when its numbers are known; its length is known now.
    this.#at += localHeaderBytes(path, expected);
    const [plain, packed] = [new Tally(), new Tally()];
    const source = Readable.from(tallied(content, plain), { objectMode: false, highWaterMark: 1 << 20 });
    const drain = async (pieces: AsyncIterable<Uint8Array>): Promise<void> => {
      for await (const piece of pieces) {
        packed.add(piece);
        await this.#append(piece);
      }
    };
    if (method === "deflated") await pipeline(source, createDeflateRaw({ chunkSize: 1 << 18 }), drain);
    else await pipeline(source, drain);
    const [{ bytes, sha256 }, { bytes: packedBytes, sha256: packedSha256 }] = [plain.sum(), packed.sum()];
    if (bytes >= wideFrom !== expected >= wideFrom) throw new Error(`${path} has ${bytes} bytes, ${expected} were expected`);
    const entry: ZipEntry = { path, method, crc: plain.crc, packedBytes, bytes };
    await this.#writeAt(localHeader(entry), offset);
    this.#placed.push({ entry, offset });
    return { entry, sha256, packedSha256 };
  }

  async #append(bytes: Uint8Array): Promise<void> {
    if (this.signal.aborted) throw new BundleCancelled();
    await this.#writeAt(bytes, this.#at);
    this.#at += bytes.length;
  }

  async #writeAt(bytes: Uint8Array, place: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) done += (await this.file.write(bytes, done, bytes.length - done, place + done)).bytesWritten;
  }
}
