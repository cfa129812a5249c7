import fc from "fast-check";
import { expect, test } from "vitest";
import { isObject, RawNumber, type JsonValue } from "../../lib/base/json.ts";
import { setMember } from "../../lib/base/jsonParser.ts";
import { canonicalJson, sameJson } from "../../lib/base/canonicalJson.ts";
import { parseJson } from "../../lib/base/losslessJson.ts";
import { anyJson } from "./jsonArbitrary.ts";

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  const turned = {};
  for (const [key, item] of Object.entries(value).reverse()) setMember(turned, key, reversed(item));
  return turned;
}

test("the order of names never makes a difference", () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(sameJson(reversed(value), value)).toBe(true);
    }),
  );
});

test("the canonical text reads back to the same canonical text", () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const read = parseJson(canonicalJson(value));
      expect(read.ok && canonicalJson(read.value)).toBe(canonicalJson(value));
    }),
  );
});

test("spellings of one number are one number, and neighbours that a double would join stay two", () => {
  const spelled = (text: string): string => canonicalJson(new RawNumber(text));
  expect(spelled("1.0")).toBe(canonicalJson(1));
  expect(spelled("100e-2")).toBe("1");
  expect(spelled("10000000000000000000000")).toBe(canonicalJson(1e22));
  expect(spelled("-0.0")).toBe(canonicalJson(-0));
  expect(spelled("9007199254740993")).not.toBe(spelled("9007199254740992"));
  expect(sameJson(new RawNumber("NaN"), "NaN")).toBe(false);
});

test("a value of any depth can be compared", () => {
  let deep: JsonValue = 1;
  for (let level = 0; level < 50_000; level++) deep = [deep];
  expect(sameJson(deep, deep)).toBe(true);
  expect(canonicalJson(deep)).toHaveLength(100_001);
});
