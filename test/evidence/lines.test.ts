import { describe, expect, test } from "vitest";
import { readRecordAt, recordBytes } from "../../lib/evidence/readers.ts";
import { jsonLines, openText, readAll } from "./harness.ts";

describe("JSON Lines", () => {
  test("a bad line is skipped by name, blank lines are passed over, and both kinds of line end work", async () => {
    const { records, codes, counts } = await readAll('{"a":1}\n\n  \r\n{"a":2}\r\n{"a":\n{"a":4}', jsonLines);
    expect(records.map(({ at, value }) => [at, value])).toEqual([
      ["line 1", { a: 1 }],
      ["line 4", { a: 2 }],
      ["line 6", { a: 4 }],
    ]);
    expect([codes, counts]).toEqual([["record_malformed line 5 1"], { read: 4, skipped: 1 }]);
    expect(records.map(({ number }) => number)).toEqual([0, 1, 3]);
  });

  test("millions of empty lines cost next to nothing and are counted in the places behind them", async () => {
    const { records, codes, counts } = await readAll(`\n\n{"a":1}${"\n".repeat(4_000_000)}{"a":2}\n\n\n`, jsonLines);
    expect([records.map(({ at }) => at), codes, counts]).toEqual([
      ["line 3", "line 4000003"],
      [],
      { read: 2, skipped: 0 },
    ]);
    for (const chunkBytes of [1, 2, 3])
      expect(
        (await readAll('\n\n{"a":1}\n\n\n{"a":2}\n\n', jsonLines, { chunkBytes })).records.map(({ at }) => at),
      ).toEqual(["line 3", "line 6"]);
  });

  test("a last line that the end of the file cuts is a cut record, a last line that is wrong is a malformed one", async () => {
    expect((await readAll('{"a":1}\n{"a":"hal', jsonLines)).codes).toEqual(["record_truncated line 2 1"]);
    expect((await readAll('{"a":1}\n{"a":"hal\n', jsonLines)).codes).toEqual(["record_malformed line 2 1"]);
    expect((await readAll('{"a":1}\n{"a" 2}', jsonLines)).codes).toEqual(["record_malformed line 2 1"]);
  });

  test("lines are the same for every chunk size, and addresses give the bytes and the record again", async () => {
    const text = `${Array.from({ length: 40 }, (_, n) => JSON.stringify({ n, t: "ü".repeat(n), q: '\\"' })).join("\n")}\n`;
    const expected = await readAll(text, jsonLines);
    for (const chunkBytes of [1, 2, 7, 97])
      expect((await readAll(text, jsonLines, { chunkBytes })).records).toEqual(expected.records);
    for (const record of expected.records) {
      expect(JSON.parse(Buffer.from(recordBytes(expected.exhibit, record) ?? []).toString())).toEqual(record.value);
      expect(await readRecordAt(expected.exhibit, jsonLines, record)).toEqual(record);
    }
  });

  test("documents printed over several lines, one after the other, are read, and a damaged one does not take the next with it", async () => {
    const documents = [{ a: 1, b: [1] }, { a: 2 }, { a: 3 }].map((value) => JSON.stringify(value, null, 2));
    const { exhibit, records } = await readAll(documents.join("\n"), jsonLines);
    expect([exhibit.probe.shape, records.map(({ at, value }) => [at, value])]).toEqual([
      "jsonLines",
      [
        ["line 1", { a: 1, b: [1] }],
        ["line 7", { a: 2 }],
        ["line 10", { a: 3 }],
      ],
    ]);
    const damaged = await readAll([documents[0], '{\n  "a": [}\n}', documents[2]].join("\n"), jsonLines);
    expect([damaged.records.map(({ at }) => at), damaged.codes]).toEqual([
      ["line 1", "line 10"],
      ["record_malformed line 7 1"],
    ]);
  });

  test.each([
    ['{"a":1}', "json", "object"],
    ['{"a":1}\n', "json", "object"],
    ['{"a":1}\n{"a":2}', "jsonLines", "array"],
    ['{"a":1}\nnonsense\n{"a":2}', "jsonLines", "array"],
    ['{"a":\n{"a":2}\n{"a":3}', "jsonLines", "array"],
    ['[{"a":1},\n{"a":2}]', "json", "array"],
    ['{"runs":[\n{"id":1},\n{"id":2}\n]}', "json", "object"],
    ["[1]\n[2]", "jsonLines", "array"],
    ['"text"', "json", "scalar"],
    ["123", "json", "scalar"],
    ['{"a":1}{"a":2}', "jsonLines", "array"],
    ['{"runs":[{"id":1},{"id":2', "json", "object"],
  ])("%j is taken for %s (%s)", async (text, shape, top) => {
    const { probe } = await openText(text);
    expect([probe.shape, probe.top]).toEqual([shape, top]);
  });
});
