import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInstant } from "@/components/timeline/events/event-time.ts";
import { utcText, zonedText } from "@/components/ui/time-text.ts";

const ten = 1_772_359_200_000_000;

describe("the time of an event as people type it", () => {
  test.each(["2026-03-01T10:00:00Z", "2026-03-01 10:00", "2026-03-01 10:00:00.000 UTC", "2026-03-01T10:00Z", "2026-03-01 11:00+01:00", " 2026-03-01 10:00 UTC "])("%s is read", (text) => {
    expect(readInstant(text)).toEqual({ ok: true, us: ten });
  });

  test.each(["", "10:00", "2026-03-01", "1772359200", "yesterday", "2026-02-30 10:00", "2026-03-01 25:00", "01.03.2026 10:00"])("%j is refused with an example, never guessed", (text) => {
    const read = readInstant(text);
    expect(read.ok ? "" : read.error).toContain("2026-03-01 10:00");
  });

  test("what the field is filled with is read back to the microsecond", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000_000 }), fc.constantFrom(-570, -60, 0, 60, 345, 840), (us, offset) => {
        expect(readInstant(utcText(us))).toEqual({ ok: true, us });
        // The other clock names the same instant: its digits, moved back by its offset, are the same.
        const digits = readInstant(zonedText(us, offset).replace(/ UTC.*$/, ""));
        expect(digits).toEqual({ ok: true, us: us + offset * 60_000_000 });
      }),
    );
  });
});

test("another clock is named by its distance from UTC", () => {
  expect([zonedText(ten, 60), zonedText(ten, -570), zonedText(ten, 0)]).toEqual([
    "2026-03-01 11:00:00.000 UTC+1:00", "2026-03-01 00:30:00.000 UTC−9:30", "2026-03-01 10:00:00.000 UTC",
  ]);
});
