import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { extractArchive, listArchive, type ArchiveListing } from "../../lib/evidence/archive.ts";
import { defaultLimits, type Limits } from "../../lib/evidence/limits.ts";
import { openExhibit } from "../../lib/evidence/openExhibit.ts";
import { recordBytes } from "../../lib/evidence/readers.ts";
import { elements, jsonLines, readAll } from "./harness.ts";
import { zipOf } from "./zipWriter.ts";

const folder = mkdtempSync(join(tmpdir(), "aftertrace-packed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const file = (bytes: Uint8Array): string => {
  const path = join(folder, `${files++}.bin`);
  writeFileSync(path, bytes);
  return path;
};
const open = (bytes: Uint8Array, limits: Partial<Limits> = {}): ReturnType<typeof openExhibit> =>
  openExhibit(file(bytes), { scratch: { kind: "folder", path: folder }, limits: { ...defaultLimits, ...limits } });
const array = Buffer.from(
  JSON.stringify(Array.from({ length: 5000 }, (_, id) => ({ id, t: Math.sin(id).toString(36) }))),
);

describe("gzip and Zstandard", () => {
  test.each([
    ["in memory", 1 << 28],
    ["in an unlinked file", 1000],
  ])("gzip is unpacked %s, and addresses count what comes out", async (_, memoryBytesMax) => {
    const exhibit = await open(gzipSync(array), { memoryBytesMax });
    const { records, codes } = await readAll(exhibit, elements);
    expect([exhibit.container, exhibit.bytes, records.length, codes]).toEqual(["gzip", array.length, 5000, []]);
    const last = records[4999];
    expect(last && Buffer.from(recordBytes(exhibit, last) ?? []).toString()).toBe(JSON.stringify(last?.value));
    expect(readdirSync(folder).filter((name) => name.includes("unpacked"))).toEqual([]);
    exhibit.close();
  });

  test("several members in one gzip file are one stream", async () => {
    const exhibit = await open(Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]));
    expect((await readAll(exhibit, jsonLines)).records).toHaveLength(2);
  });

  test("a gzip file that ends early or is damaged gives what came out, and says so", async () => {
    const packed = gzipSync(array);
    const cut = await readAll(await open(packed.subarray(0, packed.length >> 1)), elements);
    expect(cut.records.length).toBeGreaterThan(1500);
    expect(cut.codes[0]).toBe("record_truncated file 1");
    const checksum = Buffer.from(packed);
    checksum.writeUInt32LE(7, packed.length - 8);
    const wrong = await readAll(await open(checksum), elements);
    // zlib keeps back the last few bytes when it finds the checksum wrong.
    expect([wrong.records.length >= 4998, wrong.codes[0]]).toEqual([true, "record_malformed file 1"]);
  });

  test("a bomb is stopped at the limit, by size and by ratio, and what came out before is read", async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('{"a":1}\n'), Buffer.alloc(30_000_000, 0x20)]));
    const bySize = await open(bomb, { unpackedBytesMax: 1_000_000 });
    const byRatio = await open(bomb, { unpackedBytesFree: 2_000_000 });
    expect([bySize.bytes, bySize.notes.map(({ code }) => code)]).toEqual([1_000_000, ["limit_exceeded"]]);
    expect([byRatio.bytes < 10_000_000, byRatio.notes.map(({ code }) => code)]).toEqual([true, ["limit_exceeded"]]);
    expect((await readAll(bySize, jsonLines)).records).toHaveLength(1);
    expect((await open(bomb)).notes).toEqual([]);
  });

  test("a Zstandard file is read", async () => {
    const exhibit = await open(Buffer.from("KLUv/QRokQAAeyJpZCI6MX0KeyJpZCI6Mn0K6COFGA==", "base64"));
    const { records, codes } = await readAll(exhibit, jsonLines);
    expect([exhibit.container, records.map(({ value }) => value), codes]).toEqual(["zstd", [{ id: 1 }, { id: 2 }], []]);
    const damaged = await open(Buffer.from("KLUv/QRokQAAeyJpZCI6MX0K", "base64"));
    expect(damaged.notes.length).toBeGreaterThan(0);
  });

  test("an aborted opening throws the reason and leaves nothing behind", async () => {
    const stop = new AbortController();
    stop.abort(new Error("stopped"));
    await expect(
      openExhibit(file(gzipSync(array)), { scratch: { kind: "memory" }, signal: stop.signal }),
    ).rejects.toThrow("stopped");
  });

  test.each([
    ["a zip archive", "PK\u0003\u0004rest"],
    ["a database", "SQLite format 3\0"],
    ["bzip2", "BZh91AY"],
  ])("%s is named as what it is", async (_, magic) => {
    const exhibit = await open(Buffer.from(magic, "latin1"));
    expect([exhibit.probe.shape, exhibit.notes.map(({ code }) => code)]).toEqual(["binary", ["format_unknown"]]);
  });
});

