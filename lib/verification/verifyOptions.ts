import type { DeclaredEnd } from "../audit/chainContext.ts";
import type { KeySet } from "../audit/trustedKeys.ts";

export type VerifyOptions = {
  readonly keys: KeySet;
  readonly declared: DeclaredEnd | null;
  /** The bundled worker; null: everything in this thread. */
  readonly workerScript: string | null;
  readonly onProgress?: (bytesDone: number, entries: number) => void;
  readonly signal?: { readonly aborted: boolean };
  /** Reads the receipts out of an SQLite file, in order; null where it holds none. Without it such files are not read. */
  readonly readTable?: (path: string) => Iterable<string> | null;
  /** From which size on a file is streamed, and in pieces of which size. */
  readonly streamBytesMin?: number;
  readonly blockBytes?: number;
};

/** The reading was called off. */
export class VerificationCancelled extends Error {}
