import { expect, test, vi } from "vitest";
import { makeDecision, withdrawDecision } from "../../lib/store/decisions.ts";
import { addMark, removeMark } from "../../lib/store/marks.ts";
import { markedRows } from "../../lib/store/rowMarks.ts";
import { saveView } from "../../lib/store/views.ts";
import { incidentOf, reanalyzed, transcript } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";

async function oneCase() {
  const store = tempStore();
  const incident = await incidentOf(store, ["a.json", transcript("orders")]);
  const index = await reanalyzed(store, incident);
  const callRow = index.db.prepare<[], number>("select row from calls").pluck().get() ?? 0;
  return { store, incident, index, callRow, rows: () => markedRows(store, incident, index) };
}

test("rows show star, tags, number of notes and the decision; a document's count for the row of its call", async () => {
  const { store, incident, index, callRow, rows } = await oneCase();
  expect(rows().size).toBe(0);
  const add = (mark: { kind: "star" } | { kind: "note" | "tag"; text: string }, subject: { row: number } | { document: number }) =>
    addMark(store, incident, index, { ...mark, subject, author: "" });
  add({ kind: "star" }, { row: callRow });
  add({ kind: "note", text: "n" }, { document: 1 });
  add({ kind: "note", text: "n" }, { row: callRow });
  add({ kind: "tag", text: "b" }, { row: callRow });
  add({ kind: "tag", text: "a" }, { document: 1 });
  add({ kind: "tag", text: "b" }, { document: 1 });
  add({ kind: "note", text: "elsewhere" }, { row: 1 });
  expect(Object.fromEntries(rows())).toEqual({
    [callRow]: { star: true, notes: 2, tags: ["a", "b"], decided: null }, 1: { star: false, notes: 1, tags: [], decided: null },
  });
  const decide = (subject: { row: number } | { document: number }, value: "harmful" | "harmless") => {
    const result = makeDecision(store, incident, index, { subject, kind: "harm", value, reason: "r", author: "" });
    return result.ok ? result.value.id : "";
  };
  decide({ document: 1 }, "harmful");
  expect(rows().get(callRow)?.decided).toBe("harmful");
  const own = decide({ row: callRow }, "harmless");
  expect(rows().get(callRow)?.decided).toBe("harmless");
  withdrawDecision(store, incident, index, own, { reason: "", author: "" });
  expect(rows().get(callRow)?.decided).toBe("harmful");
});

test("the very same map is answered until a mark changes, and a new one at once when it does", async () => {
  const { store, incident, index, rows } = await oneCase();
  const none = rows();
  expect(rows()).toBe(none);
  const star = addMark(store, incident, index, { kind: "star", subject: { row: 1 }, author: "" });
  const starred = rows();
  expect(starred).not.toBe(none);
  expect(rows()).toBe(starred);
  saveView(store, incident, { name: "v", query: "", author: "" });
  expect(rows()).toBe(starred);
  removeMark(store, incident, star.ok ? star.value.id : "");
  expect(rows()).not.toBe(starred);
  expect(rows().size).toBe(0);
});

test("a new analysis answers a map of its own rows", async () => {
  const { store, incident, index, rows } = await oneCase();
  addMark(store, incident, index, { kind: "star", subject: { row: 1 }, author: "" });
  const before = rows();
  const again = await reanalyzed(store, incident);
  expect(markedRows(store, incident, again)).toEqual(before);
  expect(markedRows(store, incident, again)).not.toBe(before);
});

test("the copies of the code in other bundles answer the same map, and see each other's changes", async () => {
  const { store, incident, index, rows } = await oneCase();
  vi.resetModules();
  const other: { readonly markedRows: typeof markedRows } = await import("../../lib/store/rowMarks.ts");
  const writer: { readonly addMark: typeof addMark } = await import("../../lib/store/marks.ts");
  expect(other.markedRows).not.toBe(markedRows);
  expect(other.markedRows(store, incident, index)).toBe(rows());
  writer.addMark(store, incident, index, { kind: "star", subject: { row: 1 }, author: "" });
  expect(rows().get(1)?.star).toBe(true);
  expect(other.markedRows(store, incident, index)).toBe(rows());
});
