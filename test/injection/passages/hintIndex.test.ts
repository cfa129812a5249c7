import * as fc from "fast-check";
import { expect, test } from "vitest";
import { HintIndex } from "@/lib/injection/passages/hintIndex.ts";

test("finds the lists with a hint that stands in a text, as a search for each hint would", () => {
  const signs = fc.array(fc.constantFrom("a", "b", " ", ":", "—", "é"), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
  fc.assert(fc.property(fc.array(fc.array(signs, { maxLength: 3 }), { maxLength: 5 }), fc.array(signs, { maxLength: 6 }).map((parts) => parts.join("")), (lists, text) => {
    const expected = lists.flatMap((hints, number) => (hints.some((hint) => text.includes(hint)) ? [number] : []));
    expect(new HintIndex(lists).ownersIn(text)).toEqual(expected);
  }));
});
