import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RawNumber } from "../../lib/base/json.ts";
import { writeJson } from "../../lib/base/jsonWriter.ts";
import { parseJson, parseJsonFast, parseJsonPrefix } from "../../lib/base/losslessJson.ts";
import { anyJson } from "./jsonArbitrary.ts";

function value(text: string): unknown {
  const read = parseJson(text);
  return read.ok ? read.value : `${read.message} at ${read.position}`;
}

function notesOf(text: string): string[] {
  const read = parseJson(text);
  return read.ok
    ? Object.entries(read.notes).flatMap(([name, place]) => (place ? [`${name}@${place.position}`] : []))
    : ["failed"];
}

describe("reading JSON without loss", () => {
  test("what was written is read back as it was, digits and names included", () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom(0, 2), (given, indent) => {
        expect(parseJson(writeJson(given, indent))).toMatchObject({ ok: true, value: given });
      }),
    );
  });

  test("plain values are read exactly as JSON.parse reads them", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/[0-9]{16}/.test(text));
        expect(value(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test("text that JSON.parse refuses is refused, apart from NaN and the infinities", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", "x", ",", "}", '"', "\\", "\n", "0", "]"),
        (text, at, put) => {
          const cut = at % (text.length + 1);
          const damaged = text.slice(0, cut) + put + text.slice(cut + 1);
          let expected: unknown;
          try {
            expected = JSON.parse(damaged);
          } catch {
            expected = undefined;
          }
          expect(parseJson(damaged).ok).toBe(expected !== undefined);
        },
      ),
    );
  });

  test("an integer beyond 2^53 keeps every digit", () => {
    expect(value("[9007199254740993,-9007199254740993,9007199254740991]")).toEqual([
      new RawNumber("9007199254740993"),
      new RawNumber("-9007199254740993"),
      9007199254740991,
    ]);
    expect(notesOf("[9007199254740993]")).toEqual(["bigInteger@1"]);
  });

  test("numbers that overflow or whose whole part a double changes keep their spelling; long fractions are numbers", () => {
    expect(value("[1e400,123456789012345678.5,0.1000000000000000055511151231257827,1e22,1e-400]")).toEqual([
      new RawNumber("1e400"),
      new RawNumber("123456789012345678.5"),
      0.1,
      1e22,
      new RawNumber("1e-400"),
    ]);
    expect(notesOf("1e400")).toEqual(["nonFinite@0"]);
  });

  test("NaN and Infinity as bare words are read and noted", () => {
    expect(value('{"a":NaN,"b":-Infinity,"c":Infinity}')).toEqual({
      a: new RawNumber("NaN"),
      b: new RawNumber("-Infinity"),
      c: new RawNumber("Infinity"),
    });
    expect(notesOf('{"a":NaN}')).toEqual(["nonFinite@5"]);
  });

  test("of two equal names the last wins and the repetition is noted", () => {
    expect(value('{"a":1,"b":2,"a":3}')).toEqual({ a: 3, b: 2 });
    expect(notesOf('{"a":1,"b":2,"a":3}')).toEqual(["duplicateKey@13"]);
  });

  test("a name `__proto__` is data and changes no prototype", () => {
    const read = value('{"__proto__":{"admin":true}}');
    expect(Object.keys(Object(read))).toEqual(["__proto__"]);
    expect(Reflect.get(Object(read), "admin")).toBeUndefined();
  });

  test("half a surrogate pair is noted, a whole pair is not", () => {
    expect(notesOf(String.raw`"\ud83d"`)).toEqual(["loneSurrogate@0"]);
    expect(notesOf(String.raw`"\ud83d\ude00"`)).toEqual([]);
  });

  test("depth costs no call stack, and more than the limit is refused", () => {
    const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
    expect(parseJson(deep(500)).ok).toBe(true);
    expect(value(deep(501))).toContain("nested deeper than 500 levels");
    const read = parseJson(deep(100_000), { depthMax: 1e9 });
    expect(read.ok && writeJson(read.value)).toBe(deep(100_000));
  });

  test("a fault is told by line and column, and a text that ends too early is told apart", () => {
    expect(parseJson('{\n "a": tru}')).toMatchObject({ ok: false, line: 2, column: 7, truncated: false });
    for (const cut of ['{"a":[1,2', '{"a":"b', '{"a"', "[tru", "[-", "[1e", ""])
      expect(parseJson(cut)).toMatchObject({ ok: false, truncated: true });
    for (const wrong of ["[1 2]", "[1]]", "{'a':1}", '"a\nb"', "[1,]"])
      expect(parseJson(wrong)).toMatchObject({ ok: false, truncated: false });
  });

  test("a prefix of a document gives the value as far as it goes", () => {
    expect(parseJsonPrefix('{"a":[1,{"b":"cut he').value).toEqual({ a: [1, { b: "cut he" }] });
    expect(parseJsonPrefix('{"a":1,"b').value).toEqual({ a: 1 });
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, at) => {
        const { failure } = parseJsonPrefix(text.slice(0, at % text.length));
        expect(failure === null || failure.truncated).toBe(true);
      }),
    );
  });
});

describe("the fast way", () => {
  const plain = { longNumber: false, oddWord: false, surrogateEscape: true, depth: 2 };
  test("notices a repeated name by the number of members", () => {
    expect(parseJsonFast('{"a":1,"a":2}', { ...plain, members: 2 })).toMatchObject({
      ok: true,
      value: { a: 2 },
      notes: { duplicateKey: { position: 7 } },
    });
  });
  test("notices half a surrogate pair, and is not misled by an escaped backslash before the letter u", () => {
    expect(parseJsonFast(String.raw`["\ud800"]`, { ...plain, members: 0 })).toMatchObject({
      notes: { loneSurrogate: { position: 1 } },
    });
    expect(parseJsonFast(String.raw`["\\ud800"]`, { ...plain, members: 0 })).toMatchObject({
      value: ["\\ud800"],
      notes: { loneSurrogate: null },
    });
  });
});
