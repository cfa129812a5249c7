import { expect, test } from "vitest";
import { mentionsIn } from "../../lib/timeline/eventMentions.ts";

const keys = (text: string) => mentionsIn(text).map(({ key }) => key);

test("commits, tickets, ids and command lines are named once each; a short and a long form of one commit are one", () => {
  expect(keys("metering#1841: new HEAD 7c55e01 on main, 7c55e01aa0f3 deployed, OPS-12")).toEqual(["commit 7c55e01", "metering#1841", "OPS-12"]);
  expect(keys("Root cause: git push --force origin main in a terminal")).toEqual(["git push --force origin main"]);
  expect(keys("3F2504E0-4F89-11D3-9A0C-0305E82C3301 rolled back")).toEqual(["3f2504e0-4f89-11d3-9a0c-0305e82c3301"]);
});

test("numbers, words and years are no ids", () => {
  expect(keys("database down at 20260512, 1234567 rows, decade, CPU 80 %, web-1, 500 of 500")).toEqual([]);
});

test("however long a text is, and whatever it names, no more than twenty are taken", () => {
  expect(mentionsIn(Array.from({ length: 5_000 }, (_, at) => `OPS-${at}`).join(" "))).toHaveLength(20);
  expect(mentionsIn("a".repeat(1_000_000))).toEqual([]);
});
