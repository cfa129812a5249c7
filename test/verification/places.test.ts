import { gzipSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BytePlaces, evidenceLength } from "../../lib/audit/bytePlaces.ts";
import { evidenceText } from "../../lib/audit/evidenceText.ts";
import { memorySource } from "../../lib/evidence/source.ts";
import { entryAt, entryNumberAt } from "../../lib/verification/entryPlace.ts";
import type { EntrySink, SeenEntry } from "../../lib/verification/entrySink.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { recogniseLog } from "../../lib/verification/recogniseLog.ts";
import { verifyRecognised } from "../../lib/verification/verifyFile.ts";
import { VerificationCancelled, type VerifyOptions } from "../../lib/verification/verifyOptions.ts";
import { custodyLog } from "../audit/logs.ts";
import { keySet, signer, trusted } from "../audit/signer.ts";
import { sameBytes } from "../../lib/base/encodings.ts";

const own = signer("places");
const usual: VerifyOptions = { keys: keySet(trusted(own)), declared: null, workerScript: null };

/** Verifies bytes and answers where each entry was said to lie. */
async function seen(bytes: Uint8Array, options: Partial<VerifyOptions> = {}) {
  const file = { source: memorySource(bytes), path: null };
  const recognised = recogniseLog(file, { ...usual, ...options });
  if (recognised === null) return null;
  const entries: (SeenEntry & { readonly digest: Uint8Array })[] = [];
  const sink: EntrySink = { entry: (_, one) => entries.push({ ...one, digest: one.digest.slice() }), key: () => undefined, finish: () => undefined };
  const log = await verifyRecognised(file, recognised, { ...usual, ...options, sink });
  return { log, entries };
}

const lines = custodyLog(8, own).map((line) => `${line}\n`);
const odd = ["\n", "\r\n", "  \n", "garbage ☃\n", "\u00a0{}\u2003\n", '{"a":"é☃💥"}\n', "\ufeff\n"].map((text) => Buffer.from(text));
const piece = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...lines.map((line) => Buffer.from(line))) }, fc.constantFrom(...odd, Buffer.of(0xff, 0x0a), Buffer.of(0x22, 0xc3, 0x0a), Buffer.of(0xf0, 0x9f, 0x0a)));

test("the bytes at the place of every entry are the entry, in lines, arrays and bundles, read whole and in blocks of any size", { timeout: 60_000 }, async () => {
  const container = fc.constantFrom<(parts: readonly Buffer[]) => Buffer>(
    (parts) => Buffer.concat(parts), (parts) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), ...parts]),
    (parts) => Buffer.concat([Buffer.from("[ "), ...parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from(" ,\n"), part])), Buffer.from("]")]),
    (parts) => Buffer.concat([Buffer.from('{"note":"☃", "receipts": ['), ...parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from(","), part])), Buffer.from("]}")]),
  );
  await fc.assert(fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), container, fc.integer({ min: 1, max: 2_000 }), async (parts, contain, blockBytes) => {
    const bytes = contain(parts);
    for (const options of [{ streamBytesMin: Infinity }, { streamBytesMin: 0, blockBytes }]) {
      const result = await seen(bytes, options);
      if (result === null) continue;
      for (const { offset, length, number, digest } of result.entries) {
        expect(offset !== null && length !== null).toBe(true);
        const stretch = bytes.subarray(offset ?? 0, (offset ?? 0) + (length ?? 0));
        expect(sameBytes(nodeCrypto.sha256(Buffer.from(evidenceText(stretch))), digest)).toBe(true);
        if (result.log.container === "lines") expect(bytes.subarray(0, offset ?? 0).filter((byte) => byte === 0x0a).length + 1).toBe(number);
        expect(entryNumberAt(result.log, entryAt(result.log, number))).toBe(result.log.container === "object" ? 0 : number);
      }
      expect(result.entries).toHaveLength(result.log.entries);
    }
  }), { numRuns: 120 });
});

test("places in text become places in bytes, whatever the bytes were and however the text comes", () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.string({ unit: "grapheme", maxLength: 5 }).map((text) => new Uint8Array(Buffer.from(text)))), { maxLength: 12 }), (parts) => {
    const bytes = Buffer.concat(parts);
    const text = evidenceText(bytes);
    expect(evidenceLength(text)).toBe(bytes.length);
    const places = new BytePlaces();
    places.push(text);
    const points = Array.from(text).reduce<number[]>((all, point) => [...all, (all.at(-1) ?? 0) + point.length], []);
    for (const unit of points) expect(places.at(unit)).toBe(evidenceLength(text.slice(0, unit)));
  }));
});

test("a log with more entries than may be judged says so and is not called verified, whatever it declares of its end", async () => {
  const text = `{"receipts":[${custodyLog(6, own).join(",")}],"receipt_count":6}`;
  for (const content of [text, custodyLog(6, own).join("\n")]) {
    const result = await seen(Buffer.from(content), { entriesMax: 4 });
    expect(result?.log).toMatchObject({ entries: 4, status: "unverifiable", cut: expect.stringContaining("more than 4 entries") });
    expect(result?.log.findings.map((one) => one.class)).toEqual(["tail_unproven"]);
  }
  expect((await seen(Buffer.from(text), { entriesMax: 6 }))?.log).toMatchObject({ status: "verified", cut: null });
});

test("a verification that is called off stops between two blocks", async () => {
  const signal = { aborted: false };
  const started = seen(Buffer.from(lines.join("")), { streamBytesMin: 0, blockBytes: 500, signal, onProgress: () => void (signal.aborted = true) });
  await expect(started).rejects.toBeInstanceOf(VerificationCancelled);
});

test("what comes out of a compressed file is verified like the file itself", async () => {
  const plain = Buffer.from(lines.join(""));
  expect((await seen(gunzipSync(gzipSync(plain))))?.log.status).toBe((await seen(plain))?.log.status);
});
