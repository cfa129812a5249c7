import { expect, test } from "vitest";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { custodyLines } from "../../lib/store/custodyLog.ts";
import { addEvent, editEvent, manualEvents, removeEvent } from "../../lib/store/events.ts";
import { createIncident } from "../../lib/store/incidents.ts";
import { tempStore } from "./tempStore.ts";

const at = (text: string): number => Date.parse(text) * 1_000;

test("events come in order of time, whenever they were written, and each change is one line of the log", () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const add = (instant: string, text: string) => {
    const result = addEvent(store, incident, { atUs: at(instant), kind: "noticed", text, author: "Ada" });
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };
  const late = add("2026-03-01T12:00:00Z", "called the\nDBA");
  const early = add("2026-03-01T11:00:00Z", "alert");
  expect(manualEvents(store, incident)).toEqual([early, late]);
  const edited = editEvent(store, incident, late.id, { atUs: at("2026-03-01T10:00:00Z"), kind: "contained", text: "key revoked", author: "" });
  expect(edited).toEqual({ ok: true, value: { ...late, atUs: at("2026-03-01T10:00:00Z"), kind: "contained", text: "key revoked" } });
  expect(manualEvents(store, incident).map(({ id }) => id)).toEqual([late.id, early.id]);
  expect([removeEvent(store, incident, early.id), removeEvent(store, incident, early.id)]).toEqual([true, false]);
  const lines = custodyLines(store.cases, incident, 1);
  expect(lines.map(({ event }) => event)).toEqual(["event.added", "event.added", "event.edited", "event.removed"]);
  expect(lines[2]?.text).toContain('contained at 2026-03-01T10:00:00.000Z: "key revoked"');
  expect(lines[2]?.text).toContain('it was event');
  expect(checkCustody(store.cases, incident).ok).toBe(true);
});

test("the 1,001st event is refused", () => {
  const store = tempStore();
  const incident = createIncident(store, { title: "t" }, "responder");
  const add = () => addEvent(store, incident, { atUs: 0, kind: "other", text: "e", author: "" });
  expect(add().ok).toBe(true);
  store.cases.$client.prepare(`insert into events select 'e' || value, incident, at_us, kind, text, author, created_us from events,
    json_each((select json_group_array(key) from (with recursive n(key) as (select 1 union all select key + 1 from n where key < 999) select key from n)))`).run();
  expect(add()).toEqual({ ok: false, error: "too_many_events" });
});
