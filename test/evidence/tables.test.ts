import { describe, expect, test } from "vitest";
import { readTime } from "../../lib/base/time.ts";
import { readRecordAt, recordBytes, pointerRange } from "../../lib/evidence/readers.ts";
import type { RecordPlan } from "../../lib/evidence/record.ts";
import { member, RawNumber } from "../../lib/base/json.ts";
import { bulkRows, bulkTable, codecs } from "./bulkTable.ts";
import { openText, readAll } from "./harness.ts";

const parquet: RecordPlan = { kind: "parquet" };
const multipart: RecordPlan = { kind: "multipart" };
const oddRows = ["non_finite_number row 7 1", "big_integer row 6 1", "secret_present row 18 1"];

describe("Parquet", () => {
  test.each(codecs)("a %s table gives all its rows, each readable again by its number", async (codec) => {
    const { exhibit, records, counts, codes } = await readAll(bulkTable({ codec }), parquet);
    expect([
      exhibit.probe.shape,
      exhibit.probe.columns.slice(0, 2),
      exhibit.probe.samples.length,
      counts,
      codes,
    ]).toEqual(["parquet", ["id", "tenant_id"], 20, { read: 40, skipped: 0 }, oddRows]);
    const texts = ["id", "name", "error", "inputs", "outputs", "dotted_order"];
    const written = bulkRows(false);
    for (const [n, { value }] of records.entries())
      expect(texts.map((name) => member(value, name))).toEqual(texts.map((name) => written[n]?.[name] ?? null));
    const place = records[33] ?? never();
    expect(place).toMatchObject({ at: "row 34", offset: null, length: null });
    expect(await readRecordAt(exhibit, parquet, { ...place })).toEqual(place);
  });

  test("what the table had as JSON text or in quotes stays the text it was", async () => {
    const { records } = await readAll(bulkTable({ codec: "SNAPPY", quoted: true }), parquet);
    const { value } = records[1] ?? never();
    expect([member(value, "id"), member(value, "tags")]).toEqual(['"01a7c3d0-5e21-7000-8000-000000000001"', "[]"]);
    expect(member(value, "inputs")).toBe(bulkRows(true)[1]?.["inputs"]);
  });

  test("an integer beyond 2^53 keeps its digits, and NaN its word", async () => {
    const { records } = await readAll(bulkTable({ codec: "UNCOMPRESSED" }), parquet);
    expect(member(records[5]?.value ?? null, "total_tokens")).toEqual(new RawNumber("9007199254740993"));
    expect(member(records[6]?.value ?? null, "total_cost")).toEqual(new RawNumber("NaN"));
    expect(member(records[8]?.value ?? null, "total_cost")).toBe(1);
  });

  test.each([
    [true, "2026-05-11T06:00:01.000003Z"],
    [false, "2026-05-11T06:00:01.000003"],
  ])("times keep their microseconds and say whether they are in UTC (%s)", async (isUtc, text) => {
    const { records } = await readAll(bulkTable({ codec: "GZIP", isUtc }), parquet);
    expect(member(records[1]?.value ?? null, "start_time")).toBe(text);
    const times = records.map(({ value }) => readTime(member(value, "start_time") ?? null));
    expect(times.map((time) => time?.zoneAssumed)).toEqual(times.map(() => !isUtc));
    expect(times[1]?.us).toBe(Date.UTC(2026, 4, 11, 6, 0, 1) * 1000 + 3);
    expect(member(records[39]?.value ?? null, "end_time")).toBeNull();
  });

  test("row groups and slices of any size give the same rows", async () => {
    const { records } = await readAll(bulkTable({ codec: "ZSTD" }), parquet);
    expect((await readAll(bulkTable({ codec: "ZSTD" }), parquet, { memoryBytesMax: 2_000 })).records).toEqual(records);
    expect((await readAll(bulkTable({ codec: "SNAPPY", rowGroup: 7 }), parquet)).records).toEqual(records);
  });

  test("a cut file is named as unreadable, damaged rows are counted and named, and nothing throws", async () => {
    const bytes = bulkTable({ codec: "GZIP", rowGroup: 10 });
    expect((await openText(bytes.subarray(0, bytes.length >> 1))).notes.map(({ code }) => code)).toEqual([
      "format_unknown",
    ]);
    const hurt = Buffer.from(bytes);
    hurt.fill(0xee, 60, 400);
    const { counts, codes, records } = await readAll(hurt, parquet);
    expect([counts, codes[0]]).toEqual([{ read: 40, skipped: 10 }, "record_malformed row 1 1"]);
    expect(records.map(({ at }) => at)).toEqual(Array.from({ length: 30 }, (_, n) => `row ${n + 11}`));
  });
});

