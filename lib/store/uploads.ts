import { createHash, randomUUID } from "node:crypto";
import { chmodSync, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { codeOf, diskFullCodes } from "../base/errorText.ts";
import { exhibitPath, exhibitsFolder, uploadsFolder } from "./dataFolder.ts";
import { syncFolder } from "./durable.ts";

/** Bytes that arrived whole and lie in a part file, waiting to be put in place. */
export type Received = { readonly part: string; readonly sha256: string; readonly bytes: number };

/** An upload that must not become evidence. */
export class UploadRefused extends Error {
  constructor(readonly code: "upload_cut" | "upload_aborted" | "upload_too_large" | "disk_full", message: string, readonly fix: string) {
    super(message);
  }
}

type Expected = { readonly bytes: number | null; readonly bytesMax: number; readonly signal?: AbortSignal };

/**
 * Streams an upload to disk while hashing it. A body that ends early, is longer than announced, or whose sender goes
 * away leaves nothing behind: evidence is whole or not there.
 */
export async function receiveUpload(dataDir: string, body: Readable, expected: Expected): Promise<Received> {
  mkdirSync(uploadsFolder(dataDir), { recursive: true });
  refuseUnfit(dataDir, expected);
  const part = join(uploadsFolder(dataDir), `${randomUUID()}.part`);
  const hash = createHash("sha256");
  let bytes = 0;
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > expected.bytesMax) return done(tooLarge(expected.bytesMax));
      hash.update(chunk);
      return done(null, chunk);
    },
  });
  try {
    const file = createWriteStream(part, { flags: "wx", mode: 0o600, flush: true, highWaterMark: 1 << 20 });
    await pipeline(body, tap, file, expected.signal ? { signal: expected.signal } : {});
    if (expected.bytes !== null && bytes !== expected.bytes) throw cut(bytes, expected.bytes);
    return { part, sha256: hash.digest("hex"), bytes };
  } catch (error) {
    rmSync(part, { force: true });
    throw error instanceof UploadRefused ? error : refusalOf(error, bytes, expected.bytes);
  }
}

/** What cannot end well is refused before its bytes travel: an hour of upload must not end in "too large". */
function refuseUnfit(dataDir: string, { bytes, bytesMax }: Expected): void {
  if (bytes === null) return;
  if (bytes > bytesMax) throw tooLarge(bytesMax);
  const { bavail, blocks, bsize } = statfsSync(dataDir);
  // Some network file systems count no blocks at all.
  if (blocks > 0 && bytes > bavail * bsize) throw noSpace();
}

function refusalOf(error: unknown, bytes: number, announced: number | null): unknown {
  const name = error instanceof Error ? error.name : "";
  const code = codeOf(error);
  if (diskFullCodes.includes(code)) return noSpace();
  const senderLeft = name === "AbortError" || ["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE", "UND_ERR_SOCKET"].includes(code);
  if (!senderLeft) return error;
  const of = announced === null ? "" : ` of ${announced}`;
  return new UploadRefused("upload_aborted", `The upload stopped after ${bytes}${of} bytes.`, "Send the file again; nothing of the first try was kept.");
}

function cut(bytes: number, announced: number): UploadRefused {
  return new UploadRefused(
    "upload_cut", `${bytes} bytes arrived of a file that was announced with ${announced}.`,
    "Send the file again. If it happens again, something between the browser and the app cuts uploads.",
  );
}

function tooLarge(bytesMax: number): UploadRefused {
  return new UploadRefused("upload_too_large", `The file is larger than ${bytesMax} bytes.`, "Split the export, or raise AFTERTRACE_UPLOAD_BYTES_MAX.");
}

function noSpace(): UploadRefused {
  return new UploadRefused("disk_full", "There is no room for this file on the disk of the data folder.", "Free some space, or move AFTERTRACE_DATA to a larger disk, and send the file again.");
}

/**
 * Puts received bytes in place under their SHA-256; the same bytes are stored once. Call it in the same turn as
 * `addExhibit`, so that no deletion comes between the file and the row that holds it.
 */
export function placeUpload(dataDir: string, { part, sha256 }: Received): string {
  mkdirSync(exhibitsFolder(dataDir), { recursive: true });
  const path = exhibitPath(dataDir, sha256);
  if (existsSync(path)) {
    rmSync(part, { force: true });
    return path;
  }
  chmodSync(part, 0o400);
  renameSync(part, path);
  syncFolder(exhibitsFolder(dataDir));
  return path;
}
