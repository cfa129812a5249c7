import { crc32, deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundleSchema, manifestMessage, type UnsignedManifest } from "../../lib/bundle/bundleManifest.ts";
import { checkBundle, isBundle } from "../../lib/bundle/checkBundle.ts";
import { readZipDirectory } from "../../lib/bundle/zipReading.ts";
import { directoryRecord, endRecords, localHeader, type ZipEntry } from "../../lib/bundle/zipLayout.ts";
import { toBase64Url, utf8 } from "../../lib/base/encodings.ts";
import { sha256Hex } from "../../lib/base/hash.ts";
import { jcs, type PlainObject } from "../../lib/base/jcs.ts";
import { memorySource } from "../../lib/evidence/source.ts";
import { faultsOf, madeBundle, newSigner } from "./madeBundle.ts";

type Part = { readonly path: string; readonly content: Buffer; readonly method?: ZipEntry["method"]; readonly declared?: number };
const packed = ({ content, method = "stored" }: Part): Buffer => (method === "stored" ? content : deflateRawSync(content));

/** An archive of our own layout with whatever in it. */
function archive(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const data = packed(part);
    const entry: ZipEntry = { path: part.path, method: part.method ?? "stored", crc: crc32(part.content), packedBytes: data.length, bytes: part.declared ?? part.content.length };
    pieces.push(localHeader(entry), data);
    records.push(directoryRecord(entry, at));
    at += localHeader(entry).length + data.length;
  }
  const directory = Buffer.concat(records);
  return Buffer.concat([...pieces, directory, endRecords(parts.length, directory.length, at)]);
}

/** A bundle that a stranger signed himself, with what he likes to say of its files. */
function forged(parts: readonly Part[], change: (file: UnsignedManifest["files"][number]) => UnsignedManifest["files"][number] = (file) => file): Buffer {
  const signer = newSigner();
  const files = parts.map((part) => {
    const data = packed(part);
    return change({
      path: part.path, role: part.path.startsWith("exhibits/") ? "exhibit" : "findings", bytes: part.declared ?? part.content.length, sha256: sha256Hex(part.content),
      packed: { method: part.method ?? "stored", bytes: data.length, sha256: sha256Hex(data) },
      ...(part.path.startsWith("exhibits/") ? { exhibit: { id: "x1", name: "a", container: null, added: "2026-03-01T00:00:00Z", problems: [] } } : {}),
    });
  });
  const at = "2026-03-01T00:00:00Z";
  const unsigned: UnsignedManifest = { schema: bundleSchema, aftertrace: "0", created: at, incident: { id: "abc", title: "t", opened: at, sample: null }, custody: null, keySet: "", files };
  const text = jcs({ ...(JSON.parse(JSON.stringify(unsigned)) as PlainObject), signature: { key: signer.did, sig: toBase64Url(signer.sign(manifestMessage(unsigned))) } });
  return archive([...parts, { path: "manifest.json", content: Buffer.from(utf8(text)) }]);
}

const needed: readonly Part[] = [{ path: "findings.json", content: Buffer.from("{}") }, { path: "decisions.json", content: Buffer.from("{}") }];
const words = async (bytes: Buffer): Promise<string[]> => (await faultsOf(bytes)).map(({ path, message }) => `${path}: ${message}`);

test("the forger of these tests makes bundles that hold, so that each refusal below is for what it says", async () => {
  expect(await words(forged(needed))).toEqual([]);
});

test.each(["../../etc/passwd", "/etc/passwd", "a/../b", "a\\b", "C:evil", "a//b", ".hidden", "A.json", "a\u0000b", "a/", "con\u00e9.json"])("a file called %s is in no bundle, whether the manifest names it or not", async (path) => {
  const content = Buffer.from("x");
  expect(await words(forged([...needed, { path, content }]))).not.toEqual([]);
  const bytes = forged(needed);
  const directory = readZipDirectory(memorySource(bytes));
  expect(directory?.entries.length).toBe(3);
  const smuggled = archive([...needed, { path, content }, { path: "manifest.json", content: Buffer.from(bytes.subarray(bytes.indexOf('{"aftertrace"'), directory?.directoryAt)) }]);
  expect((await words(smuggled)).some((one) => one.includes("no file of a bundle can have this name"))).toBe(true);
});

