import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MappedTextBuilder, placeOf, spanOf } from "@/lib/injection/text/mappedText.ts";
import { Members } from "@/lib/injection/text/members.ts";

const piece = fc.record({ kind: fc.constantFrom("copy", "write"), text: fc.constantFrom("", "a", "bc", "def"), gap: fc.nat(2) });

test("a reading says of each code unit where it stands, whether its places were written down or not", () => {
  fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.nat(3), (pieces, behind) => {
    const builder = new MappedTextBuilder();
    const places: number[] = [];
    let at = 5;
    for (const { kind, text, gap } of pieces) {
      at += gap;
      if (kind === "copy") builder.copy(text, at);
      else builder.write(text, at);
      for (let i = 0; i < text.length; i++) places.push(kind === "copy" ? at + i : at);
      at += text.length;
    }
    const mapped = builder.build(at + behind);
    expect(mapped.text).toBe(pieces.map(({ text }) => text).join(""));
    expect(Array.from(mapped.text, (_, index) => placeOf(mapped, index))).toEqual(places);
    expect(placeOf(mapped, mapped.text.length)).toBe(at + behind);
    for (let index = 0; index < places.length; index++) expect(spanOf(mapped, index, index + 1).start).toBe(places[index]);
  }));
});

test("blocks are found by their group, in order", () => {
  fc.assert(fc.property(fc.array(fc.nat(5), { maxLength: 20 }), (groups) => {
    const members = new Members(Int32Array.from(groups), 6);
    for (let group = 0; group < 6; group++) {
      const expected = groups.flatMap((one, number) => (one === group ? [number] : []));
      expect([...members.of(group)]).toEqual(expected);
      expect(members.areSeveral(group)).toBe(expected.length > 1);
    }
  }));
});
