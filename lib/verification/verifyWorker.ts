import { parentPort, workerData } from "node:worker_threads";
import { profileNamed } from "../audit/profiles/registry.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { blockReports, type EntryBlock } from "./blockReports.ts";

/** What a worker is started with, and what it is sent. */
export type WorkerStart = { readonly format: string; readonly keys: KeySet; readonly withClaims: boolean };
export type WorkerTask = { readonly number: number; readonly block: EntryBlock };

/** A thread that judges blocks of entries: everything about an entry that needs no other entry. */
const { format, keys, withClaims } = workerData as WorkerStart;
const profile = profileNamed(format);
if (profile === null || parentPort === null) throw new Error(`no profile ${format}`);
const port = parentPort;
port.on("message", ({ number, block }: WorkerTask) => {
  const result = blockReports(block, { profile, keys, withClaims });
  const { places } = result;
  port.postMessage({ number, ...result }, [result.digests.buffer, ...(places === null ? [] : [places.offsets.buffer, places.lengths.buffer, places.numbers.buffer])]);
});
