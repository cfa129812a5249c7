import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { excerptOf } from "../../lib/store/excerpt.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { ftsExpression } from "../../lib/store/searchWords.ts";

const db = openTraceIndex(":memory:", "create");
afterAll(() => db.close());
const put = db.prepare("insert into hits (rowid, input, output) values (?, ?, '')");
const find = db.prepare<[string], number>("select max(rowid) from hits where hits match ?").pluck();

const piece = fc.constantFrom("drop", "DROP", "table", "naïve", "naive", "snake_case", "Ünïcode", "x1", "42", "привет", "数据", "😀", "-", ".", "'", '"', "(", "/", "é");
const text = fc.array(fc.tuple(piece, fc.constantFrom(" ", "", "\n", ", ")), { maxLength: 14 }).map((parts) => parts.flat().join(""));
const q = fc.array(fc.tuple(piece, fc.constantFrom("", "*")).map((parts) => parts.join("")), { minLength: 1, maxLength: 1 }).map((words) => words.join(" "));

test("what the index finds, the excerpt finds again in the text itself", () => {
  let rowid = 0;
  fc.assert(
    fc.property(text, q, (content, search) => {
      put.run(++rowid, content);
      const expression = ftsExpression(search);
      const isHit = expression !== null && find.get(expression) === rowid;
      const excerpt = excerptOf(content, search);
      expect(excerpt !== null).toBe(isHit);
    }),
    { numRuns: 1_500 },
  );
});

test("an excerpt is one line with the words in the middle", () => {
  expect(excerptOf(`${"a ".repeat(200)}please\nDROP\tTABLE orders${" z".repeat(200)}`, '"drop table"')).toMatchObject({ match: "DROP TABLE" });
  const excerpt = excerptOf(`${"a ".repeat(200)}please DROP`, "drop");
  expect(excerpt?.before.length).toBeLessThanOrEqual(80);
  expect(excerptOf("nothing here", "absent")).toBeNull();
});
