import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readTime } from "../../lib/base/time.ts";
import { readRecordAt, recordBytes, pointerRange } from "../../lib/evidence/readers.ts";
import type { RecordPlan } from "../../lib/evidence/record.ts";
import { member } from "../../lib/base/json.ts";
import { openText, readAll } from "./harness.ts";

const fixture = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`../fixtures/evidence/${name}`, import.meta.url)));
const parquet: RecordPlan = { kind: "parquet" };
const multipart: RecordPlan = { kind: "multipart" };

describe("Parquet", () => {
  test.each(["bulk_zstd.parquet", "bulk_gzip_v1.parquet", "bulk_snappy_quoted.parquet"])("%s gives all its rows, each readable again by its number", async (name) => {
    const { exhibit, records, counts, codes } = await readAll(fixture(name), parquet);
    expect([exhibit.probe.shape, exhibit.probe.columns.slice(0, 2), exhibit.probe.samples.length, counts, codes]).toEqual(["parquet", ["id", "tenant_id"], 20, { read: 40, skipped: 0 }, ["secret_present row 17 9"]]);
    expect(await readRecordAt(exhibit, parquet, records[33] ?? { number: -1, offset: null, length: null, at: "" })).toEqual(records[33]);
    expect(records[33]).toMatchObject({ at: "row 34", offset: null, length: null });
  });

  test("times keep their microseconds and say whether they are in UTC", async () => {
    for (const [name, zoneAssumed] of [["bulk_zstd.parquet", false], ["bulk_gzip_v1.parquet", true]] as const) {
      const { records } = await readAll(fixture(name), parquet);
      const times = records.map(({ value }) => readTime(member(value, "start_time") ?? null));
      expect(times.every((time) => time?.zoneAssumed === zoneAssumed)).toBe(true);
      expect(times.some((time) => time !== null && time.us % 1000 !== 0)).toBe(true);
    }
  });

  test("a slice at a time gives the same rows", async () => {
    const { records } = await readAll(fixture("bulk_zstd.parquet"), parquet, { memoryBytesMax: 10_000 });
    expect(records).toEqual((await readAll(fixture("bulk_zstd.parquet"), parquet)).records);
  });

  test("a cut file is named as unreadable, damaged rows are counted and named, and nothing throws", async () => {
    const bytes = fixture("bulk_zstd.parquet");
    expect((await openText(bytes.subarray(0, 9000))).notes.map(({ code }) => code)).toEqual(["format_unknown"]);
    const hurt = Buffer.from(bytes);
    hurt.fill(0xee, 200, 4000);
    const { counts, codes } = await readAll(hurt, parquet);
    expect([counts, codes]).toEqual([{ read: 40, skipped: 40 }, ["record_malformed row 1 1"]]);
  });
});

const part = (headers: string[], body: string): string => `--b0undary\r\n${headers.join("\r\n")}\r\n\r\n${body}\r\n`;
const disposition = (name: string): string => `Content-Disposition: form-data; name="${name}"`;
const body = [
  part([disposition("post.1"), "Content-Type: application/json", "Content-Length: 8"], '{"id":1}'),
  part([disposition("post.1.inputs"), "Content-Type: application/json; length=28"], '{"q":"\\r\\n--b0undary inside"}'),
  part([disposition("attachment.1.a"), "Content-Type: image/png; length=18"], "\u0000\r\n--b0undary\r\n\u0001\u0002\u0003"),
  part([disposition("post.1.error"), "Content-Type: text/plain"], "failed"),
  part(["Content-Type: application/json"], "{}"), part([disposition("post.2"), "Content-Type: application/json"], "{oops"),
  "--b0undary--\r\n",
].join("");

describe("multipart bodies", () => {
  test("parts become records; lengths protect content that looks like a boundary; bad parts are named", async () => {
    const { exhibit, records, codes, counts } = await readAll(Buffer.from(body, "latin1"), multipart);
    expect(exhibit.probe.shape).toBe("multipart");
    expect(records.map(({ at, value }) => [at, member(value, "value")])).toEqual([
      ["part post.1", { id: 1 }], ["part post.1.inputs", { q: "\r\n--b0undary inside" }], ["part attachment.1.a", { bytes: 18 }], ["part post.1.error", "failed"],
    ]);
    expect([counts, codes]).toEqual([{ read: 6, skipped: 2 }, ["record_malformed part 4 2"]]);
    for (const record of records) expect(await readRecordAt(exhibit, multipart, record)).toEqual(record);
    const bytes = recordBytes(exhibit, records[1] ?? never()) ?? new Uint8Array();
    const range = pointerRange(bytes, "/value/q") ?? never();
    expect(Buffer.from(bytes.subarray(range.offset, range.offset + range.length)).toString()).toBe('"\\r\\n--b0undary inside"');
  });

  test("a dump with its request headers is read, and no value of a header is kept", async () => {
    const { exhibit, records } = await readAll(`POST /runs/multipart HTTP/1.1\r\nx-api-key: EXAMPLE-KEY\r\nContent-Type: multipart/form-data; boundary=b0undary\r\n\r\n${body}`, multipart);
    expect(exhibit.probe.shape).toBe("multipart");
    expect(records).toHaveLength(4);
    expect(JSON.stringify(records)).not.toContain("EXAMPLE-KEY");
  });

  test("a body cut inside a part keeps the parts before it", async () => {
    const { records, codes } = await readAll(body.slice(0, 260), multipart);
    expect([records.map(({ at }) => at), codes]).toEqual([["part post.1"], ["record_truncated part post.1.inputs 1"]]);
  });
});

describe("the place of a value inside a record", () => {
  const text = Buffer.from('{ "a" : [1, {"é/~": "x\\"}"}, []], "b":{"c":true}, "a": [ 7 ,8] }');
  test.each([["", text.toString()], ["/b", '{"c":true}'], ["/b/c", "true"], ["/a/1", "8"], ["/a/0", "7"]])("%s", (pointer, expected) => {
    const range = pointerRange(text, pointer) ?? never();
    expect(text.subarray(range.offset, range.offset + range.length).toString()).toBe(expected);
  });
  test.each(["/x", "/b/c/d", "/a/9", "/b/0"])("%s is not there", (pointer) => expect(pointerRange(text, pointer)).toBeNull());
  test("escaped names are found", () => {
    const bytes = Buffer.from('{"\\u00e9/~":{"k":null}}');
    const range = pointerRange(bytes, "/é~1~0/k") ?? never();
    expect(bytes.subarray(range.offset, range.offset + range.length).toString()).toBe("null");
  });
});

function never(): never {
  throw new Error("a value was expected");
}
