import { createReadStream } from "node:fs";
import { codeOf } from "../base/errorText.ts";
import { StreamingHash } from "../base/hash.ts";
import type { RehashStep } from "../api/custodyContract.ts";
import { appendCustody, type Actor } from "./custodyLog.ts";
import { exhibitPath } from "./dataFolder.ts";
import { exhibitRecords, type ExhibitRecord } from "./exhibits.ts";
import { incidentRecord, type Store } from "./incidents.ts";
import { writeCases } from "./openDatabase.ts";

const chunkBytes = 1 << 20;
const progressEveryMs = 100;

type Result = Extract<RehashStep, { type: "exhibit" }>;

/**
 * Reads every exhibit of an incident from the disk and compares it with the SHA-256 that it came with. How it went is a
 * line of the custody log, also where whoever asked went away in between.
 */
export async function* rehashExhibits(store: Store, incident: string, actor: Actor): AsyncGenerator<RehashStep> {
  const records = exhibitRecords(store, incident);
  const total = records.reduce((sum, { bytes }) => sum + bytes, 0);
  const results: Result[] = [];
  let done = 0;
  let isWhole = false;
  try {
    for (const record of records) {
      const hashing = hashOf(store.dataDir, record);
      let step = await hashing.next();
      for (; !step.done; step = await hashing.next()) yield { type: "progress", exhibit: `x${record.number}`, done: done + step.value, total, exhibits: results.length, of: records.length };
      done += record.bytes;
      results.push(step.value);
      yield step.value;
    }
    isWhole = true;
  } finally {
    writeResult(store, incident, actor, { results, of: records.length, isWhole });
  }
  yield { type: "end", same: results.filter(isSame).length, of: records.length };
}

const isSame = ({ result }: Result): boolean => result === "same";

/** Tells how far it is from time to time; answers what was found. */
async function* hashOf(dataDir: string, { number, name, sha256, bytes, container: _ }: ExhibitRecord): AsyncGenerator<number, Result> {
  const exhibit = { type: "exhibit", exhibit: `x${number}`, name, sha256, bytes } as const;
  const hash = new StreamingHash();
  let read = 0;
  let toldAt = performance.now();
  try {
    for await (const chunk of createReadStream(exhibitPath(dataDir, sha256), { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      read += chunk.length;
      if (performance.now() - toldAt < progressEveryMs) continue;
      toldAt = performance.now();
      yield read;
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === "") throw error;
    return { ...exhibit, result: code === "ENOENT" ? "missing" : "unreadable", found: null };
  }
  const found = { sha256: hash.hex(), bytes: read };
  return { ...exhibit, result: found.sha256 === sha256 && read === bytes ? "same" : "differs", found };
}

function writeResult({ cases, dataDir }: Store, incident: string, actor: Actor, { results, of, isWhole }: { readonly results: readonly Result[]; readonly of: number; readonly isWhole: boolean }): void {
  // Deleted meanwhile: nothing of it may come back.
  if (incidentRecord({ cases, dataDir }, incident) === null) return;
  const wrong = results.filter((one) => !isSame(one));
  const words = wrong.map(({ exhibit, result }) => `${exhibit} ${resultWords[result]}`).join(", ");
  const text = `${results.length - wrong.length} of ${of} ${of === 1 ? "exhibit is" : "exhibits are"} the bytes that came${words === "" ? "" : `; ${words}`}${isWhole ? "" : `; broken off after ${results.length}`}`;
  const detail = { same: results.length - wrong.length, of, whole: isWhole, wrong: wrong.map(({ exhibit, sha256, result, found }) => ({ exhibit, sha256, result, found })) };
  writeCases(cases, () => appendCustody(cases, incident, actor, "exhibits.rehashed", text, { detail }));
}

const resultWords: Readonly<Record<Result["result"], string>> = { same: "is the same", differs: "differs", missing: "is missing", unreadable: "cannot be read" };
