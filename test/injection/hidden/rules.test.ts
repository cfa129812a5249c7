import { describe, expect, test } from "vitest";
import { hiddenPieces } from "@/lib/injection/hidden/hiddenPieces.ts";
import { hiddenRules } from "@/lib/rules/injection/hiddenRules.ts";

describe("every way of hiding text", () => {
  test("has an id of its own, examples and look-alikes", () => {
    expect(new Set(hiddenRules.map(({ id }) => id)).size).toBe(hiddenRules.length);
    for (const { id, matches, not } of hiddenRules) expect([id, matches.length > 0, not.length > 0]).toEqual([id, true, true]);
  });

  for (const { id, matches, not } of hiddenRules) {
    test.each(matches)(`${id} finds: $note`, ({ text, says }) => {
      const found = hiddenPieces(text).pieces.filter(({ rule }) => rule === id);
      expect(found.map(({ decoded }) => decoded).join("\n")).toContain(says);
    });

    test.each(not)(`${id} leaves alone: $note`, ({ text }) => {
      expect(hiddenPieces(text).pieces.filter(({ rule }) => rule === id)).toEqual([]);
    });
  }
});
