import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { createHash, createPrivateKey, sign, verify, createPublicKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { verifyLog } from "../../lib/audit/verifyLog.ts";
import type { PlainObject } from "../../lib/base/jcs.ts";
import { custodyActions, custodyHash, custodyMessage, custodyText, firstPlace, placeAfter, signCustodyRecord, type CustodyNote, type CustodyRecord } from "../../lib/evidence/custody.ts";
import { readCustodyRecord } from "../../lib/store/custodyRecord.ts";
import { nodeCrypto } from "../../lib/verification/nodeCrypto.ts";
import { custodyLog, sorted } from "../audit/logs.ts";
import { inHex, keySet, sha256, signer, trusted } from "../audit/signer.ts";
import { corpora } from "../base/corpora.ts";

const own = signer("custody maker");
const uuid = "00000000-0000-4000-8000-0000000000aa";
const note = (rest: Partial<CustodyNote> = {}): CustodyNote => ({ atMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678), actor: "responder", action: "view", object: null, detail: {}, ...rest });

function chain(notes: readonly CustodyNote[], log = uuid): CustodyRecord[] {
  const records: CustodyRecord[] = [];
  for (const one of notes) {
    const last = records.at(-1);
    records.push(signCustodyRecord(last === undefined ? firstPlace(log) : placeAfter(last), one, own));
  }
  return records;
}
const textOf = (records: readonly CustodyRecord[]): string => records.map((record) => `${custodyText(record)}\n`).join("");
const verdict = (text: string, keys = keySet(trusted(own, own.did))) => {
  const log = verifyLog(text, keys, nodeCrypto);
  return { format: log?.profile.format, status: log?.status, verified: log?.verified, found: log?.findings.map((one) => `${one.class} ${one.entry}`) };
};

test("a record of a fixed key has the bytes, the hash and the signature that were worked out by hand", () => {
  const object = { sha256: "ab".repeat(32), bytes: 3, name: "café \u{1F600}.json" };
  const first = signCustodyRecord(firstPlace(uuid), note({ action: "upload", object, detail: { event: "exhibit.added", text: "x1\n\"a\"", n: 1.5 } }), own);
  const byHand = sorted({ schema: "aftertrace.custody/1", log: uuid, seq: 1, at: "2026-01-02T03:04:05.678Z", actor: "responder", action: "upload", object, detail: { event: "exhibit.added", text: "x1\n\"a\"", n: 1.5 }, prev: null, key: own.did });
  expect(Buffer.from(custodyMessage(first)).toString()).toBe(`aftertrace.custody/1\n${byHand}`);
  expect(first.sig).toBe(Buffer.from(own.sign(`aftertrace.custody/1\n${byHand}`)).toString("base64url"));
  expect(own.did).toBe(fixed.did);
  expect([custodyMessage(first).length, sha256(custodyMessage(first)), custodyHash(first), first.sig]).toEqual(fixed.first);
  const second = signCustodyRecord(placeAfter(first), note(), own);
  expect([second.seq, second.prev]).toEqual([2, `sha256:${sha256(custodyText(first))}`]);
});

/** Check values: an implementation that gives others writes another format. */
const fixed = {
  did: "did:key:z6MkpPUeFkkqWRn8c96Y7vXH6aXiQS1wkps6mJbq9Vvf3MT5",
  first: [
    438, "b4ffef6bbefd7581e78b66a797671de9433e368460c58dda241502942842062e", "sha256:35a84d264b703a4877583ef5f909194c1bc88a33e92f0a885b6db7e6e102f4c5",
    "jGiaumMr9fCUNxq5J9HJ4nIcGjywzaCP4D3Q7hm1eGwO46suxi5-LYOFxipIFSbEEOs0jZ1UGDZBeWOKgyOnBg",
  ],
};

test("records are what an independent writer of the format makes", () => {
  const theirs = custodyLog(3, own, { closes: false, log: uuid });
  const ours = chain([0, 1, 2].map((at) => note({ atMs: Date.UTC(2026, 0, 2, 3, 4, at), detail: { row: at } })));
  expect(theirs.map((line) => sorted(JSON.parse(line)))).toEqual(ours.map(custodyText));
});

/** JSON knows no negative zero. */
const written = (value: number): number => (value === 0 ? 0 : value);
const details = fc.dictionary(fc.string({ unit: "binary", maxLength: 6 }), fc.oneof(fc.string({ unit: "binary" }), fc.constant("\ud800"), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map(written), fc.constant(null), fc.array(fc.string({ unit: "binary" }), { maxLength: 3 })), { maxKeys: 4 });
const notes = fc.array(fc.record({
  atMs: fc.integer({ min: 0, max: 4e12 }), actor: fc.constantFrom("responder" as const, "aftertrace" as const), action: fc.constantFrom(...custodyActions.filter((action) => action !== "close" && action !== "key")),
  object: fc.option(fc.record({ sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(inHex), bytes: fc.nat(), name: fc.string({ unit: "binary" }) })), detail: details as fc.Arbitrary<PlainObject>,
}), { minLength: 2, maxLength: 12 });

