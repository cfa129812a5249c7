import { parentPort, workerData } from "node:worker_threads";
import { jwsProfile, profiles } from "../audit/profiles/registry.ts";
import type { KeySet } from "../audit/trustedKeys.ts";
import { blockReports, type EntryBlock } from "./blockReports.ts";

/** What a worker is started with, and what it is sent. */
export type WorkerStart = { readonly format: string; readonly keys: KeySet };
export type WorkerTask = { readonly number: number; readonly block: EntryBlock };

/** A thread that judges blocks of entries: everything about an entry that needs no other entry. */
const { format, keys } = workerData as WorkerStart;
const profile = [...profiles, jwsProfile].find((one) => one.format === format);
if (!profile || parentPort === null) throw new Error(`no profile ${format}`);
const port = parentPort;
port.on("message", ({ number, block }: WorkerTask) => {
  const result = blockReports(block, profile, keys);
  port.postMessage({ number, ...result }, [result.digests.buffer]);
});
