import { describe, expect, test } from "vitest";
import { bytesText } from "../../components/ui/bytes.tsx";
import { countText } from "../../components/ui/count.tsx";
import { compareValues } from "../../components/ui/data-table-features.ts";
import { sinceText, utcText } from "../../components/ui/time-text.ts";
import { withRow } from "../../components/ui/virtual-list.ts";

describe("values as text", () => {
  test("times are in UTC and keep their microseconds", () => {
    expect(utcText(1_772_632_930_512_000)).toBe("2026-03-04 14:02:10.512 UTC");
    expect(utcText(1_772_632_930_512_007)).toBe("2026-03-04 14:02:10.512007 UTC");
    expect(utcText(-1)).toBe("1969-12-31 23:59:59.999999 UTC");
  });

  test("a time that no calendar has does not break the page", () => {
    expect(utcText(Number.MAX_VALUE)).toBe("a time outside the calendar");
  });

  test.each([
    [1_800_000, "T+1.8 s"],
    [-123_000_000, "T−2 min 3 s"],
    [0, "T+0 ms"],
    [43_000_000, "T+43 s"],
    [93_600_000_000, "T+1 d 2 h"],
  ])("the distance from T+0 of %i µs reads %s", (us, text) => {
    expect(sinceText(us, 0)).toBe(text);
  });

  test.each([
    [999, "999 B"],
    [1000, "1.0 kB"],
    [1_200_000, "1.2 MB"],
    [999_950, "1.0 MB"],
  ])("%i bytes read %s", (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });

  test("numbers are grouped with thin spaces", () => {
    expect(countText(11_200_000)).toBe("11\u202f200\u202f000");
    expect(countText(-1234.5)).toBe("-1\u202f234.5");
  });
});

describe("tables and windows", () => {
  test("numbers sort by size, names by letter and number, missing values last", () => {
    expect([10, null, 9].sort(compareValues)).toEqual([9, 10, null]);
    expect(["c10", "c9", null, "c1"].sort(compareValues)).toEqual(["c1", "c9", "c10", null]);
  });

  test("the focused row stays in the page when it is scrolled away", () => {
    const range = { startIndex: 100, endIndex: 102, overscan: 0, count: 1000 };
    expect(withRow(range, 5)).toEqual([5, 100, 101, 102]);
    expect(withRow(range, 101)).toEqual([100, 101, 102]);
    expect(withRow(range, 5000)).toEqual([100, 101, 102]);
  });
});
