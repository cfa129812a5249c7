import { fingerprintOf, type KeySet, validity } from "../audit/trustedKeys.ts";
import { sameBytes } from "../base/encodings.ts";
import { readTime } from "../base/time.ts";
import type { ByteSource } from "../evidence/source.ts";
import { nodeCrypto } from "../verification/nodeCrypto.ts";
import { checkArchive } from "./checkArchive.ts";
import { checkCustody, type BundleCustody } from "./checkCustody.ts";
import type { BundlePlace } from "./bundleContent.ts";
import { manifestPath, readManifest, type BundleManifest } from "./bundleManifest.ts";
import { readZipDirectory, shownName, type ListedEntry, type ZipDirectory } from "./zipReading.ts";
import { localFixedBytes } from "./zipLayout.ts";

/** What is wrong, and with which file; "" is the archive itself. */
export type BundleFault = { readonly path: string; readonly message: string };
/** Who signed. `trusted`: the reader vouches for the key; it was good when the bundle says that it was made. */
export type BundleSigner = { readonly did: string; readonly fingerprint: string; readonly trusted: boolean };

export type CheckedBundle = {
  /** Null where there is none that can be read. */
  readonly manifest: BundleManifest | null;
  readonly manifestSha256: string | null;
  /** Null where no signature holds. */
  readonly signer: BundleSigner | null;
  readonly custody: BundleCustody | null;
  /** In the order of the archive; empty where every byte is what it has to be. */
  readonly faults: readonly BundleFault[];
  /** Where each file lies: only where nothing is wrong may it be taken out. */
  readonly places: ReadonlyMap<string, BundlePlace>;
};

export type CheckOptions = {
  readonly keys: KeySet;
  readonly signal?: { readonly aborted: boolean };
  /** Bytes of the archive that were read, of all. */
  readonly onProgress?: (done: number, total: number) => void;
};

const manifestBytesMax = 32 * 1_048_576;

/** Was this made as a bundle, by its shape? Also where it was cut or changed since: then the check says so. */
export function isBundle(source: ByteSource): boolean {
  const head = Buffer.from(source.read(0, 200)).toString("latin1");
  if (!head.startsWith("PK")) return false;
  if (/^exhibits\/[0-9a-f]{64}|^findings\.json/.test(head.slice(localFixedBytes))) return true;
  const names = new Set(readZipDirectory(source)?.entries.map(({ path }) => path));
  return [manifestPath, "findings.json", "decisions.json"].filter((name) => names.has(name)).length > 1;
}

/**
 * Verifies a bundle from its bytes alone: the archive's structure, every hash, the manifest's signature, and the custody log inside. Reads what is
 * hostile within limits; whatever is wrong is named and nothing is taken out. The same bytes and keys give the same answer.
 */
export async function checkBundle(source: ByteSource, { keys, signal = { aborted: false }, onProgress = () => undefined }: CheckOptions): Promise<CheckedBundle> {
  const directory = readZipDirectory(source);
  if (directory === null) return refused([{ path: "", message: "no archive ends at the end of this file: it is cut, or it is no bundle" }]);
  const entry = directory.entries.findLast(({ path }) => path === manifestPath) ?? strayManifest(source, directory);
  const archiveFaults = directory.faults.map((message) => ({ path: "", message }));
  if (entry === null) return refused([...archiveFaults, ...missingManifest(directory)]);
  if (entry.bytes > manifestBytesMax) return refused([...archiveFaults, { path: manifestPath, message: "it is larger than any manifest" }]);
  const text = manifestText(source, entry);
  const read = readManifest(text, nodeCrypto);
  if (read.kind === "unreadable") return refused([...archiveFaults, { path: manifestPath, message: read.why }]);
  const { manifest } = read;
  const manifestFaults = read.faults.map((message) => ({ path: manifestPath, message }));
  const archive = await checkArchive(source, directory, manifest, text, { signal, onProgress });
  const custody = archive.faults.some(({ path }) => path.startsWith("custody/")) ? null : await checkCustody(source, archive.places, manifest, keys);
  const custodyFaults = custody?.faults.map((message) => ({ path: "custody/log.jsonl", message })) ?? [];
  return {
    manifest, manifestSha256: nodeCrypto.sha256Hex(text), signer: read.signed && read.key !== null ? signerOf(manifest, read.key, keys) : null,
    custody, faults: [...manifestFaults, ...archiveFaults, ...archive.faults, ...custodyFaults], places: archive.places,
  };
}

const refused = (faults: readonly BundleFault[]): CheckedBundle => ({ manifest: null, manifestSha256: null, signer: null, custody: null, faults, places: new Map() });

function missingManifest({ entries }: ZipDirectory): BundleFault[] {
  const last = entries.at(-1);
  return [{ path: manifestPath, message: `it is not in the archive${last === undefined ? "" : `, whose last file is called ${shownName(last.path)}`}` }];
}

/** Where the directory does not name it: it lies directly before the directory, and its canonical form begins with a word of its own. */
function strayManifest(source: ByteSource, { directoryAt }: ZipDirectory): Pick<ListedEntry, "offset" | "bytes" | "path"> | null {
  const length = Math.min(directoryAt, manifestBytesMax);
  const before = Buffer.from(source.read(directoryAt - length, length));
  const at = before.lastIndexOf(`${manifestPath}{"aftertrace":`);
  return at < localFixedBytes ? null : { offset: directoryAt - length + at - localFixedBytes, bytes: length - at - manifestPath.length, path: manifestPath };
}

/** A manifest is stored as it is. Where the archive says otherwise, what stands there is read all the same, and found to be none. */
function manifestText(source: ByteSource, { offset, bytes, path }: Pick<ListedEntry, "offset" | "bytes" | "path">): string {
  return Buffer.from(source.read(offset + localFixedBytes + path.length, bytes)).toString("utf8");
}

function signerOf({ created, signature }: BundleManifest, key: Uint8Array, keys: KeySet): BundleSigner {
  const madeUs = readTime(created)?.us ?? null;
  const trusted = keys.keys.some((one) => sameBytes(one.key, key) && validity(one, keys, [signature.key], madeUs) === "valid");
  return { did: signature.key, fingerprint: fingerprintOf(key, nodeCrypto.sha256), trusted };
}
