import { expect, onTestFinished, test } from "vitest";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { spansAfter } from "../../lib/store/spans.ts";
import { fillSyntheticIndex } from "../bench/syntheticIndex.ts";

test("pages of spans do not walk over the messages between them", () => {
  const db = openTraceIndex(":memory:", "create");
  onTestFinished(() => void db.close());
  fillSyntheticIndex(db, 5_000);
  db.exec("update steps set type = 'message' where id % 1000 <> 0; analyze");
  const rows = spansAfter({ db }, { after: 0, count: 3 }).map(({ row }) => row);
  expect(rows.every((row) => row % 1_000 === 0)).toBe(true);
  expect(spansAfter({ db }, { after: rows.at(-1) ?? 0, count: 3 }).every(({ row }) => row > (rows.at(-1) ?? 0))).toBe(true);
  const plan = db.prepare<[], { detail: string }>("explain query plan select id from steps where id > 0 and type = 'span' order by id limit 3").all();
  expect(plan.map(({ detail }) => detail).join()).toContain("steps_spans");
});
