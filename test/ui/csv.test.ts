import { describe, expect, test } from "vitest";
import { csvCell, csvText } from "../../components/ui/csv.ts";

describe("CSV download", () => {
  test.each(['=HYPERLINK("http://evil.example")', "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])(
    "evidence never starts a formula in a spreadsheet: %j",
    (text) => {
      expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
    },
  );

  test("numbers stay numbers, negative ones too", () => {
    expect(csvCell(-5)).toBe("-5");
  });

  test("commas, quotes and line breaks stay inside their cell", () => {
    expect(
      csvText(
        ["a", "b"],
        [
          ["x,y", 'say "no"'],
          ["one\ntwo", null],
        ],
      ),
    ).toBe('a,b\r\n"x,y","say ""no"""\r\n"one\ntwo",\r\n');
  });
});