test("links, encryption, doubled and swapped files are told as what they are", async () => {
  const bytes = await madeBundle({ exhibits: [["a", Buffer.from("first")], ["b", Buffer.from("other")]] });
  const source = readZipDirectory(memorySource(bytes));
  const [first, second] = source?.entries ?? [];
  if (!source || !first || !second) throw new Error("two exhibits");
  const link = Buffer.from(bytes);
  link.writeUInt32LE(0xa1ff0000, source.directoryAt + 38);
  expect(await words(link)).toEqual([`${first.path}: the archive says that it is a link`]);
  const locked = Buffer.from(bytes);
  locked.writeUInt16LE(1, source.directoryAt + 8);
  expect(await words(locked)).toEqual([`${first.path}: the archive says that it is encrypted`]);
  const swapped = Buffer.from(bytes);
  Buffer.from(second.path).copy(swapped, source.directoryAt + 46);
  Buffer.from(first.path).copy(swapped, source.directoryAt + first.record.length + 46);
  expect((await words(swapped)).join("\n")).toContain(`${first.path}: it does not stand in the place that the manifest gives it`);
  const doubled = Buffer.from(bytes);
  Buffer.from(first.path).copy(doubled, source.directoryAt + first.record.length + 46);
  expect((await words(doubled)).join("\n")).toMatch(new RegExp(`${first.path}: it stands in the archive 2 times`));
  const removed = archive([{ path: "findings.json", content: Buffer.from("{}") }, { path: "manifest.json", content: Buffer.from(forged(needed).toString("latin1").match(/\{"aftertrace".*"\}\}/)?.[0] ?? "", "latin1") }]);
  expect((await words(removed)).join("\n")).toContain("decisions.json: it is named by the manifest and not in the archive");
});

test("a bomb ends at the size that the manifest says, and one that says its size is not unpacked at all", async () => {
  const zeros: Part = { path: "findings.json", content: Buffer.alloc(30_000_000), method: "deflated" };
  const short = forged([zeros, needed[1] ?? zeros], (file) => (file.path === "findings.json" ? { ...file, bytes: 1_000 } : file));
  const begun = performance.now();
  expect((await words(short)).join("\n")).toContain("findings.json: it is longer than the 1000 bytes that the manifest says");
  const told = forged(needed, (file) => ({ ...file, bytes: 10 ** 14 }));
  expect((await words(told)).join("\n")).toMatch(/: it would unpack to 200000000000000 bytes; more than \d+ are not taken out/);
  expect(performance.now() - begun).toBeLessThan(20_000);
});

test("an end that announces a million files or a directory of gigabytes is refused before anything is read", async () => {
  const bytes = forged(needed);
  for (const [at, value] of [[10, 0xfffe], [12, 0xf000_0000]] as const) {
    const changed = Buffer.from(bytes);
    if (at === 10) changed.writeUInt16LE(value, bytes.length - 22 + at);
    else changed.writeUInt32LE(value, bytes.length - 22 + at);
    expect((await words(changed)).some((one) => one.startsWith(": "))).toBe(true);
  }
});

test("a manifest that is no manifest, lists a file twice, or names exhibits otherwise than by their hash is refused by name", async () => {
  expect(await words(archive([...needed, { path: "manifest.json", content: Buffer.from("{") }]))).toEqual(["manifest.json: it is not JSON"]);
  expect((await words(archive([...needed, { path: "manifest.json", content: Buffer.from('{"aftertrace":1}') }])))[0]).toMatch(/^manifest\.json: it is no manifest of the form aftertrace\.bundle\/1/);
  expect((await words(forged([...needed, ...needed]))).join("\n")).toContain("manifest.json: it lists a file twice");
  expect((await words(forged([...needed, { path: `exhibits/${"0".repeat(64)}`, content: Buffer.from("x") }]))).join("\n")).toContain("is not named by its hash");
  expect((await words(forged([needed[0] ?? { path: "", content: Buffer.alloc(0) }]))).join("\n")).toContain("manifest.json: decisions.json is not listed");
});

test("any bytes in, an answer out: never a crash, and what is no bundle is not taken for one", async () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from("PK\u0003\u0004"), Buffer.from("PK\u0005\u0006".padEnd(22, "\u0000"), "latin1"), Buffer.alloc(100, 0xff), archive([])]) {
    expect((await checkBundle(memorySource(bytes), { keys: { keys: [], endorsements: [], revokedIds: new Set() } })).faults.length).toBeGreaterThan(0);
    expect(isBundle(memorySource(bytes))).toBe(false);
  }
});
