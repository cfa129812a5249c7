import { expect, test } from "vitest";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { custodyLines } from "../../lib/store/custodyLog.ts";
import { createIncident } from "../../lib/store/incidents.ts";
import { deleteView, renameView, savedViews, saveView } from "../../lib/store/views.ts";
import { tempStore } from "./tempStore.ts";

test("a view is kept as it was, renamed and deleted with one line of the log each", () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const saved = saveView(store, incident, { name: "Failed\nSQL", query: "?kind=TOOL&q=%22drop%22&x=%3Cb%3E", author: "Ada" });
  if (!saved.ok) throw new Error(saved.error);
  expect(saved.value).toMatchObject({ name: "Failed\u{FFFD}SQL", query: "kind=TOOL&q=%22drop%22&x=%3Cb%3E", author: "Ada" });
  expect(renameView(store, incident, saved.value.id, { name: "SQL", author: "" })).toEqual({ ok: true, value: { ...saved.value, name: "SQL" } });
  expect(savedViews(store, incident)).toEqual([{ ...saved.value, name: "SQL" }]);
  expect([deleteView(store, incident, saved.value.id), deleteView(store, incident, saved.value.id)]).toEqual([true, false]);
  expect(renameView(store, incident, saved.value.id, { name: "x", author: "" })).toEqual({ ok: false, error: "no_such_view" });
  expect(savedViews(store, incident)).toEqual([]);
  expect(custodyLines(store.cases, incident).map(({ event }) => event)).toEqual(["incident.created", "view.saved", "view.renamed", "view.deleted"]);
  expect(checkCustody(store.cases, incident).ok).toBe(true);
});

test("the 501st view is refused", () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const save = () => saveView(store, incident, { name: "v", query: "", author: "" });
  expect(save().ok).toBe(true);
  store.cases.$client.prepare(`insert into views select 'v' || value, incident, name, query, author, created_us from views,
    json_each((select json_group_array(key) from (with recursive n(key) as (select 1 union all select key + 1 from n where key < 499) select key from n)))`).run();
  expect(save()).toEqual({ ok: false, error: "too_many_views" });
  expect(savedViews(store, incident)).toHaveLength(500);
});