async function extract(
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
): Promise<{ listing: ArchiveListing; texts: [string, string, boolean][] }> {
  const texts: [string, string, boolean][] = [];
  const listing = await extractArchive(file(bytes), { ...defaultLimits, ...limits }, ({ name }) => {
    const chunks: Uint8Array[] = [];
    return {
      write: (chunk) => void chunks.push(chunk),
      end: (isWhole) => void texts.push([name, Buffer.concat(chunks).toString(), isWhole]),
    };
  });
  return { listing, texts };
}

describe("zip archives", () => {
  test("files are streamed one by one; folders and shadow files are counted; names are shown, never trusted", async () => {
    const { listing, texts } = await extract(
      zipOf([
        { name: "traces/", bytes: new Uint8Array() },
        { name: "traces/a.json", bytes: Buffer.from("[1]") },
        { name: "__MACOSX/._a.json", bytes: Buffer.from("x") },
        { name: "../../etc/pass\u001b[2Jwd", bytes: Buffer.from("[2]"), method: 0 },
        { name: "empty", bytes: new Uint8Array() },
      ]),
    );
    expect(texts).toEqual([
      ["traces/a.json", "[1]", true],
      ["../../etc/pass\ufffd[2Jwd", "[2]", true],
      ["empty", "", true],
    ]);
    expect([listing.ignored, listing.notes, listing.entries.length]).toEqual([2, [], 3]);
  });

  test("encrypted, damaged, unknown and nested entries are named, and the rest is read", async () => {
    const { listing, texts } = await extract(
      zipOf([
        { name: "secret", bytes: Buffer.from("x"), flags: 1 },
        { name: "hurt", bytes: Buffer.from("hurt"), crc: 1 },
        { name: "lzma", bytes: Buffer.from("x"), method: 14 },
        { name: "inner.zip", bytes: zipOf([]), method: 0 },
        { name: "good", bytes: Buffer.from("good") },
      ]),
    );
    expect(texts).toEqual([
      ["hurt", "hurt", false],
      ["good", "good", true],
    ]);
    expect(listing.notes.map(({ code, at }) => `${code} ${at}`)).toEqual([
      "format_unknown entry 0",
      "format_unknown entry 2",
      "record_malformed entry 1",
      "format_unknown entry 3",
    ]);
  });

  test("a bomb is stopped at the limit, in bytes and in entries", async () => {
    const bomb = zipOf([
      { name: "a", bytes: Buffer.alloc(3_000_000) },
      { name: "b", bytes: Buffer.alloc(3_000_000) },
    ]);
    const { listing, texts } = await extract(bomb, { unpackedBytesMax: 4_000_000 });
    expect([
      texts.map(([name, text, isWhole]) => [name, text.length, isWhole]),
      listing.notes.map(({ code }) => code),
    ]).toEqual([
      [
        ["a", 3_000_000, true],
        ["b", 1_000_000, false],
      ],
      ["limit_exceeded"],
    ]);
    const many = zipOf(Array.from({ length: 30 }, (_, index) => ({ name: `${index}`, bytes: Buffer.from("1") })));
    const listed = await listArchive(file(many), { ...defaultLimits, archiveEntriesMax: 20 });
    expect([listed.entries.length, listed.notes.map(({ code }) => code)]).toEqual([20, ["limit_exceeded"]]);
  });

  test("what is no archive is said to be none, and a fault of the sink is not taken for one of the archive", async () => {
    expect(
      (await listArchive(file(Buffer.from("PK\u0003\u0004 nothing")), defaultLimits)).notes.map(({ code }) => code),
    ).toEqual(["format_unknown"]);
    const archive = file(zipOf([{ name: "a", bytes: Buffer.from("x") }]));
    await expect(
      extractArchive(archive, defaultLimits, () => {
        throw new Error("disk full");
      }),
    ).rejects.toThrow("disk full");
  });
});
