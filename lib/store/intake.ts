import type { Readable } from "node:stream";
import { isArchive, unpackArchive } from "./archiveIntake.ts";
import type { Actor } from "./custodyLog.ts";
import { enter, type Uploaded } from "./enterExhibit.ts";
import type { Store } from "./incidents.ts";
import { refuseLocked } from "./locks.ts";
import { exhibitNumber } from "./timelineFilter.ts";
import { receiveUpload } from "./uploads.ts";

/** `bytes`: the size that the sender announced, null where it did not. */
export type Handed = { readonly name: string; readonly stream: Readable; readonly bytes: number | null; readonly signal?: AbortSignal };

/** One file, as it comes. An archive's entries are bounded by limits of their own. */
const uploadBytesMaxDefault = 64 * 1024 ** 3;

export const uploadBytesMax = (): number => Number(process.env["AFTERTRACE_UPLOAD_BYTES_MAX"]) || uploadBytesMaxDefault;

/**
 * The door: streams a file to disk while hashing it, enters it as an exhibit, and takes the entries of a zip archive
 * out, one level deep, each as an exhibit of its own.
 */
export async function takeIn(store: Store, incident: string, { name, stream, bytes, signal }: Handed, actor: Actor): Promise<Uploaded> {
  refuseLocked(store.cases, incident);
  const received = await receiveUpload(store.dataDir, stream, { bytes, bytesMax: uploadBytesMax(), ...(signal ? { signal } : {}) });
  const { path, ...uploaded } = enter(store, incident, received, { name, container: null }, actor);
  const number = exhibitNumber(uploaded.exhibit);
  if (uploaded.already !== null || !isArchive(path)) return { ...uploaded, entries: [], problems: [] };
  return { ...uploaded, ...(await unpackArchive(store, incident, { path, name, number }, actor, signal)) };
}
