import { viewOf } from "./encoding.ts";
import type { Container, OpenExhibit } from "./exhibit.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { notes } from "./notes.ts";
import type { ProblemNote } from "./problem.ts";
import { probeExhibit } from "./probe.ts";
import type { ScratchPlace } from "./scratch.ts";
import { fileSource, memorySource, type ByteSource } from "./source.ts";
import { unpackGzip, unpackZstd, type Unpacked } from "./unpack.ts";

export type { OpenExhibit } from "./exhibit.ts";
export type OpenOptions = { readonly scratch: ScratchPlace; readonly limits?: Limits; readonly signal?: AbortSignal };

/**
 * Opens an evidence file for reading: unpacks gzip and Zstandard into scratch space, finds its encoding and takes a
 * first look. What is wrong with the bytes comes out as notes. Close it when done.
 * @throws the error of the file system where the file cannot be read, and the reason of `signal` when aborted.
 */
export async function openExhibit(path: string, options: OpenOptions): Promise<OpenExhibit> {
  const limits = options.limits ?? defaultLimits;
  const file = fileSource(path);
  try {
    const container = containerOf(file.read(0, 4));
    const unpacked = await unpack(path, file, container, { ...options, limits });
    return await open(
      unpacked?.source ?? file,
      unpacked ? container : "plain",
      unpacked?.notes ?? containerNotes(container),
      file,
      limits,
    );
  } catch (error) {
    file.close();
    throw error;
  }
}

/** The same over bytes in memory, which are taken as they are. */
export function openBytes(bytes: Uint8Array, limits: Limits = defaultLimits): Promise<OpenExhibit> {
  const source = memorySource(bytes);
  return open(source, "plain", [], source, limits);
}

function unpack(
  path: string,
  file: ByteSource,
  container: Container,
  options: OpenOptions & { limits: Limits },
): Promise<Unpacked | null> {
  if (container === "gzip") return unpackGzip(path, file.size, options);
  return container === "zstd" ? unpackZstd(path, file, options) : Promise.resolve(null);
}

function containerOf(magic: Uint8Array): Container {
  const number = magic.reduce((sum, byte) => sum * 256 + byte, 0);
  if (magic[0] === 0x1f && magic[1] === 0x8b) return "gzip";
  return number === 0x28b52ffd ? "zstd" : "plain";
}

function containerNotes(container: Container): readonly ProblemNote[] {
  if (container !== "zstd") return [];
  return [
    notes.container(
      "This is a Zstandard file that cannot be unpacked here.",
      "Unpack it with `zstd -d FILE` and add the result.",
    ),
  ];
}

async function open(
  source: ByteSource,
  container: Container,
  found: readonly ProblemNote[],
  file: ByteSource,
  limits: Limits,
): Promise<OpenExhibit> {
  const { view, notes: encodingNotes } = viewOf(source);
  const readable = { bytes: source.size, source, view, limits };
  const { probe, notes: probeNotes } = await probeExhibit(readable);
  const close = (): void => {
    source.close();
    file.close();
  };
  return {
    ...readable,
    container,
    encoding: view.encoding,
    probe,
    notes: [...found, ...encodingNotes, ...probeNotes],
    close,
  };
}
