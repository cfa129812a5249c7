import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { ftsExpression, searchPhrases, tooManyWords } from "../../lib/store/searchWords.ts";

const db = openTraceIndex(":memory:", "create");
db.prepare("insert into hits (rowid, input, output) values (1, 'DROP TABLE orders; -- now', 'ok'), (2, 'drop_table naïve', 'orders table')").run();
afterAll(() => db.close());
const find = (q: string): number[] => {
  const expression = ftsExpression(q);
  return expression === null ? [] : db.prepare<[string], number>("select rowid from hits where hits match ?").pluck().all(expression);
};

test("no text of a user is ever a syntax error", () => {
  const nasty = fc.oneof(fc.string({ maxLength: 40, unit: "binary" }), fc.string({ unit: fc.constantFrom('"', "*", " ", "(", ")", ":", "^", "-", "+", "a", "AND", "NEAR", "\0", "{", "'") }));
  fc.assert(fc.property(nasty, (q) => void find(q)), { numRuns: 2_000 });
});

test("a search of a thousand characters is not too much", () => {
  expect(find("a ".repeat(500))).toEqual([]);
  expect(find("a* ".repeat(300)).length).toBe(0);
});

test("words are joined by and, quotes keep their order, a star begins a word", () => {
  expect(find("table orders")).toEqual([1, 2]);
  expect(find('"table orders"')).toEqual([1]);
  expect(find("drop_tab*")).toEqual([2]);
  expect(find("drop table")).toEqual([1]);
  expect(find("naive")).toEqual([2]);
  expect(find('"drop ta"*')).toEqual([1]);
});

test("operators of the query language are words like any other", () => {
  expect(find("orders OR nothing")).toEqual([]);
  expect(find("output:ok")).toEqual([]);
  expect(searchPhrases("NEAR(a b)")).toEqual([{ words: "NEAR(a", prefix: false }, { words: "b)", prefix: false }]);
});

test("what the index does not hold is not looked for", () => {
  expect(ftsExpression("-- ; *")).toBeNull();
  expect(find("drop -- table")).toEqual([1]);
});

test("a word said twice is looked up once, and words are counted inside phrases too", () => {
  expect(ftsExpression("rm rm RM* rm")).toBe('"rm" "RM" *');
  expect(tooManyWords(`"${"word ".repeat(41)}"`)).toBe(true);
  expect(tooManyWords("word ".repeat(200))).toBe(false);
});
