import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy/parsePolicy.ts";
import { placesIn } from "../../lib/policy/problemPlace.ts";

const policy = ["schema: aftertrace.policy/1", "name: p", "version: 1", "default: deny", "tools:", "  - tool: a", "    allow:", "      - id: a.one", "        match:", "          x: {patern: y}", ""].join("\n");

/** Where the first problem of a text is told to lie. */
function placeOf(text: string) {
  const read = parsePolicy(text);
  return read.ok ? null : placesIn(text)(read.problems[0]?.at ?? "");
}

describe("a problem is told by its line and its column", () => {
  test.each([
    ["a misspelled member", policy, { line: 10, column: 15 }],
    ["a wrong value", policy.replace("patern: y", "any: true").replace("default: deny", "default: allow"), { line: 4, column: 1 }],
    ["broken YAML, where the parser could not go on", policy.replace("name: p", "name: [p"), { line: 3, column: 1 }],
    ["a member twice", policy.replace("patern: y", "any: true").replace("version: 1", "version: 1\nversion: 2"), { line: 4, column: 1 }],
    ["broken JSON", '{"schema": "aftertrace.policy/1",\n  "name" 1}', { line: 2, column: expect.any(Number) }],
  ])("%s", (_, text, place) => {
    expect(placeOf(text)).toEqual(place);
  });

  test("what points into nothing is told at the deepest place that is there, and what points nowhere at none", () => {
    expect(placesIn(policy)("/tools/0/allow/0/match/nothing")).toEqual({ line: 9, column: 9 });
    expect(placesIn(policy)("file")).toBeNull();
  });
});
