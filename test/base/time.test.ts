import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RawNumber, type JsonValue } from "../../lib/base/json.ts";
import { formatInstant, readTime } from "../../lib/base/time.ts";
import { corpusLines } from "./corpora.ts";

const noon = Date.UTC(2026, 0, 5, 12, 0, 0) * 1000;

describe("times", () => {
  test.each<[JsonValue, number, boolean, string]>([
    ["2026-01-05T12:00:00", noon, true, "s"],
    ["2026-01-05 12:00:00.1", noon + 100_000, true, "ms"],
    ["2026-01-05T12:00:00.000001Z", noon + 1, false, "us"],
    ["2026-01-05T07:00:00-05:00", noon, false, "s"],
    ["2026-01-05T17:30:00.5+0530", noon + 500_000, false, "ms"],
    ["2026-01-05T12:00:00,25Z", noon + 250_000, false, "ms"],
    ["2026-01-05 12:00:00 UTC", noon, false, "s"],
    ["20260105T120000000007Z", noon + 7, false, "us"],
    ['"2026-01-05T12:00:00.000Z"', noon, false, "ms"],
    [noon / 1e6, noon, false, "s"],
    [noon / 1e3, noon, false, "ms"],
    [String(noon), noon, false, "us"],
    [`${noon}123`, noon, false, "ns"],
    [new RawNumber(`${noon}999`), noon, false, "ns"],
    ["1999-12-31T23:59:60Z", Date.UTC(2000, 0, 1) * 1000, false, "s"],
  ])("%s is %d µs", (value, us, zoneAssumed, precision) =>
    expect(readTime(value)).toMatchObject({ us, zoneAssumed, precision }),
  );

  test.each<[JsonValue]>([
    ["2026-02-30T00:00:00Z"],
    ["2026-13-01T00:00:00Z"],
    ["2025-02-29T00:00:00Z"],
    ["2026-01-05T24:00:00Z"],
    ["2026-01-05T12:00:61Z"],
    ["2026-01-05"],
    ["12:00"],
    ["now"],
    [""],
    ["0001-01-01T00:00:00Z"],
    ["2026-01-05T12:00:00+25:00"],
    [null],
    [true],
    [0],
    ["0"],
    [-5],
    [42],
    [Number.NaN],
    [new RawNumber("NaN")],
    [new RawNumber("1e400")],
    [[]],
    [{}],
    ["2026-01-05T120000Z"],
    ["9".repeat(60)],
  ])("%j is no time", (value) => expect(readTime(value)).toBeNull());

  test("a stated unit counts, whatever the size of the number", () => {
    expect(readTime(1500, "ms")?.us).toBe(1_500_000);
    expect(readTime("1767614400123456789", "ns")?.us).toBe(1_767_614_400_123_456);
  });

  test("every instant is written and read back to the microsecond, in any time zone of the machine", () => {
    const zone = process.env["TZ"];
    for (const tz of ["UTC", "America/New_York", "Asia/Kathmandu"]) {
      process.env["TZ"] = tz;
      fc.assert(
        fc.property(fc.integer({ min: -6e15, max: 8e15 }), (us) => {
          expect(readTime(formatInstant(us))).toMatchObject({ us, zoneAssumed: false });
        }),
      );
    }
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  test("decimals are three, or six where they are needed", () => {
    expect(formatInstant(noon + 123_000)).toBe("2026-01-05T12:00:00.123Z");
    expect(formatInstant(noon + 123_456)).toBe("2026-01-05T12:00:00.123456Z");
    expect(formatInstant(-1)).toBe("1969-12-31T23:59:59.999999Z");
  });

  test("the shared cases come out as stated", () => {
    for (const { text, us, zoneAssumed, precision } of corpusLines("samples/langsmith/quirks/times.jsonl")) {
      const value: JsonValue = typeof text === "string" || typeof text === "number" ? text : null;
      const read = readTime(value);
      expect({
        text,
        us: read && String(read.us),
        zoneAssumed: read?.zoneAssumed ?? false,
        precision: read?.precision ?? "none",
      }).toEqual({ text, us, zoneAssumed, precision });
    }
  });
});
