import { closeSync, createReadStream, mkdirSync, openSync, readSync, rmSync } from "node:fs";
import { Breath } from "../base/breath.ts";
import { formatInstant } from "../base/time.ts";
import type { UnsignedManifest } from "../bundle/bundleManifest.ts";
import { bundleLimits } from "../bundle/checkArchive.ts";
import { custodyLogPath } from "../bundle/checkCustody.ts";
import { BundleCancelled, BundleWriter, type NewBundleFile } from "../bundle/bundleWriter.ts";
import type { ZipMethod } from "../bundle/zipLayout.ts";
import { StreamingHash } from "../base/hash.ts";
import { productVersion } from "../productVersion.ts";
import { bundledTrust, trustText } from "../store/bundledTrust.ts";
import type { MadeBundle } from "../store/bundleRecords.ts";
import { custodyKeyFile } from "../store/custodyKeyFile.ts";
import { custodyLength, recordRows } from "../store/custodyLog.ts";
import { custodyHash } from "../evidence/custody.ts";
import { readCustodyRecord } from "../store/custodyRecord.ts";
import { bundlesFolder, exhibitPath } from "../store/dataFolder.ts";
import { exhibitRecords, intakeProblems, type ExhibitRecord } from "../store/exhibits.ts";
import { findingsText } from "../store/findingsText.ts";
import { nowUs } from "../store/ids.ts";
import { incidentRecord, type Store } from "../store/incidents.ts";
import { keySetOf } from "../store/incidentKeys.ts";
import { restoredFileRows } from "../store/restorations.ts";
import { sayingsOf, sayingsText } from "../store/sayings.ts";
import { signingKey } from "../store/signingKey.ts";
import { summaryRecord } from "../store/summaryRecord.ts";
import { unsignedLines } from "../store/unsignedLines.ts";
import type { BundleOrder } from "./bundleStart.ts";
import { policyText } from "../store/policyVersions.ts";
import { type ReportPart, reportParts } from "../store/reportParts.ts";

type Watch = { readonly signal: { readonly aborted: boolean }; readonly onProgress: (done: number, total: number) => void };

/**
 * Packs an incident into one signed file at `part`: what it holds is what stands at this moment. @throws BundleCancelled, and an Error in words for the
 * responder where an exhibit is not the bytes that came.
 */
export async function makeBundle({ store, incident, part }: BundleOrder, watch: Watch): Promise<MadeBundle> {
  mkdirSync(bundlesFolder(store.dataDir), { recursive: true });
  rmSync(part, { force: true });
  const snapshot = snapshotOf(store, incident);
  const report = await reportParts(store, incident);
  const exhibits = exhibitRecords(store, incident);
  const writer = await BundleWriter.begin(part, watch.signal);
  try {
    // Findings count for as much as the exhibits: of a trace of many small calls they take longer.
    const weight = Math.max(1, exhibits.reduce((sum, { bytes }) => sum + bytes, 0));
    const told = (exhibitBytes: number, findings: number): void => watch.onProgress(Math.floor(exhibitBytes + weight * findings), 2 * weight);
    await addExhibits(writer, store, exhibits, { ...watch, onProgress: (done) => told(done, 0) });
    const items = itemsOf(store, incident);
    let written = 0;
    const counting = (): void => told(weight, Math.min(1, ++written / items));
    await writer.add({ path: "findings.json", role: "findings", method: "deflated", content: utf8Pieces(findingsText(store, incident), counting) });
    await addTexts(writer, store, incident, { ...snapshot, report });
    const { manifestSha256, bytes } = await writer.finish(snapshot.about, signingKey(store.cases));
    return { sha256: await hashOf(part, watch.signal), bytes, manifestSha256, madeUs: nowUs() };
  } finally {
    await writer.close();
  }
}

type Snapshot = { readonly about: Omit<UnsignedManifest, "files" | "schema">; readonly sayings: string; readonly trust: string; readonly policy: string | null; readonly last: number };

/** What people said, whom they trust, and how far the custody log goes, all at one moment. */
function snapshotOf(store: Store, incident: string): Snapshot {
  const record = incidentRecord(store, incident);
  if (record === null) throw new BundleCancelled();
  const { id, title, createdUs, sample } = record;
  const last = custodyLength(store.cases, incident);
  const end = recordRows(store.cases, incident, last - 1, 1)[0];
  const head = end === undefined ? null : readCustodyRecord(end.record);
  const records = [...recordPages(store, incident, last)].reduce((sum, page) => sum + page.length, 0);
  return {
    last, sayings: sayingsText(sayingsOf(store.cases, record)), trust: trustText(bundledTrust(store, incident)), policy: policyText(store, incident),
    about: {
      aftertrace: productVersion, created: formatInstant(nowUs()), incident: { id, title, opened: formatInstant(createdUs), sample },
      custody: head === null ? null : { log: head.log, records, head: custodyHash(head) }, keySet: keySetOf(store, incident).digest,
    },
  };
}