const part = (headers: string[], body: string): string => `--b0undary\r\n${headers.join("\r\n")}\r\n\r\n${body}\r\n`;
const disposition = (name: string): string => `Content-Disposition: form-data; name="${name}"`;
const body = [
  part([disposition("post.1"), "Content-Type: application/json", "Content-Length: 8"], '{"id":1}'),
  part([disposition("post.1.inputs"), "Content-Type: application/json; length=28"], '{"q":"\\r\\n--b0undary inside"}'),
  part(
    [disposition("attachment.1.a"), "Content-Type: image/png; length=18"],
    "\u0000\r\n--b0undary\r\n\u0001\u0002\u0003",
  ),
  part([disposition("post.1.error"), "Content-Type: text/plain"], "failed"),
  part(["Content-Type: application/json"], "{}"),
  part([disposition("post.2"), "Content-Type: application/json"], "{oops"),
  "--b0undary--\r\n",
].join("");

describe("multipart bodies", () => {
  test("parts become records; lengths protect content that looks like a boundary; bad parts are named", async () => {
    const { exhibit, records, codes, counts } = await readAll(Buffer.from(body, "latin1"), multipart);
    expect(exhibit.probe.shape).toBe("multipart");
    expect(records.map(({ at, value }) => [at, member(value, "value")])).toEqual([
      ["part post.1", { id: 1 }],
      ["part post.1.inputs", { q: "\r\n--b0undary inside" }],
      ["part attachment.1.a", { bytes: 18 }],
      ["part post.1.error", "failed"],
    ]);
    expect([counts, codes]).toEqual([{ read: 6, skipped: 2 }, ["record_malformed part 4 2"]]);
    for (const record of records) expect(await readRecordAt(exhibit, multipart, record)).toEqual(record);
    const bytes = recordBytes(exhibit, records[1] ?? never()) ?? new Uint8Array();
    const range = pointerRange(bytes, "/value/q") ?? never();
    expect(Buffer.from(bytes.subarray(range.offset, range.offset + range.length)).toString()).toBe(
      '"\\r\\n--b0undary inside"',
    );
  });

  test("a dump with its request headers is read, and no value of a header is kept", async () => {
    const { exhibit, records } = await readAll(
      `POST /runs/multipart HTTP/1.1\r\nx-api-key: EXAMPLE-KEY\r\nContent-Type: multipart/form-data; boundary=b0undary\r\n\r\n${body}`,
      multipart,
    );
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
  test.each([
    ["", text.toString()],
    ["/b", '{"c":true}'],
    ["/b/c", "true"],
    ["/a/1", "8"],
    ["/a/0", "7"],
  ])("%s", (pointer, expected) => {
    const range = pointerRange(text, pointer) ?? never();
    expect(text.subarray(range.offset, range.offset + range.length).toString()).toBe(expected);
  });
  test.each(["/x", "/b/c/d", "/a/9", "/b/0"])("%s is not there", (pointer) =>
    expect(pointerRange(text, pointer)).toBeNull(),
  );
  test("escaped names are found", () => {
    const bytes = Buffer.from('{"\\u00e9/~":{"k":null}}');
    const range = pointerRange(bytes, "/é~1~0/k") ?? never();
    expect(bytes.subarray(range.offset, range.offset + range.length).toString()).toBe("null");
  });
});

function never(): never {
  throw new Error("a value was expected");
}
