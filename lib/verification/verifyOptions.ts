import type { DeclaredEnd } from "../audit/chainContext.ts";
import type { LogJudge } from "../audit/logJudge.ts";
import type { Profile } from "../audit/profile.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import type { EntrySink } from "./entrySink.ts";

/** Reads the receipts out of an SQLite file, in order; null where it holds none. */
export type TableReader = (file: { readonly path: string } | { readonly bytes: Uint8Array }) => Iterable<string> | null;
/** What is known from outside of the end of a log, once all its entries were read. */
export type FindEnd = (judge: LogJudge, profile: Profile) => DeclaredEnd | null;

export type VerifyOptions = {
  readonly keys: KeySet;
  readonly declared: DeclaredEnd | FindEnd | null;
  /** The bundled worker; null: everything in this thread. */
  readonly workerScript: string | null;
  /** This thread answers other questions meanwhile: it leaves all judging to the workers, where there are some. */
  readonly answersOthers?: boolean;
  readonly onProgress?: (bytesDone: number, entries: number) => void;
  readonly signal?: { readonly aborted: boolean };
  /** Without it SQLite files are not read. */
  readonly readTable?: TableReader;
  /** From which size on a file is streamed, and in pieces of which size. */
  readonly streamBytesMin?: number;
  readonly blockBytes?: number;
  readonly sink?: EntrySink | null;
  /** The sink also wants to know what each entry claims of its action. */
  readonly withClaims?: boolean;
  /** Entries beyond are not read, and the verdict says so. */
  readonly entriesMax?: number;
};

/** The reading was called off. */
export class VerificationCancelled extends Error {}
