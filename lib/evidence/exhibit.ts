import type { Limits } from "./limits.ts";
import type { ProblemNote } from "./problem.ts";
import type { Probe } from "./record.ts";
import type { ByteSource } from "./source.ts";
import type { TextEncodingName, TextView } from "./textView.ts";

export type Container = "plain" | "gzip" | "zstd";

/** Bytes that can be read as text or as a table; what the readers need of an exhibit. */
export type ReadableExhibit = {
  /** Size of the readable stream: of the file, or of what comes out of it. All addresses count in it. */
  readonly bytes: number;
  readonly source: ByteSource;
  readonly view: TextView;
  readonly limits: Limits;
};

/** An exhibit made readable: unpacked where it was packed, its encoding known, its first look taken. */
export type OpenExhibit = ReadableExhibit & {
  readonly container: Container;
  readonly encoding: TextEncodingName;
  readonly probe: Probe;
  /** What the bytes are like, whatever format claims them. */
  readonly notes: readonly ProblemNote[];
  /** Frees the file and the scratch space. */
  close(): void;
};
