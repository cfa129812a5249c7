import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText } from "../../lib/audit/canonicalForms.ts";
import { parseSignedJson } from "../../lib/audit/signedJson.ts";
import { jcs, wellFormed, wellFormedMembers, type PlainJson, type PlainObject } from "../../lib/base/jcs.ts";

const plainJson: fc.Arbitrary<PlainJson> = fc.letrec<{ value: PlainJson }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null), fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string({ unit: "grapheme" }),
    fc.constantFrom("\u2028", "\u0000\b\u007f", "€", "\u{1F600}", "\ufb33", "1"),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string({ unit: "grapheme", maxLength: 4 }), fc.constantFrom("10", "9", "\u{1F600}", "\ufb33", "__proto__")), tie("value"), { maxKeys: 5 }),
  ),
})).value;

test("what is signed here is spelled as the verifying engine spells it, however it was written before", () => {
  fc.assert(fc.property(plainJson, (value) => {
    const read = parseSignedJson(JSON.stringify(value, null, 2));
    expect(read.ok && canonicalText("jcs", read.root)).toBe(jcs(value));
  }));
});

test("the example of RFC 8785, 3.2.2, is spelled as it is there", () => {
  const value = { numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] };
  expect(jcs(value)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
});

test("what has no canonical spelling is refused, not signed", () => {
  for (const value of [NaN, Infinity, "\ud800", { "\udc00": 1 }, ["a\udfffb"]]) expect(() => jcs(value)).toThrow(RangeError);
});

test("half surrogate pairs are replaced wherever they stand, whole ones are kept", () => {
  expect(wellFormed("a\ud800b\u{1F600}\udc00")).toBe("a\ufffdb\u{1F600}\ufffd");
  const object: PlainObject = { "\ud800": ["\ud800", { deep: "\udc00" }], plain: 1 };
  expect(wellFormedMembers(object)).toEqual({ "\ufffd": ["\ufffd", { deep: "\ufffd" }], plain: 1 });
});