async function addExhibits(writer: BundleWriter, store: Store, exhibits: readonly ExhibitRecord[], { signal, onProgress }: Watch): Promise<void> {
  const total = exhibits.reduce((sum, { bytes }) => sum + bytes, 0);
  // What unpacks to very much is only taken out again at an honest ratio: such a bundle is not compressed at all.
  const packed = total <= bundleLimits.unpackedBytesFree;
  let done = 0;
  for (const exhibit of exhibits) {
    const { number, name, sha256, bytes, container, addedUs } = exhibit;
    const path = exhibitPath(store.dataDir, sha256);
    const content = counted(createReadStream(path, { highWaterMark: 1 << 20 }), (more) => {
      if (signal.aborted) throw new BundleCancelled();
      done += more;
      onProgress(done, total);
    });
    const written = await writer.add({
      path: `exhibits/${sha256}`, role: "exhibit", method: packed && bytes > 0 ? methodFor(path) : "stored", content, expected: bytes,
      exhibit: { id: `x${number}`, name, container: container === null ? null : `x${container}`, added: formatInstant(addedUs), problems: intakeProblems(exhibit) },
    });
    if (written.sha256 !== sha256) throw new Error(`The bytes of x${number} are not those that came: their SHA-256 is ${written.sha256}. Hash the exhibits again on the Evidence page, and put the file back from a copy.`);
  }
}

/** What is compressed already does not get smaller. */
function methodFor(path: string): ZipMethod {
  const magic = Buffer.alloc(4);
  const file = openSync(path, "r");
  try {
    readSync(file, magic, 0, 4, 0);
  } finally {
    closeSync(file);
  }
  const isPacked = ["504b0304", "28b52ffd", "50415231"].includes(magic.toString("hex")) || magic.toString("hex").startsWith("1f8b");
  return isPacked ? "stored" : "deflated";
}

async function addTexts(writer: BundleWriter, store: Store, incident: string, { sayings, trust, policy, report, last, about }: Snapshot & { readonly report: readonly ReportPart[] }): Promise<void> {
  const add = (path: string, role: NewBundleFile["role"], content: NewBundleFile["content"]) => writer.add({ path, role, method: "deflated", content });
  await add("decisions.json", "decisions", [Buffer.from(sayings)]);
  if (about.custody !== null) await add(custodyLogPath, "custody", logPieces(store, incident, last));
  const unsigned = [...unsignedLines(store.cases, incident)].map((line) => `${JSON.stringify(line)}\n`).join("");
  if (unsigned !== "") await add("custody/unsigned.jsonl", "custody", [Buffer.from(unsigned)]);
  await add("custody/keys.jwks", "custody", [Buffer.from(custodyKeyFile(signingKey(store.cases)))]);
  await add("keys/trusted.json", "keys", [Buffer.from(trust)]);
  if (policy !== null) await add("policy/policy.yaml", "policy", [Buffer.from(policy)]);
  for (const { path, bytes } of report) await add(`report/${path}`, "report", [bytes]);
  for (const { path, content } of restoredFileRows(store, incident)) await add(`origin/${path}`, "origin", [content]);
}

const pageRecords = 500;

function* recordPages({ cases }: Store, incident: string, last: number): Generator<string[]> {
  for (let after = 0; ;) {
    const rows = recordRows(cases, incident, after, pageRecords).filter(({ number }) => number <= last);
    if (rows.length === 0) return;
    after = rows.at(-1)?.number ?? last;
    yield rows.map(({ record }) => `${record}\n`);
  }
}

function* logPieces(store: Store, incident: string, last: number): Generator<Uint8Array> {
  for (const page of recordPages(store, incident, last)) yield Buffer.from(page.join(""));
}

/** About as many pieces as the findings come in. */
function itemsOf({ dataDir }: Store, incident: string): number {
  const { calls = 0, documents = 0 } = summaryRecord(dataDir, incident)?.rows ?? {};
  return Math.max(1, calls + documents);
}

async function* utf8Pieces(texts: AsyncIterable<string>, onPiece: () => void): AsyncGenerator<Uint8Array> {
  const breath = new Breath();
  for await (const text of texts) {
    onPiece();
    yield Buffer.from(text);
    await breath.take();
  }
}

async function* counted(pieces: AsyncIterable<unknown>, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (!(piece instanceof Uint8Array)) continue;
    onBytes(piece.length);
    yield piece;
  }
}

async function hashOf(path: string, signal: { readonly aborted: boolean }): Promise<string> {
  const hash = new StreamingHash();
  for await (const piece of counted(createReadStream(path, { highWaterMark: 1 << 20 }), () => {
    if (signal.aborted) throw new BundleCancelled();
  })) hash.update(piece);
  return hash.hex();
}
