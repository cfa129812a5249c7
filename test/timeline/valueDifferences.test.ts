import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sameJson } from "../../lib/base/canonicalJson.ts";
import type { JsonValue } from "../../lib/base/json.ts";
import { valueDifferences } from "../../lib/timeline/valueDifferences.ts";
import { wordChanges } from "../../lib/timeline/wordChanges.ts";

const json = fc.jsonValue({ maxDepth: 3, noUnicodeString: true }).map((value) => value as JsonValue);

describe("values that differ", () => {
  test("two values have none exactly if they say the same", () => {
    fc.assert(fc.property(json, json, (a, b) => {
      expect(valueDifferences(a, b, 9).of === 0).toBe(sameJson(a, b));
      expect(valueDifferences(a, a, 9)).toEqual({ differences: [], of: 0 });
    }));
  });

  test("the other way round the same places differ, the other way round", () => {
    fc.assert(fc.property(json, json, (a, b) => {
      const [there, back] = [valueDifferences(a, b, 1_000), valueDifferences(b, a, 1_000)];
      const turned = back.differences.map(({ path, a: x, b: y }) => ({ path, a: y, b: x }));
      expect(turned.toSorted((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1))).toEqual(there.differences.toSorted((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1)));
    }));
  });

  test("places are named by the way to them, what is not there is nothing, and what is cut off is counted", () => {
    const { differences, of } = valueDifferences({ sql: "x", opts: { limit: 5, tags: ["a"] }, gone: true }, { sql: "x", opts: { limit: 50, tags: ["a", "b"] } }, 2);
    expect(differences).toEqual([{ path: "opts.limit", a: "5", b: "50" }, { path: "opts.tags.1", a: null, b: "b" }]);
    expect(of).toBe(3);
  });
});

describe("words that differ", () => {
  test("what has no plus is the first text, and what has no minus is the second", () => {
    const text = fc.oneof(fc.string(), fc.array(fc.constantFrom("never", "delete", "orders", " ", "\n", "90", "7", "days", "😀"), { maxLength: 30 }).map((words) => words.join("")));
    fc.assert(fc.property(text, text, (a, b) => {
      const changes = wordChanges(a, b);
      const without = (sign: string) => changes.filter((one) => one.sign !== sign).map((one) => one.text).join("");
      expect(without("+")).toBe(a);
      expect(without("-")).toBe(b);
    }));
  });

  test("one changed number in a long prompt is one word out and one in", () => {
    const prompt = (days: number) => `You tidy tables. Delete only rows older than ${days} days. Report what you did.`;
    expect(wordChanges(prompt(90), prompt(7)).filter(({ sign }) => sign !== " ")).toEqual([{ sign: "-", text: "90" }, { sign: "+", text: "7" }]);
  });

  test("texts that share nothing are replaced whole, however long", () => {
    const [a, b] = ["x ", "y "].map((word) => Array.from({ length: 8_000 }, (_, at) => `${word}${at}`).join(" "));
    const changes = wordChanges(a ?? "", b ?? "");
    expect(changes.filter(({ sign }) => sign !== " ").length).toBeGreaterThan(1);
    expect(changes.filter(({ sign }) => sign !== "+").map(({ text }) => text).join("")).toBe(a);
  });
});