test("whatever is noted, the log verifies, reads back as it was, and its end is open", () => {
  fc.assert(fc.property(notes, (all) => {
    const records = chain(all);
    const { format, status, verified, found } = verdict(textOf(records));
    expect([format, status, verified]).toEqual(["aftertrace.custody", "verified", records.length]);
    expect(found).toContain(`tail_unproven ${records.length}`);
    expect(found?.filter((one) => !/^(tail_unproven|clock_backwards)/.test(one))).toEqual([]);
    expect(records.map((record) => readCustodyRecord(custodyText(record)))).toEqual(records);
  }), { numRuns: 50 });
});

const even = chain(Array.from({ length: 8 }, (_, at) => note({ atMs: at, detail: { row: at, text: "abc" } })));

test("one byte changed anywhere is found at its line, and the other lines hold", () => {
  const text = textOf(even);
  const lineOf = (at: number): number => text.slice(0, at).split("\n").length;
  fc.assert(fc.property(fc.nat({ max: text.length - 1 }), fc.integer({ min: 33, max: 126 }), (at, code) => {
    fc.pre(text[at] !== "\n" && text[at] !== String.fromCharCode(code));
    const { status, found } = verdict(text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1));
    expect(["altered", "incomplete"]).toContain(status);
    const lines = found?.filter((one) => !one.startsWith("tail_unproven")).map((one) => Number(one.split(" ")[1]));
    expect(lines).toContain(lineOf(at));
  }), { numRuns: 300 });
});

test("lines taken out, cut off the front, swapped or doubled are named; cut off the end only leaves the end open", () => {
  const lines = even.map(custodyText);
  const said = (some: readonly string[]) => verdict(some.join("\n")).found?.filter((one) => !one.startsWith("tail_unproven"));
  expect(said(lines.toSpliced(3, 1))).toEqual(["missing_entry 4"]);
  expect(said(lines.slice(1))).toEqual(["missing_entry 1"]);
  expect(said(lines.with(2, lines[3] ?? "").with(3, lines[2] ?? ""))).toEqual(["reordered 4"]);
  expect(said([...lines, lines[2] ?? ""])).toEqual(["duplicate_entry 9"]);
  expect(verdict(lines.slice(0, 6).join("\n"))).toMatchObject({ status: "verified", found: ["tail_unproven 6"] });
});

test("a log signed by somebody else, or by nobody that is trusted, is never verified", () => {
  expect(verdict(textOf(even), keySet())).toMatchObject({ status: "unverifiable", verified: 0 });
  expect(verdict(textOf(even), keySet(trusted(signer("stranger"))))).toMatchObject({ status: "unverifiable", verified: 0 });
});

test("plain openssl verifies a record without any of our code", () => {
  const [record] = even;
  if (record === undefined) throw new Error("a record");
  const { sig, ...rest } = JSON.parse(custodyText(record)) as Record<string, string>;
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), own.key]);
  const key = createPublicKey({ key: spki, format: "der", type: "spki" });
  expect(verify(null, Buffer.from(`aftertrace.custody/1\n${sorted(rest)}`), key, Buffer.from(sig ?? "", "base64url"))).toBe(true);
});

describe.runIf(corpora !== null && corpora !== "")("the shared check value", () => {
  test("is what this record maker gives for the same key and the same words", () => {
    const folder = mkdtempSync(join(tmpdir(), "aftertrace-check-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    execFileSync(process.execPath, [join(corpora ?? "", "eval", "tamper.mjs"), "--out", folder, "--formats", "aftertrace.custody"], { stdio: "ignore" });
    const secret = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), createHash("sha256").update("aftertrace/signer").digest()]), format: "der", type: "pkcs8" });
    const did = "did:key:z6MkiuY9fW3TZtoqvv3zM4nhL8zqehype3iWkp77F4zdWoEC";
    const theirs = readFileSync(join(folder, "aftertrace.custody", "00-untouched.jsonl"), "utf8").split("\n").filter((line) => line !== "").map((line) => readCustodyRecord(line));
    const [first, second] = theirs;
    if (!first || !second) throw new Error("the generator writes records");
    const made = signCustodyRecord(firstPlace(first.log), { atMs: Date.parse(first.at), actor: "responder", action: "open", object: first.object, detail: first.detail }, { did, sign: (message) => new Uint8Array(sign(null, message, secret)) });
    expect(made).toEqual(first);
    expect([custodyMessage(made).length, sha256(custodyMessage(made))]).toEqual([306, "8ec79449abc8f3a7bd6cfa8608694f71c0b9b16ea35831eb509423bf40d05cf9"]);
    expect([custodyHash(made), second.prev]).toEqual(Array.from({ length: 2 }, () => "sha256:113d3fb270df9fd98a5e89bffd439152d30e6361078794ab8b6fcbbe9d5723a6"));
  });
});
