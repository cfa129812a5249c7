import { describe, expect, test } from "vitest";
import { recordBytes } from "../../lib/evidence/readers.ts";
import { elements, jsonLines, openText, readAll, utf16, whole } from "./harness.ts";

const good = '[{"id":1},{"id":2},{"id":3}]';
const ids = (records: readonly { value: unknown }[]): unknown[] =>
  records.map(({ value }) => Reflect.get(Object(value), "id"));

describe("damaged bytes never sink what is readable", () => {
  test("a file cut inside a record keeps the records before it", async () => {
    const { records, codes, counts } = await readAll(good.slice(0, -4), elements);
    expect([ids(records), codes, counts]).toEqual([[1, 2], ["record_truncated byte 19 1"], { read: 3, skipped: 1 }]);
  });

  test("a file cut between records says so and loses nothing", async () => {
    const { records, codes, counts } = await readAll(good.slice(0, 18), elements);
    expect([ids(records), codes, counts]).toEqual([[1, 2], ["record_truncated byte 18 1"], { read: 2, skipped: 0 }]);
  });

  test("a wrong bracket is told by line and column, and the records before it are kept", async () => {
    const { records, codes } = await readAll('[{"id":1},\n {"id":[2}]}, {"id":3}]', elements);
    expect([ids(records), codes]).toEqual([[1], ["broken_json line 2, column 10 1"]]);
  });

  test("a lost quote is told where it is, not at the end of the file", async () => {
    const { records, codes } = await readAll('[{"id":1},\n{"id":2,"t":"x},\n{"id":3}]', elements);
    expect([ids(records), codes]).toEqual([[1], ["broken_json line 2, column 17 1"]]);
    // Twice: the probe and the reading agree on the place, whatever stands before the document.
    expect((await readAll('\n\n {"é":1,\n"b":tru}', whole)).codes).toEqual(["broken_json line 4, column 5 2"]);
    expect((await readAll('\n {"é": tru}', whole)).codes).toEqual(["broken_json line 2, column 8 2"]);
  });

  test("text behind the document, and a second document, are reported and not read as part of it", async () => {
    expect((await readAll(`${good} x`, elements)).codes).toEqual(["broken_json line 1, column 30 1"]);
    expect((await readAll(`${good}\n${good}`, elements)).codes).toEqual(["broken_json line 2, column 1 1"]);
  });

  test("a JSON that a terminal has wrapped is no JSON Lines and no JSON, and says where it broke", async () => {
    const wrapped = `${'{"id": "1", "name": "read_file", "inputs": {"q": "x"}, "text": "a long te'}\n${"xt that was wrapped at the right edge when it was copi"}\ned"}`;
    const exhibit = await openText(wrapped);
    expect([exhibit.probe.shape, exhibit.notes.map(({ code, at }) => `${code} ${at}`)]).toEqual([
      "text",
      ["broken_json line 1, column 74"],
    ]);
  });

  test("a byte order mark and CRLF do not matter, and the mark is reported", async () => {
    const { records, codes, exhibit } = await readAll(`\ufeff${good.replaceAll(",", ",\r\n")}\r\n`, elements);
    expect([ids(records), codes, exhibit.probe.shape]).toEqual([[1, 2, 3], ["byte_order_mark byte 0 1"], "json"]);
    expect(Buffer.from(recordBytes(exhibit, records[1] ?? never()) ?? []).toString()).toBe('{"id":2}');
  });

  test.each<["le" | "be", boolean]>([
    ["le", true],
    ["le", false],
    ["be", true],
    ["be", false],
  ])("UTF-16 %s (mark: %s) is read, and addresses count its own bytes", async (order, mark) => {
    const text = '[{"id":"é😀"},\n{"id":2}]';
    const { records, exhibit, codes } = await readAll(utf16(text, order, mark), elements);
    expect([ids(records), exhibit.encoding]).toEqual([["é😀", 2], `utf-16${order}`]);
    expect(codes[0]).toContain("not_utf8 file 1");
    const bytes = Buffer.from(recordBytes(exhibit, records[0] ?? never()) ?? []);
    expect((order === "le" ? bytes : bytes.swap16()).toString("utf16le")).toBe('{"id":"é😀"}');
    expect(
      (await readAll(utf16('{"a":"ü"}\n{"a":2}\n', order, mark), jsonLines)).records.map(({ value }) => value),
    ).toEqual([{ a: "ü" }, { a: 2 }]);
  });

  test("bytes that are not UTF-8 are told by their place and read on as U+FFFD", async () => {
    const bytes = Buffer.from('[{"id":"a"},{"id":"b?c"}]');
    bytes[20] = 0xff;
    const { records, codes } = await readAll(bytes, elements);
    expect([ids(records), codes]).toEqual([["a", "b\ufffdc"], ["not_utf8 byte 20 1"]]);
    const long = Buffer.from(`[${JSON.stringify("ü€😀".repeat(3000))}]`);
    for (const place of [100, 5003, 26_000]) {
      const hurt = Buffer.from(long);
      hurt[place] = 0xfe;
      const found = (await readAll(hurt, elements)).codes[0] ?? "";
      expect(Math.abs(Number(/byte (\d+)/.exec(found)?.[1]) - place)).toBeLessThan(4);
    }
  });

  test("zero bytes behind a document, between lines and in place of a file are reported", async () => {
    expect((await readAll(`${good}${"\0".repeat(500)}`, elements)).codes).toEqual(["record_malformed byte 28 1"]);
    const lines = await readAll(`{"id":1}\n\0\0\0{"id":2}\n${"\0".repeat(300)}`, jsonLines);
    expect([ids(lines.records), lines.codes, lines.counts]).toEqual([
      [1, 2],
      ["record_malformed line 2 2"],
      { read: 3, skipped: 1 },
    ]);
    const empty = await openText(new Uint8Array(5000));
    expect([empty.probe.shape, empty.notes.map(({ code }) => code)]).toEqual(["binary", ["empty_export"]]);
    expect((await readAll('[{"id":1},\0\0\0\0', elements)).codes).toEqual(["broken_json line 1, column 11 1"]);
  });

  test("an escaped zero character is ordinary text", async () => {
    const { records, codes } = await readAll(String.raw`[{"id":"a\u0000b"}]`, elements);
    expect([ids(records), codes]).toEqual([["a\0b"], []]);
  });

  test("nesting of 10,000 levels is refused by name and reading goes on behind it", async () => {
    const { records, codes } = await readAll(
      `[{"id":1},{"id":${"[".repeat(10_000)}${"]".repeat(10_000)}},{"id":3}]`,
      elements,
    );
    expect([ids(records), codes]).toEqual([[1, 3], ["limit_exceeded /1 1"]]);
    expect((await readAll(`{"id":1}\n${"[".repeat(100_000)}\n{"id":3}\n`, jsonLines)).codes).toEqual([
      "limit_exceeded line 2 1",
    ]);
    expect((await readAll(`{"a":${"[".repeat(3_000_000)}`, whole)).codes).toEqual(["record_truncated byte 0 1"]);
  });

  test("a record over the limit is skipped by name and reading goes on behind it", async () => {
    const { records, codes, counts } = await readAll(`[{"id":1},{"id":"${"x".repeat(5000)}"},{"id":3}]`, elements, {
      recordBytesMax: 4096,
      chunkBytes: 512,
    });
    expect([ids(records), codes, counts]).toEqual([[1, 3], ["limit_exceeded /1 1"], { read: 3, skipped: 1 }]);
  });

  test.each([
    ["nothing", "", "empty"],
    ["white space", " \n\t", "empty"],
    ["an empty array", "[]", "json"],
    ["an empty object", "{}", "json"],
  ])("%s is an empty export", async (_, text, shape) => {
    const { probe, notes } = await openText(text);
    expect([probe.shape, notes.map(({ code }) => code)]).toEqual([shape, ["empty_export"]]);
  });

  test("every problem says what it means and what to do", async () => {
    const { problems } = await readAll(`\ufeff[{"a":1,"a":NaN},9007199254740993,tru,{"u":"x://a:b@c"}`, elements);
    expect(problems.length).toBeGreaterThan(5);
    for (const { message, fix } of problems) expect([message.length > 20, fix.length > 10]).toEqual([true, true]);
  });
});

function never(): never {
  throw new Error("a record was expected");
}
