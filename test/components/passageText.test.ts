import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PassageView } from "@/lib/api/injectionContract.ts";
import { readInjectionAddress, shownAs, writeInjectionAddress, type InjectionAddress } from "@/components/injection/injection-address.ts";
import { documentOrder } from "@/components/injection/injection-words.ts";
import { lookAlikes, stretches } from "@/components/injection/passage-text.ts";
import { stepThrough } from "@/components/injection/step-through.ts";

const passage = (number: number, start: number, end: number): PassageView => ({ number, start, end, technique: "override", rule: "r", strength: "strong", decoded: null, decodedLength: null, why: "w" });

describe("passages in a window of text", () => {
  test("every character is drawn once, in its place, and stands under exactly the passages that cover it", () => {
    const passages = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 6 }).map((all) => all.map(([a, b], at) => passage(at + 1, Math.min(a, b), Math.max(a, b) + 1)));
    fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.nat(40), passages, (text, offset, all) => {
      const cut = stretches(text, offset, all);
      expect(cut.map((one) => one.text).join("")).toBe(text);
      let at = offset;
      for (const { text: words, passages: over } of cut) {
        for (let unit = at; unit < at + words.length; unit++) expect(over.map(({ number }) => number)).toEqual(all.filter(({ start, end }) => start <= unit && unit < end).map(({ number }) => number));
        at += words.length;
      }
    }));
  });

  test("a passage ends once, where its last character is; one that goes on behind the window does not end in it", () => {
    const cut = stretches("0123456789", 100, [passage(1, 102, 105), passage(2, 104, 130), passage(3, 0, 50)]);
    expect(cut.map(({ text, ends }) => [text, ends.map(({ number }) => number)])).toEqual([["01", []], ["23", []], ["4", [1]], ["56789", []]]);
  });
});

describe("look-alike letters", () => {
  test("stand out inside a Latin word; a word of another script does not", () => {
    expect(lookAlikes("p\u0430y now")).toEqual([{ text: "p", looksAlike: false }, { text: "\u0430", looksAlike: true }, { text: "y now", looksAlike: false }]);
    for (const text of ["привет, мир", "Grüße an Zoë", "plain", ""]) expect(lookAlikes(text).some(({ looksAlike }) => looksAlike)).toBe(false);
  });

  test("lose no character", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => { expect(lookAlikes(text).map((part) => part.text).join("")).toBe(text); }));
  });
});

test("the address of the view is read as it was written", () => {
  const address: fc.Arbitrary<InjectionAddress> = fc.record({
    document: fc.constantFrom("d1", "d12", null), passage: fc.option(fc.integer({ min: 1, max: 9_999 })), call: fc.constantFrom("c7", null), verdict: fc.subarray([...documentOrder]),
    technique: fc.subarray(["override", "base64", "rot13"]), shown: fc.constantFrom(...shownAs),
  });
  fc.assert(fc.property(address, (one) => { expect(readInjectionAddress(new URLSearchParams(writeInjectionAddress(one)))).toEqual({ address: one, misread: [] }); }));
  expect(readInjectionAddress(new URLSearchParams("document=x&passage=0&verdict=bad,clean&shown=upside")).misread.toSorted()).toEqual(["document=x", "passage=0", "shown=upside", "verdict=bad"]);
});

test("keys go to the neighbour, and stop at both ends", () => {
  const scene = { documents: [{ id: "d1" }, { id: "d2" }], document: "d1", passages: [{ number: 1 }, { number: 2 }], passage: 2 };
  expect(stepThrough("nextPassage", { ...scene, passage: null })).toEqual({ document: "d1", passage: 1 });
  expect(stepThrough("previousPassage", scene)).toEqual({ document: "d1", passage: 1 });
  expect(stepThrough("nextPassage", scene)).toBeNull();
  expect(stepThrough("nextDocument", scene)).toEqual({ document: "d2", passage: null, call: null });
  expect(stepThrough("previousDocument", scene)).toBeNull();
  expect(stepThrough("goImpact", scene)).toBeNull();
});
