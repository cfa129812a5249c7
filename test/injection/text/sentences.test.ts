import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sentences } from "@/lib/injection/text/sentences.ts";

test("sentences stand where they say, do not overlap, and lose nothing but blanks", () => {
  fc.assert(fc.property(fc.array(fc.constantFrom("Tea", " ", ".", "!", "?\n", "\n", "e.g. ", "\"", "milk", "...", "a"), { maxLength: 40 }).map((parts) => parts.join("")), (text) => {
    let before = 0;
    for (const { from, to, text: own } of sentences(text)) {
      expect(text.slice(from, to)).toBe(own);
      expect(text.slice(before, from).trim()).toBe("");
      before = to;
    }
    expect(text.slice(before).trim()).toBe("");
  }));
});

test("abbreviations and lines broken for their width end no sentence", () => {
  expect(sentences("Bring fruit, e.g. pears. The ferry leaves\nat nine. Go").map(({ text }) => text)).toEqual(["Bring fruit, e.g. pears.", "The ferry leaves\nat nine.", "Go"]);
});
