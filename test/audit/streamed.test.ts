import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { ElementSplitter } from "../../lib/audit/elementSplitter.ts";
import { EvidenceDecoder, evidenceText } from "../../lib/audit/evidenceText.ts";
import { fileSource } from "../../lib/evidence/source.ts";
import { receiptTexts } from "../../lib/store/receiptTable.ts";
import { lineBlocks } from "../../lib/verification/lineBlocks.ts";
import { verifyFile } from "../../lib/verification/verifyFile.ts";
import type { VerifyOptions } from "../../lib/verification/verifyOptions.ts";
import { custodyLog, makers } from "./logs.ts";
import { keySet, signer, trusted } from "./signer.ts";

const folder = mkdtempSync(join(tmpdir(), "aftertrace-streamed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const own = signer("streamed");
const usual: VerifyOptions = { keys: keySet(trusted(own)), declared: null, workerScript: null };
const summary = async (bytes: Uint8Array | string, options: Partial<VerifyOptions>) => {
  const path = join(folder, `log-${files++}`);
  writeFileSync(path, bytes);
  const log = await verifyFile(path, { ...usual, ...options });
  return log === null ? null : { ...log, container: "", profile: log.profile.format };
};
const whole = (bytes: Uint8Array | string) => summary(bytes, { streamBytesMin: Infinity });
const streamed = (bytes: Uint8Array | string, blockBytes: number) => summary(bytes, { streamBytesMin: 0, blockBytes });

const lines = custodyLog(8, own).map((line) => Buffer.from(`${line}\n`));
const made = makers.flatMap(({ make }) => make(2, own)).map((line) => Buffer.from(`${line}\n`));
const bytesOf = (text: string): Buffer => Buffer.from(text);
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...lines) },
  { weight: 1, arbitrary: fc.constantFrom(...made) },
  fc.constantFrom(
    ...["\n", "\r\n", "  \n", "{\n", "}\n", '{"a":1}\n', "null\n", "garbage \"\n", '{"receipts":[\n', "\ufeff\n", "\u00a0\n"].map(bytesOf), Buffer.of(0xff, 0x0a), Buffer.of(0x7b, 0xc3, 0x0a),
    Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), lines[0] ?? bytesOf("")]), bytesOf((lines[1] ?? "").toString().replace("\n", "\r\n")),
    Buffer.from((lines[2] ?? "").toString().replace("responder", "respond\u00e9r")), Buffer.from((lines[2] ?? "").toString().replace("responder", "respond\u00e9r"), "latin1"),
  ),
);

test("streamed in blocks of any size a log gives the verdict that it gives as a whole: blank lines, CR LF, byte order marks, bytes that are no UTF-8", { timeout: 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 14 }), fc.integer({ min: 1, max: 3000 }), fc.nat(20), async (parts, blockBytes, cut) => {
    const bytes = Buffer.concat(parts);
    const log = bytes.subarray(0, Math.max(1, bytes.length - cut));
    expect(await streamed(log, blockBytes)).toEqual(await whole(log));
  }), { numRuns: 80 });
});

test("an array and a document with a list are streamed element by element, with the same verdict", { timeout: 60_000 }, async () => {
  const element = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...lines.map(String)) }, fc.constantFrom("null", "[]", '"x"', "1", '{"a":["}"]}'));
  await fc.assert(fc.asyncProperty(fc.array(element, { minLength: 1, maxLength: 9 }), fc.constantFrom(",", " ,\n"), fc.constantFrom(0, 1, 2), fc.integer({ min: 1, max: 900 }), async (items, comma, kind, blockBytes) => {
    const list = `[${items.join(comma)}]`;
    const text = [list, `{"version":"1","receipts":${list},"receipt_count":9}`, `\ufeff{\n "record_count" : 7,\n "entries" : ${list}\n}\n`][kind] ?? "";
    expect(await streamed(text, blockBytes)).toEqual(await whole(text));
  }), { numRuns: 60 });
});

