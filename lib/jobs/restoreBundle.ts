import { rmSync, statfsSync } from "node:fs";
import { Readable } from "node:stream";
import type { Restored } from "../api/bundleContract.ts";
import { readTime } from "../base/time.ts";
import { bundleBytes, bundleContent } from "../bundle/bundleContent.ts";
import type { BundleExhibit, BundleFile, BundleManifest } from "../bundle/bundleManifest.ts";
import { BundleRefused } from "../bundle/bundleRefused.ts";
import { checkBundle, type CheckedBundle } from "../bundle/checkBundle.ts";
import { joinKeySets } from "../audit/keyFile.ts";
import { fileSource, type ByteSource } from "../evidence/source.ts";
import { readTrust, type BundledTrust } from "../store/bundledTrust.ts";
import { trustedKeys } from "../store/custodyCheck.ts";
import { enterRestored, type RestoredExhibit } from "../store/enterRestored.ts";
import { removeUnheld, type Store } from "../store/incidents.ts";
import { readSayings, type Sayings } from "../store/sayings.ts";
import { signingKey } from "../store/signingKey.ts";
import { trustedKeySet } from "../store/trustedKeySet.ts";
import { receiveUpload, UploadRefused, type Received } from "../store/uploads.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";

/** `trust`: adopt the keys that its responder trusted, for this incident alone. */
export type RestoreWish = { readonly trust: boolean; readonly author: string };

/**
 * Makes an incident out of a bundle that was received: verified first, whole; then the exhibits, what people said, and what else it brought, in one
 * transaction. The part file is removed, whatever comes of it. @throws BundleRefused with everything that differs.
 */
export async function restoreBundle(store: Store, received: Received, wish: RestoreWish, signal?: AbortSignal): Promise<Restored> {
  const source = fileSource(received.part);
  const parts: Received[] = [];
  try {
    const checked = await checkBundle(source, { keys: ownAndTrusted(store), ...(signal && { signal }) });
    const { manifest, content } = await readable(source, checked);
    const exhibits = await takeOut(store, source, checked, manifest, parts, signal);
    return enterRestored(store, { ...content, checked: { ...checked, manifest }, exhibits, bundle: received }, wish);
  } catch (error) {
    removeUnheld(store, parts.map(({ sha256 }) => sha256));
    throw error;
  } finally {
    source.close();
    for (const { part } of [received, ...parts]) rmSync(part, { force: true });
  }
}

/** Who may have signed: this installation, and everybody whom it trusts everywhere. */
function ownAndTrusted(store: Store) {
  return joinKeySets([trustedKeys(signingKey(store.cases)), trustedKeySet(store)], nodeCrypto);
}

const textBytesMax = 64 * 1_048_576;
export type BundleTexts = { readonly sayings: Sayings; readonly trust: BundledTrust; readonly files: readonly { readonly file: BundleFile; readonly content: Uint8Array }[] };

/** What is read whole: everything but the exhibits and the findings. What cannot be understood is refused like what was changed. */
async function readable(source: ByteSource, checked: CheckedBundle): Promise<{ readonly manifest: BundleManifest; readonly content: BundleTexts }> {
  const { manifest, faults, signer } = checked;
  if (manifest === null || faults.length > 0 || signer === null) throw new BundleRefused(faults.length > 0 ? faults : [{ path: "manifest.json", message: "its signature does not hold" }]);
  const files: { readonly file: BundleFile; readonly content: Uint8Array }[] = [];
  for (const file of manifest.files.filter(({ role }) => role !== "exhibit" && role !== "findings")) {
    const place = checked.places.get(file.path);
    const content = place === undefined ? null : await bundleBytes(source, place, textBytesMax);
    if (content === null) throw new BundleRefused([{ path: file.path, message: `it is longer than the ${textBytesMax} bytes that are restored of such a file` }]);
    files.push({ file, content });
  }
  const textOf = (path: string): string | null => {
    const content = files.find(({ file }) => file.path === path)?.content;
    return content === undefined ? null : Buffer.from(content).toString("utf8");
  };
  const sayings = readSayings(textOf("decisions.json") ?? "");
  if (!sayings.ok) throw new BundleRefused([{ path: "decisions.json", message: sayings.why }]);
  const kept = textOf("keys/trusted.json");
  const trust = kept === null ? { schema: "aftertrace.trust/1" as const, records: [] } : readTrust(kept);
  if (trust === null) throw new BundleRefused([{ path: "keys/trusted.json", message: "it is no list of trusted keys, or names a key that must not be used" }]);
  return { manifest, content: { sayings: sayings.value, trust, files: files.filter(({ file }) => file.role !== "decisions") } };
}

/** The exhibits as files on their way, each hashed once more while it is taken out. */
async function takeOut(store: Store, source: ByteSource, { places }: CheckedBundle, { files }: BundleManifest, parts: Received[], signal?: AbortSignal): Promise<RestoredExhibit[]> {
  const exhibits = files.flatMap((file) => (file.exhibit === undefined || file.role !== "exhibit" ? [] : [{ file, exhibit: file.exhibit }]));
  refuseUnfit(store, exhibits.reduce((sum, { file }) => sum + file.bytes, 0));
  const taken: RestoredExhibit[] = [];
  for (const { file, exhibit } of exhibits) {
    const place = places.get(file.path);
    if (place === undefined) throw new Error("a bundle that was checked has a file without a place");
    const received = await receiveUpload(store.dataDir, Readable.from(bundleContent(source, place), { objectMode: false }), { bytes: file.bytes, bytesMax: file.bytes, ...(signal && { signal }) });
    parts.push(received);
    if (received.sha256 !== file.sha256) throw new BundleRefused([{ path: file.path, message: "its bytes changed while they were taken out" }]);
    taken.push({ received, ...numbered(exhibit) });
  }
  return taken;
}

function numbered({ id, name, container, added, problems }: BundleExhibit): Omit<RestoredExhibit, "received"> {
  return { number: Number(id.slice(1)), name, container: container === null ? null : Number(container.slice(1)), addedUs: readTime(added)?.us ?? 0, problems };
}

function refuseUnfit({ dataDir }: Store, bytes: number): void {
  const { bavail, blocks, bsize } = statfsSync(dataDir);
  if (blocks > 0 && bytes > bavail * bsize) throw new UploadRefused("disk_full", "There is no room for the exhibits of this bundle on the disk of the data folder.", "Free some space, or move AFTERTRACE_DATA to a larger disk, and restore it again.");
}
