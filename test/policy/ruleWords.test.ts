import { expect, test } from "vitest";
import type { Condition } from "../../lib/policy/policyDocument.ts";
import { conditionWords, ruleWords } from "../../lib/policy/ruleWords.ts";

const cases: readonly (readonly [Condition, string])[] = [
  [["a", "b"], "a, b"], [["a", "b", "c", "d", "e"], "a, b, c, d and 1 more"], [{ one_of: [] }, "none"], [{ from: ["user", "results"] }, "named by the user or a trusted result"],
  [{ any_of: [{ one_of: ["a"] }, { from: ["user"] }] }, "a; or named by the user"], [{ type: "string", max_length: 100, optional: true }, "any string, up to 100 characters; or not there"],
  [{ prefix: "/srv/" }, "below /srv/"], [true, "yes"], ["", "the empty text"],
];

test.each(cases)("%j is said as %s", (condition, words) => {
  expect(conditionWords(condition)).toBe(words);
});

test("a rule is said line by line: bounds as bounds, fields that are derived by their meaning, arguments by their names", () => {
  expect(ruleWords({ id: "r", match: { rows_max: 10, statement_type: ["SELECT"], "$.method": "GET" }, extra: "allow" })).toEqual(["rows: at most 10", "statement: SELECT", "method: GET", "further arguments are no obstacle"]);
  expect(ruleWords({ id: "r", match: {} })).toEqual(["a call without arguments"]);
});
