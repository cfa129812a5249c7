import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRecordAt, recordBytes } from "../../lib/evidence/readers.ts";
import type { RecordPlan } from "../../lib/evidence/record.ts";
import { openText, readAll, utf16 } from "./harness.ts";

const plain: RecordPlan = { kind: "csv", cells: "plain" };
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const values = (records: readonly { value: unknown }[]): unknown[] => records.map(({ value }) => value);

describe("CSV", () => {
  test("what was written is read back, with quotes, commas and line breaks in cells, for every chunk size", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom('"', '""', "a,b", "a\nb", "a\r\nb", "", "\n", '","'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }),
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom(1, 2, 7, 97, 4096),
        async (rows, end, chunkBytes) => {
          const text = [["id", "b", "c"], ...rows].map((row) => row.map(quoted).join(",")).join(end);
          const { records, codes, exhibit } = await readAll(text, plain, { chunkBytes });
          expect(values(records)).toEqual(rows.map(([id, b, c]) => ({ id, b, c })));
          expect(codes).toEqual([]);
          for (const record of records) expect(await readRecordAt(exhibit, plain, record)).toEqual(record);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a row of another width is skipped by name, and a stray quote spoils its own row only", async () => {
    const { records, codes, counts } = await readAll('id,name\n1,a\n2\n3,b,c\n4,d"e\n5,f\n', plain);
    expect(values(records)).toEqual([
      { id: "1", name: "a" },
      { id: "5", name: "f" },
    ]);
    expect([codes, counts]).toEqual([["record_malformed row 2 3"], { read: 5, skipped: 3 }]);
  });

  test("a file cut inside quotes is a cut row", async () => {
    const { records, codes } = await readAll('id,name\n1,a\n2,"b', plain);
    expect([values(records), codes]).toEqual([[{ id: "1", name: "a" }], ["record_truncated row 2 1"]]);
  });

  test("addresses are the bytes of the row, in every encoding", async () => {
    const text = 'id,name\n1,"é\nü"\n\n2,b\n';
    for (const content of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      utf16(text, "le", true),
      utf16(text, "be", false),
    ]) {
      const { exhibit, records } = await readAll(content, plain);
      const bytes = Buffer.from(recordBytes(exhibit, records[0] ?? { number: 0, offset: 0, length: 0, at: "" }) ?? []);
      const read =
        exhibit.encoding === "utf-16be"
          ? Buffer.from(bytes).swap16().toString("utf16le")
          : bytes.toString(exhibit.encoding === "utf-8" ? "utf8" : "utf16le");
      expect([read, values(records)]).toEqual([
        '1,"é\nü"',
        [
          { id: "1", name: "é\nü" },
          { id: "2", name: "b" },
        ],
      ]);
    }
  });

  test("a table whose cells are JSON text gives the values, and a cell that is none stays text", async () => {
    const rows = [
      ['"a1"', '{"n":9007199254740993}', "null", ""],
      ['"a2"', "[1,2]", "tru", '""'],
    ];
    const text = ["id,metadata,x,y", ...rows.map((row) => row.map(quoted).join(","))].join("\n");
    const { records, codes } = await readAll(text, { kind: "csv", cells: "json" });
    expect(values(records)).toMatchObject([
      { id: "a1", metadata: { n: { text: "9007199254740993" } }, x: null, y: null },
      { id: "a2", metadata: [1, 2], x: "tru", y: "" },
    ]);
    expect(codes).toEqual(["record_malformed row 2 1", "big_integer row 1 1"]);
  });

  test("two columns of one name are both kept, and it is said", async () => {
    const { records, codes } = await readAll("id,score,score\n1,2,3\n", plain);
    expect([values(records), codes]).toEqual([
      [{ id: "1", score: "2", "score (2)": "3" }],
      ["duplicate_json_key row 0 1"],
    ]);
  });

  test("semicolons and tabs are found out", async () => {
    expect(values((await readAll("id;name\n1;a,b\n", plain)).records)).toEqual([{ id: "1", name: "a,b" }]);
    expect(values((await readAll("id\tname\n1\ta\n", plain)).records)).toEqual([{ id: "1", name: "a" }]);
  });

  test("a cell over the limit is skipped by name and the rows behind it are read", async () => {
    const { records, codes } = await readAll(`id,name\n1,"${"x".repeat(9000)}"\n2,b\n`, plain, {
      recordBytesMax: 4096,
      chunkBytes: 512,
    });
    expect([values(records), codes]).toEqual([[{ id: "2", name: "b" }], ["limit_exceeded row 1 1"]]);
  });

  test("a secret in a row is told with its row", async () => {
    expect((await readAll("id,url\n1,x\n2,redis://u:pw9@h\n", plain)).codes).toEqual(["secret_present row 2 1"]);
  });

  test.each([
    ["id,traceId,startTime\n1,2,3\n", "csv"],
    [",id,name\n0,1,a\n", "csv"],
    ["question,answer\na,b\n", "csv"],
    ["id,name\n", "csv"],
    ['"id","name"\n"1","a"\n', "csv"],
    ["Dear team, all good.\nNothing, really, happened.\n", "text"],
    ["<!doctype html>\n<html><head><title>Sign in</title></head></html>", "text"],
    ["Run(id=UUID('a'), name='x', run_type='tool')", "text"],
    ["one line of text", "text"],
    ["a,b\n1,2,3\n1,2,3\n1,2,3\n1,2\n", "text"],
  ])("%j is taken for %s", async (text, shape) => expect((await openText(text)).probe.shape).toBe(shape));
});
