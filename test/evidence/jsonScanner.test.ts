import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isObject, type JsonValue } from "../../lib/base/json.ts";
import { writeJson } from "../../lib/base/jsonWriter.ts";
import { readEnvelope, readRecordAt, recordBytes } from "../../lib/evidence/readers.ts";
import { ProblemLog } from "../../lib/evidence/problem.ts";
import type { RecordPlan } from "../../lib/evidence/record.ts";
import { anyJson } from "../base/jsonArbitrary.ts";
import { elements, openText, readAll } from "./harness.ts";

const chunks = [1, 2, 7, 97, 1 << 20];
const plan = (...patterns: string[]): RecordPlan => ({ kind: "json", patterns });
const summary = async (text: string, given: RecordPlan, chunkBytes: number): Promise<unknown> => {
  const { records, counts, codes } = await readAll(text, given, { chunkBytes });
  return { records, counts, codes };
};

describe("cutting a document into records", () => {
  test("the same records come out for every chunk size, escapes and split quotes included", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyJson, { maxLength: 4 }),
        fc.constantFrom(0, 2),
        fc.boolean(),
        async (values, indent, wrapped) => {
          const text = writeJson(wrapped ? { 'a"\\': "}]", runs: values, z: [{}] } : values, indent);
          const given = wrapped ? plan("/runs/*") : elements;
          const expected = await summary(text, given, 1 << 20);
          for (const chunkBytes of [1, 2, 7, 97]) expect(await summary(text, given, chunkBytes)).toEqual(expected);
          expect((expected as { records: { value: JsonValue }[] }).records.map(({ value }) => value)).toEqual(values);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("a document that is cut anywhere keeps every record that was complete, for every chunk size", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          anyJson.filter((value) => isObject(value)),
          { minLength: 1, maxLength: 5 },
        ),
        fc.nat(),
        fc.constantFrom(...chunks),
        async (values, at, chunkBytes) => {
          const text = Buffer.from(writeJson(values));
          const cut = 1 + (at % (text.length - 1));
          const { records, codes } = await readAll(text.subarray(0, cut), elements, { chunkBytes });
          const ends = values.map((_, index) => Buffer.byteLength(writeJson(values.slice(0, index + 1))) - 1);
          expect(records.map(({ value }) => value)).toEqual(values.slice(0, ends.filter((end) => end <= cut).length));
          expect(codes.some((code) => code.startsWith("record_truncated"))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("the address of a record gives exactly its bytes, and the record again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyJson, { maxLength: 5 }), async (values) => {
        const given = plan("/runs/*");
        const { exhibit, records } = await readAll(` {"runs": ${writeJson(values, 1)}}`, given);
        for (const [index, record] of records.entries()) {
          const bytes = recordBytes(exhibit, record);
          expect(JSON.parse(Buffer.from(bytes ?? []).toString(), () => null)).toBeNull();
          expect(await readRecordAt(exhibit, given, record)).toEqual(record);
          expect(record).toMatchObject({ number: index, at: `/runs/${index}`, path: [index] });
        }
      }),
      { numRuns: 100 },
    );
  });

  test.each<[string, string[], string, string[], JsonValue]>([
    [
      "several patterns",
      ["/post/*", "/patch/*"],
      '{"post":[1],"x":{"y":[2]},"patch":[3]}',
      ["/post/0", "/patch/0"],
      { post: [], x: { y: [2] }, patch: [] },
    ],
    [
      "nested arrays",
      ["/a/*/b/*/c/*"],
      '{"a":[{"r":1,"b":[{"c":[{"s":1},{"s":2}]}]},null,{"b":[{"c":[{}]}]}]}',
      ["/a/0/b/0/c/0", "/a/0/b/0/c/1", "/a/2/b/0/c/0"],
      { a: [{ r: 1, b: [{ c: [] }] }, null, { b: [{ c: [] }] }] },
    ],
    ["names as wildcards", ["/runs/*"], '{"runs":{"a/b":{"x":1},"~":{}}}', ["/runs/a~1b", "/runs/~0"], { runs: {} }],
    [
      "arrays in arrays",
      ["/*/runs/*"],
      '[{"id":1,"runs":[{}]},{"id":2,"runs":[]}]',
      ["/0/runs/0"],
      [
        { id: 1, runs: [] },
        { id: 2, runs: [] },
      ],
    ],
    ["the whole document", [""], '{"a":1}', ["file"], null],
    ["no records", ["/runs/*"], '{"runs":[],"next":null}', [], { runs: [], next: null }],
    [
      "something else where records should be",
      ["/runs/*"],
      '{"runs":"none","more":[1]}',
      [],
      { runs: "none", more: [1] },
    ],
    ["a document that is no container", ["/*"], '"text"', [], null],
  ])("%s", async (_, patterns, text, places, envelope) => {
    const { exhibit, records } = await readAll(text, plan(...patterns));
    expect(records.map(({ at }) => at)).toEqual(places);
    expect(await readEnvelope(exhibit, plan(...patterns), new ProblemLog())).toEqual(envelope);
  });

  test("the wildcards' names and indexes are the path, outermost first", async () => {
    const { records } = await readAll('{"a":[{},{"b":{"k":[7]}}]}', plan("/a/*/b/*/0"));
    expect(records.map(({ path }) => path)).toEqual([[1, "k"]]);
  });

  test("what lies behind a huge array is seen by the probe", async () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ index, pad: "x".repeat(400) }));
    const exhibit = await openText(JSON.stringify({ runs: many, cursors: { next: "abc" } }), {
      outlineBytesMax: 65_536,
    });
    expect(exhibit.probe.keys).toEqual(["runs", "cursors"]);
    expect(exhibit.probe.outline).toEqual({ runs: many.slice(0, 5), cursors: { next: "abc" } });
  });
});

describe("what is odd about a record is reported with its place", () => {
  test.each([
    ['[{"a":1,"a":2}]', "duplicate_json_key /0 1"],
    ['[1,{"a":NaN}]', "non_finite_number /1 1"],
    ["[9007199254740993]", "big_integer /0 1"],
    [String.raw`["\ud83d"]`, "lone_surrogate /0 1"],
    ['[{"u":"postgres://app:hunter2@db/x"}]', "secret_present /0 1"],
    ['[{"a":1},{"a":tru},{"a":3}]', "record_malformed /1 1"],
  ])("%s", async (text, code) => {
    for (const chunkBytes of chunks) expect((await readAll(text, elements, { chunkBytes })).codes).toEqual([code]);
  });

  test("in the envelope as well", async () => {
    const log = new ProblemLog();
    const exhibit = await openText('{"runs":[1],"n":1e400,"runs":[2],"k":"sk-ant-api03-abcdefghijklmnopqrstuvwx"}');
    await readEnvelope(exhibit, plan("/runs/*"), log);
    expect(log.list().map(({ code, at }) => `${code} ${at}`)).toEqual([
      "duplicate_json_key /runs",
      "non_finite_number /n",
      "secret_present /k",
    ]);
    expect((await readAll(exhibit, plan("/runs/*"))).records.map(({ value }) => value)).toEqual([1, 2]);
  });

  test("long digits inside strings cost no slow reading and give no problem", async () => {
    const { codes, records } = await readAll(
      '[{"id":"12345678901234567890","t":1772937005123456,"f":0.12345678901234568,"e":1.5e-05}]',
      elements,
    );
    expect(codes).toEqual([]);
    expect(records[0]?.value).toEqual({
      id: "12345678901234567890",
      t: 1772937005123456,
      f: 0.12345678901234568,
      e: 0.000015,
    });
  });
});
