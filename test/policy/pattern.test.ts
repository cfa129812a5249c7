import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePattern } from "../../lib/policy/pattern.ts";
import { threadMs } from "../threadTime.ts";

const matches = (pattern: string, text: string): boolean => {
  const result = compilePattern(pattern);
  if (!result.ok) throw new Error(result.message);
  return result.pattern.matches(text);
};

describe("patterns", () => {
  test.each([
    ["[A-Z]{2}\\d{4}", "AB1234", true], ["[A-Z]{2}\\d{4}", "xAB1234", false], ["[A-Z]{2}\\d{4}", "AB1234\n", false], ["a|bc", "abc", false], ["(?:a|b)c", "bc", true],
    ["a.c", "a\nc", false], ["[^/]+\\.csv", "x/y.csv", false], ["\\w*", "", true], ["a{2,3}", "aaaa", false], ["ü+", "üü", true], ["[\\w.-]+", "a-b.c", true], ["😀", "😀", true],
  ])("%s against %j: %s", (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test.each(["(a+)+", "(a*)*b", "(?=a)b", "(a)\\1", "^a$", "a**", "(?i)a", "[", "a{", "(", ")", "[]", "\\p{L}", "(?:x{1000}){2}", "a{2000}"])("%s is refused", (pattern) => {
    expect(compilePattern(pattern).ok).toBe(false);
  });

  test("the answer is that of the engine of JavaScript, anchored at both ends", () => {
    const atom = fc.constantFrom("a", "b", "[ab]", "[^a]", ".", "\\d", "(?:a|b)", "(ab|)");
    const piece = fc.tuple(atom, fc.constantFrom("", "", "*", "+", "?", "{1,2}", "{2}", "{0,}")).map(([one, many]) => one + many);
    const pattern = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(""));
    fc.assert(fc.property(pattern, fc.string({ unit: fc.constantFrom("a", "b", "1", "\n"), maxLength: 8 }), (source, text) => {
      expect(matches(source, text)).toBe(new RegExp(`^(?:${source})$`, "u").test(text));
    }), { numRuns: 500 });
  });

  test("what makes a backtracking engine hang is answered at once", () => {
    const text = `${"a".repeat(19_000)}!`;
    expect(threadMs(() => expect(matches("a*a*a*a*a*a*a*b", text)).toBe(false))).toBeLessThan(5_000);
  });
});
