import { open, type FileHandle } from "node:fs/promises";
import type { Readable } from "node:stream";
import { codeOf } from "../base/errorText.ts";
import { bundleName, type BundleRecord } from "../store/bundleRecords.ts";
import { bundlePath, exhibitPath } from "../store/dataFolder.ts";
import type { ExhibitRecord } from "../store/exhibits.ts";
import type { Store } from "../store/incidents.ts";
import type { RestoredFile } from "../store/restorations.ts";
import type { RawRange } from "../store/rawBytes.ts";
import { ApiError, guardedHeaders } from "./answers.ts";

/** Evidence goes out as a download without a type of its own: no browser may take it for a page. */
const headersFor = (name: string, sha256: string) => ({
  ...guardedHeaders,
  "content-type": "application/octet-stream",
  "content-disposition": `attachment; filename="${name}"`,
  "content-digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
  "x-aftertrace-sha256": sha256,
});

/** The stretch that was asked for, with its place, its hash and the size of the whole. */
export function rangeAnswer({ number }: ExhibitRecord, range: RawRange | null): Response {
  if (range === null)
    throw new ApiError(404, "no_such_place", `x${number} has no bytes at this place.`, "Places are listed under …/records once the incident has been analysed.");
  const { bytes, offset, total, sha256, masks, original } = range;
  const place = { "x-aftertrace-offset": String(offset), "x-aftertrace-total": String(total), "x-aftertrace-masked": String(masks), "x-aftertrace-original-sha256": original };
  const headers = { ...headersFor(`x${number}-${offset}.bin`, sha256), ...place };
  // As a stream: a body of bytes would be copied twice.
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return new Response(body, { headers: { ...headers, "content-length": String(bytes.length) } });
}

/** The file as it was given. Its name in the evidence stays out of the headers: it may be anything. */
export async function storedFileAnswer({ dataDir }: Store, { number, sha256, bytes }: ExhibitRecord): Promise<Response> {
  // Opened before the answer begins: a file that is gone must not look like an empty one.
  const file = await openStored(exhibitPath(dataDir, sha256), number);
  const body = new ReadableStream<Uint8Array>(pullFrom(file.createReadStream({ highWaterMark: 1 << 20 })));
  return new Response(body, { headers: { ...headersFor(`x${number}-${sha256.slice(0, 12)}.bin`, sha256), "content-length": String(bytes) } });
}

/** The source of a trusted key, byte for byte. */
export function keySourceAnswer({ sha256, content }: { readonly sha256: string; readonly content: Uint8Array }): Response {
  return new Response(new Uint8Array(content), { headers: { ...headersFor(`key-${sha256.slice(0, 12)}.bin`, sha256), "content-length": String(content.length) } });
}

/** The newest bundle of an incident. */
export async function bundleAnswer({ dataDir }: Store, { incident, sha256, bytes, manifestSha256 }: BundleRecord): Promise<Response> {
  const file = await open(bundlePath(dataDir, incident), "r").catch((error: unknown) => {
    if (codeOf(error) !== "ENOENT") throw error;
    throw new ApiError(410, "bundle_lost", "The file of this bundle is no longer in the data folder.", `Make it again: POST /api/v1/incidents/${incident}/bundle`);
  });
  const body = new ReadableStream<Uint8Array>(pullFrom(file.createReadStream({ highWaterMark: 1 << 20 })));
  return new Response(body, { headers: { ...headersFor(bundleName(incident), sha256), "content-length": String(bytes), "x-aftertrace-manifest-sha256": manifestSha256 } });
}

/** A file that a bundle brought. */
export function originFileAnswer({ path, sha256, content }: Pick<RestoredFile, "path" | "sha256" | "content">): Response {
  return new Response(new Uint8Array(content), { headers: { ...headersFor(path.replaceAll("/", "-"), sha256), "content-length": String(content.length) } });
}

async function openStored(path: string, number: number): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    throw new ApiError(410, "exhibit_lost", `The file of x${number} is no longer in the data folder.`, "Restore the folder `exhibits` from a backup, or give the file again.");
  }
}

/** A file at the reader's pace, closed when the reader goes away. */
function pullFrom(file: Readable): UnderlyingDefaultSource<Uint8Array> {
  const chunks = file[Symbol.asyncIterator]();
  return {
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: () => void file.destroy(),
  };
}
