import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { checkBundle, isBundle } from "../../lib/bundle/checkBundle.ts";
import { readZipDirectory } from "../../lib/bundle/zipReading.ts";
import { memorySource } from "../../lib/evidence/source.ts";
import { listArchive } from "../../lib/evidence/archive.ts";
import { defaultLimits } from "../../lib/evidence/limits.ts";
import { faultsOf, madeBundle, newSigner, trusting } from "./madeBundle.ts";

const someExhibits = [["a.json", Buffer.from('{"a":1}'.repeat(40))], ["b.gz", Buffer.from([0x1f, 0x8b, 1, 2, 3])], ["empty", Buffer.alloc(0)]] as const;

test("a bundle verifies with nothing but its own bytes; whose it is, only a trusted key says", async () => {
  const signer = newSigner();
  const bytes = await madeBundle({ exhibits: someExhibits, signer });
  const alone = await checkBundle(memorySource(bytes), { keys: trusting() });
  expect([alone.faults, alone.signer?.trusted, alone.custody?.status]).toEqual([[], false, "unverifiable"]);
  const known = await checkBundle(memorySource(bytes), { keys: trusting(signer) });
  expect([known.faults, known.signer?.trusted, known.custody?.status, known.custody?.verified]).toEqual([[], true, "verified", 3]);
  const other = await checkBundle(memorySource(bytes), { keys: trusting(newSigner()) });
  expect([other.faults, other.signer?.trusted]).toEqual([[], false]);
});

/** The file that a byte of an archive belongs to: its content, its headers; "" the end. */
function ownersOf(bytes: Buffer): (at: number) => string {
  const directory = readZipDirectory(memorySource(bytes));
  if (directory === null) throw new Error("no archive");
  const begins = directory.entries.map(({ offset, path }) => [offset, path] as const);
  let at = directory.directoryAt;
  for (const { path, record } of directory.entries) {
    begins.push([at, path]);
    at += record.length;
  }
  begins.push([at, ""]);
  return (place) => begins.findLast(([begin]) => begin <= place)?.[1] ?? "";
}

test("whatever one byte is changed, the check fails and names the file that it belongs to", async () => {
  const bytes = await madeBundle({ exhibits: someExhibits });
  const owner = ownersOf(bytes);
  await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ change;
    const faults = await faultsOf(changed);
    expect(faults.length, `byte ${at}`).toBeGreaterThan(0);
    const named = faults.map(({ path }) => path);
    expect(named, `byte ${at} of ${owner(at)}: ${JSON.stringify(faults)}`).toContain(owner(at));
  }), { numRuns: 400 });
}, 60_000);

test("each structure around the files is checked: every byte of the directory and of the end", async () => {
  const bytes = await madeBundle({ exhibits: someExhibits.slice(0, 1) });
  const begin = readZipDirectory(memorySource(bytes))?.directoryAt ?? 0;
  const owner = ownersOf(bytes);
  for (let at = begin; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const named = (await faultsOf(changed)).map(({ path }) => path);
    expect(named, `byte ${at - begin} of the directory, ${owner(at)}`).toContain(owner(at));
  }
}, 60_000);

test("appended bytes, a comment, a cut end and an empty file are told apart from a bundle", async () => {
  const bytes = await madeBundle({ exhibits: someExhibits });
  expect(await faultsOf(Buffer.concat([bytes, Buffer.from("more")]))).toContainEqual({ path: "", message: "4 bytes stand behind the end of the archive" });
  const commented = Buffer.concat([bytes, Buffer.from("hi")]);
  commented.writeUInt16LE(2, bytes.length - 2);
  expect((await faultsOf(commented)).map(({ path }) => path)).toContain("");
  for (const cut of [bytes.subarray(0, bytes.length - 1), bytes.subarray(0, 100), Buffer.alloc(0), Buffer.from("not a zip at all, but longer than the end of one")])
    expect((await faultsOf(cut)).length).toBeGreaterThan(0);
  expect(isBundle(memorySource(bytes))).toBe(true);
  expect(isBundle(memorySource(Buffer.from("PK")))).toBe(false);
});

test("a manifest that was signed anew for another content is told by its key alone", async () => {
  const [signer, forger] = [newSigner(), newSigner()];
  const forged = await madeBundle({ exhibits: [["a.json", Buffer.from("forged")]], signer: forger });
  const { faults, signer: said } = await checkBundle(memorySource(forged), { keys: trusting(signer) });
  expect([faults, said?.trusted, said?.did]).toEqual([[], false, forger.did]);
});

test("any unpacker reads it: our own reader of archives, and Info-ZIP or Python where they are there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "aftertrace-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "b.zip");
  writeFileSync(path, await madeBundle({ exhibits: someExhibits }));
  const { entries, notes } = await listArchive(path, defaultLimits);
  expect([entries.map(({ bytes }) => bytes).slice(0, 3), notes]).toEqual([[280, 5, 0], []]);
  for (const [command, ...args] of [["unzip", "-tqq", path], ["python3", "-m", "zipfile", "-t", path]]) {
    if (command === undefined) continue;
    try {
      execFileSync(command, args, { stdio: "pipe" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
});
