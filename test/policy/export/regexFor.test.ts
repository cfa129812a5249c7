import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePattern } from "../../../lib/policy/pattern.ts";
import { regexFor } from "../../../lib/policy/export/regexFor.ts";
import { hostileTexts } from "./arbitraries.ts";
import { runs } from "./runs.ts";

const piece = fc.oneof(fc.constantFrom("a", ".", "\\d", "\\s", "\\S", "\\w", "\\.", "\\-", "[a-c]", "[^a\\s]", "[\\w-]", "[+-]", "[a\\-z]", "(?:a|b)", "(ab)", "é", '"', "'", "/", "-", " ", "\\\\", "\\n", "[\\]]", "\u{1F600}", "[^\u{1F600}]", ","), fc.constantFrom(...hostileTexts.filter((one) => one.length < 20)));
const source = fc.array(fc.tuple(piece, fc.constantFrom("", "", "+", "*", "?", "{1,3}", "{2}", "{1,}", "*?")).map(([one, count]) => `${one}${count}`), { maxLength: 5 }).map((parts) => parts.join(""));
const text = fc.oneof(fc.constantFrom(...hostileTexts, "aaa", "ab", "a-b", "é", "+", "\u{1F600}\u{1F600}"), fc.string({ unit: fc.constantFrom("a", "b", "-", " ", "\n", "\r", "\u2028", "\u00a0", '"', "é", "\u{1F600}", "\ud83d", "5", "]", "/", "\\", ".") , maxLength: 6 }));

test("a pattern as a regular expression fits the same texts as in the kernel", () => {
  let compared = 0;
  fc.assert(fc.property(source, fc.array(text, { minLength: 6, maxLength: 6 }), (pattern, texts) => {
    const compiled = compilePattern(pattern);
    const written = regexFor(pattern);
    if (!compiled.ok) expect(written).toBeNull();
    if (!compiled.ok || written === null) return;
    for (const one of texts) {
      compared++;
      expect({ pattern, one, fits: new RegExp(written, "u").test(one) }).toEqual({ pattern, one, fits: compiled.pattern.matches(one) });
    }
  }), runs(1500, 37));
  expect(compared).toBeGreaterThan(2_000);
});
