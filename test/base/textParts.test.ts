import fc from "fast-check";
import { expect, test } from "vitest";
import { TextParts } from "../../lib/base/textParts.ts";

test("what was put in comes out, in its order, however many parts there are", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 4 }), { maxLength: 40 }), fc.integer({ min: 1, max: 2_000 }), (parts, times) => {
      const text = new TextParts();
      for (let at = 0; at < times; at++) for (const part of parts) text.push(part);
      expect(text.join()).toBe(parts.join("").repeat(times));
    }),
    { numRuns: 30 },
  );
});
