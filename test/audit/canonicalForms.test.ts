import { describe, expect, test } from "vitest";
import { canonicalBytes, canonicalFormNames, canonicalPair, canonicalText, type CanonicalFormName } from "../../lib/audit/canonicalForms.ts";
import { parseSignedJson, type SignedNode } from "../../lib/audit/signedJson.ts";

const read = (text: string): SignedNode => {
  const json = parseSignedJson(text);
  if (!json.ok) throw new Error(json.message);
  return json.root;
};
const written = (form: CanonicalFormName, text: string): string => canonicalText(form, read(text));

describe("RFC 8785", () => {
  test("numbers of its appendix B", () => {
    const cases: [string, string][] = [
      ["0", "0"], ["-0", "0"], ["5e-324", "5e-324"], ["-5e-324", "-5e-324"], ["1.7976931348623157e308", "1.7976931348623157e+308"], ["9007199254740992", "9007199254740992"],
      ["-9007199254740992", "-9007199254740992"], ["295147905179352830000", "295147905179352830000"], ["9.999999999999997e22", "9.999999999999997e+22"], ["1e23", "1e+23"],
      ["1.0000000000000001e23", "1.0000000000000001e+23"], ["999999999999999700000", "999999999999999700000"], ["1e21", "1e+21"], ["9.999999999999997e-7", "9.999999999999997e-7"],
      ["0.000001", "0.000001"], ["333333333.3333332", "333333333.3333332"], ["333333333.33333325", "333333333.33333325"], ["1424953923781206.2", "1424953923781206.2"], ["1.0", "1"], ["1E2", "100"],
    ];
    expect(cases.map(([text]) => written("jcs", text))).toEqual(cases.map(([, want]) => want));
  });

  test("its example of strings and of order", () => {
    expect(written("jcs", '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'))
      .toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
    expect(written("jcs", '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}')).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
  });
});

test("Python writes floats with a point or a two-digit exponent, whole numbers at any size, and order by code point", () => {
  const cases: [string, string][] = [["1250.0", "1250.0"], ["1.50", "1.5"], ["1e5", "100000.0"], ["1e16", "1e+16"], ["123456789012345680.0", "1.2345678901234568e+17"], ["1e-5", "1e-05"], ["0.0001", "0.0001"], ["-0.0", "-0.0"], ["-0", "0"], ["9007199254740993", "9007199254740993"], ["1e400", "Infinity"], ["1.5e300", "1.5e+300"], ["9999999999999998.0", "9999999999999998.0"]];
  expect(cases.map(([text]) => written("pyCompact", text))).toEqual(cases.map(([, want]) => want));
  expect(written("pyCompact", '{"\\ud83d\\ude00":1,"\\ufb33":2}')).toBe('{"\ufb33":2,"\ud83d\ude00":1}');
  expect(written("pyCompactAscii", '"caf\u00e9 \ud83d\ude00 \u007f"')).toBe('"caf\\u00e9 \\ud83d\\ude00 \\u007f"');
  expect(written("pyDefault", '{"b":[1,2],"a":"x"}')).toBe('{"a": "x", "b": [1, 2]}');
});

test("Go escapes what HTML minds; JavaScript puts array indices first and loses __proto__; the verbatim form keeps number texts", () => {
  expect(written("goCompact", '{"a":"<&>\u2028\u2029"}')).toBe('{"a":"\\u003c\\u0026\\u003e\\u2028\\u2029"}');
  expect(written("jsObjectSort", '{"b":1,"10":2,"9":3,"__proto__":4,"01":5,"4294967295":6}')).toBe('{"9":3,"10":2,"01":5,"4294967295":6,"b":1}');
  expect(written("verbatimSorted", '{"b":1.50,"a":1e5}')).toBe('{"a":1e5,"b":1.50}');
  expect(written("insertion", '{"b":1.50,"a":1e5}')).toBe('{"b":1.5,"a":100000}');
  expect(written("jcsNfcInt", '{"e\u0301":1,"\\u00e8":"e\u0301"}')).toBe('{"\u00e8":"\u00e9","\u00e9":1}');
});

test("all forms agree on plain records, an object is written the same in one piece and as a pair, and many members are sorted as few are", () => {
  const many = `{${Array.from({ length: 60 }, (_, at) => `"k${String((at * 37) % 60).padStart(2, "0")}":${at}`).join(",")}}`;
  for (const text of ['{"a":1,"b":["x",true,null],"c":{"d":"e"}}', many]) {
    const all = new Set(canonicalFormNames.filter((form) => form !== "pyDefault" && form !== "insertion").map((form) => written(form, text)));
    expect(all.size).toBe(1);
  }
  const root = read('{"sig":"x","b":2,"a":"\u00e9"}');
  expect(root.kind === "object" && canonicalPair("jcs", root, "sig")).toEqual({ whole: '{"a":"\u00e9","b":2,"sig":"x"}', without: '{"a":"\u00e9","b":2}' });
  expect(root.kind === "object" && canonicalPair("pyDefault", root, "b")).toEqual({ whole: '{"a": "\\u00e9", "b": 2, "sig": "x"}', without: '{"a": "\\u00e9", "sig": "x"}' });
  expect(new TextDecoder().decode(canonicalBytes("jcs", root))).toBe(canonicalText("jcs", root));
});