test("a damaged array is no unknown file: its good elements are verified and the bad one is named", async () => {
  const items = lines.slice(0, 6).map((line) => String(line).trim());
  for (const bad of ['{"a" oops}', "oops}", '{"never closed']) {
    const log = await whole(`[${items.with(2, `${bad}\n}`).join(",\n")}]`);
    expect([log?.entries, log?.findings[0]]).toMatchObject([6, { class: "malformed", entry: 3 }]);
  }
  const torn = await whole(`[${items.join(",\n").slice(0, -9)}`);
  expect([torn?.entries, torn?.status, torn?.findings[0]]).toMatchObject([6, "incomplete", { class: "malformed", entry: 6 }]);
});

test("the decoder gives for pieces what it gives for the whole", { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.string({ unit: "binary", maxLength: 3 }).map((text) => new Uint8Array(Buffer.from(text)))), { maxLength: 12 }), (parts) => {
    const decoder = new EvidenceDecoder();
    expect(parts.map((part) => decoder.push(part)).join("") + decoder.end()).toBe(evidenceText(Buffer.concat(parts)));
  }));
});

test("the splitter never throws, whatever it is fed in whatever pieces", () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("[", "{", '"receipts":[', "]", "}", ",", '"', "\\", "\n", ":", " ")), { maxLength: 30 }), (parts) => {
    const [one, many] = [new ElementSplitter(), new ElementSplitter()];
    const atOnce = [...one.push(parts.join("")), ...one.finish()];
    expect([...parts.flatMap((part) => many.push(part)), ...many.finish()]).toEqual(atOnce);
  }));
});

test("a line that is too long is told and left out; those around it are kept", async () => {
  const path = join(folder, "long");
  writeFileSync(path, `aa\n${"b".repeat(50)}\ncc\ndd`);
  const told: string[] = [];
  for (const block of lineBlocks(fileSource(path), 20, 7)) told.push(`${"bytes" in block ? String(block.bytes) : block.tooLong}${block.openEnd ? "!" : ""}`);
  expect(told).toEqual(["aa\n", "50", "cc\n", "dd!"]);
});

describe("a table of receipts", () => {
  const receipts = makers.find(({ format }) => format === "agent-receipts.receipt")?.make(5, own) ?? [];
  const table = (texts: readonly string[]): string => {
    const file = join(folder, `table-${files++}.db`);
    const database = new Database(file);
    database.exec("CREATE TABLE receipts(id TEXT, sequence INTEGER, receipt_json TEXT, receipt_hash TEXT)");
    for (const text of texts) database.prepare("INSERT INTO receipts VALUES (?, ?, ?, ?)").run("x", 1, text, "columns beside the text are not looked at");
    database.close();
    return file;
  };
  const read = (texts: readonly string[], readTable = receiptTexts) => verifyFile(table(texts), { ...usual, readTable });

  test("is verified from the text of its receipts alone", async () => {
    expect(await read(receipts)).toMatchObject({ container: "sqlite", entries: 5, status: "verified", findings: [] });
    expect(await read(receipts.with(2, (receipts[2] ?? "").replace('"low"', '"high"')))).toMatchObject({ status: "altered", findings: [{ class: "altered_entry", entry: 3 }] });
    expect(await read(receipts.toSpliced(1, 1))).toMatchObject({ status: "incomplete", findings: [{ class: "missing_entry", entry: 2 }] });
  });

  test("a database without such a table, and one that is damaged, are no receipts", async () => {
    const file = join(folder, "other.db");
    const database = new Database(file);
    database.exec("CREATE TABLE notes(text TEXT)");
    database.close();
    expect(await verifyFile(file, { ...usual, readTable: receiptTexts })).toBeNull();
    const path = join(folder, "torn.db");
    writeFileSync(path, "SQLite format 3\0 and then nothing");
    expect(await verifyFile(path, { ...usual, readTable: receiptTexts })).toBeNull();
    expect(await verifyFile(table(receipts), usual)).toBeNull();
  });
});
