import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, csvText } from "../../lib/base/csv.ts";

describe("CSV download", () => {
  test.each(['=HYPERLINK("http://evil.example")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "  =1", "\u200b=1"])(
    "evidence never starts a formula in a spreadsheet: %j",
    (text) => {
      expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
    },
  );

  test("no text whatever reaches a spreadsheet with a formula sign in front", () => {
    const hostile = fc.tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"), fc.string({ unit: "grapheme" })).map(([sign, rest]) => sign + rest);
    fc.assert(fc.property(hostile, (text) => {
      expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
    }));
  });

  test("numbers stay numbers, negative ones too, and what is no number is an empty cell", () => {
    expect([csvCell(-5), csvCell(0.25), csvCell(Number.NaN)]).toEqual(["-5", "0.25", ""]);
  });

  test("commas, quotes and line breaks stay inside their cell", () => {
    expect(csvText(["a", "b"], [["x,y", 'say "no"'], ["one\ntwo", null]])).toBe('a,b\r\n"x,y","say ""no"""\r\n"one\ntwo",\r\n');
  });

  test("every text comes back whole, with the defusing quote at most", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), { minLength: 1 }), (rows) => {
        const read: string[][] = parse(csvText(["a", "b"], rows), { from_line: 2, bom: false, record_delimiter: "\r\n", relax_column_count: true });
        expect(read.map((row) => row.map((cell) => cell.replace(/^'/, "")))).toEqual(rows.map((row) => row.map((cell) => cell.replace(/^'/, ""))));
      }),
    );
  });
});
