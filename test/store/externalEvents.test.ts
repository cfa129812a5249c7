import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { eventsQuerySchema, listedEventsSchema } from "../../lib/api/eventContract.ts";
import { timelineOverviewSchema } from "../../lib/api/timelineContract.ts";
import { addEvent, manualEvents } from "../../lib/store/events.ts";
import { eventTimes, firstFrom, importedEvent } from "../../lib/store/externalEvents.ts";
import type { IncidentIndex } from "../../lib/store/incidentIndex.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { listedEvents } from "../../lib/store/listedEvents.ts";
import { timelineOverview } from "../../lib/store/timelineOverview.ts";
import { incidentOf, reanalyzed } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";
import { asked, noMarks } from "./timelineIndex.ts";

const trace = readFileSync("public/samples/brackwell-force-push/trace-download.json");
const table = `time,kind,source,text
2026-05-12T13:43:00Z,deploy,ci,"new HEAD, on main"
no time at all,alert,ci,lost
2026-05-12T13:47:00Z,alert,ci,tests fail
2026-05-12T13:52:00Z,,chat,who pushed?
2024-01-01T00:00:00Z,alert,monitor,two years before
`;
const us = (text: string): number => Date.parse(text) * 1_000;
const query = (more: Record<string, string> = {}) => eventsQuerySchema.parse(more);

let [store, incident, index]: [Store | null, string, IncidentIndex | null] = [null, "", null];
beforeEach(async () => {
  store = tempStore();
  incident = await incidentOf(store, ["trace.json", trace], ["events.csv", table]);
  index = await reanalyzed(store, incident);
});
function here(): { readonly store: Store; readonly index: IncidentIndex } {
  if (store === null || index === null) throw new Error("not set up");
  return { store, index };
}
const texts = (more: Record<string, string> = {}) =>
  listedEvents(here().index, manualEvents(here().store, incident), query(more)).events.map(({ origin, text }) => `${origin} ${text}`);
const byHand = (at: string, text: string) => addEvent(here().store, incident, { atUs: us(at), kind: "noticed", text, author: "Ada" });

describe("the events of a file among the exhibits", () => {
  test("stand beside those that people wrote down, in order of time, each with its origin, source and place", () => {
    byHand("2026-05-12T13:45:00Z", "woke up");
    const list = listedEvents(here().index, manualEvents(here().store, incident), query());
    expect(listedEventsSchema.parse(list)).toEqual(list);
    expect(list.events.map(({ origin, text }) => `${origin} ${text}`)).toEqual([
      "imported two years before", "imported new HEAD, on main", "manual woke up", "imported tests fail", "imported who pushed?",
    ]);
    expect(list).toMatchObject({ total: 5, of: 5, manual: 1, kinds: { of: 3, values: [{ value: "alert", count: 2 }, { value: "(none)", count: 1 }, { value: "deploy", count: 1 }] } });
    expect(list.events[1]).toMatchObject({ id: "x2-1", kind: "deploy", source: "ci", cite: { exhibit: "x2", at: "row 1" }, timeText: "2026-05-12T13:43:00Z", cut: false });
  });

  test("are found by filters of kind, source, exhibit, origin and time, and page by page", () => {
    byHand("2026-05-12T13:45:00Z", "woke up");
    expect(texts({ source: "ci" })).toEqual(["imported new HEAD, on main", "imported tests fail"]);
    expect(texts({ kind: "(none)" })).toEqual(["imported who pushed?"]);
    expect(texts({ origin: "manual" })).toEqual(["manual woke up"]);
    expect(texts({ x: "x1" })).toEqual([]);
    expect(texts({ t: "2026-05-12T13:43:00Z..2026-05-12T13:45:00Z" })).toEqual(["imported new HEAD, on main", "manual woke up"]);
    const whole = texts();
    fc.assert(fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 }), (from, count) => {
      expect(texts({ from: String(from), count: String(count) })).toEqual(whole.slice(from, from + count));
    }));
  });

  test("cite the original bytes: what lies at an event's place is its row", () => {
    const event = importedEvent(here().index, "x2-3");
    expect(event).toMatchObject({ id: "x2-3", text: "tests fail", cite: { at: "row 3" } });
    expect(Buffer.from(table).subarray(event?.cite.offset ?? 0, (event?.cite.offset ?? 0) + (event?.cite.length ?? 0)).toString()).toBe("2026-05-12T13:47:00Z,alert,ci,tests fail");
    for (const id of ["x2-2", "x2-99", "x1-1", "x2", "", "x2-0", "x02-1", "x2-1; drop table records"]) expect(importedEvent(here().index, id)).toBeNull();
  });

  test("have the same names after a new analysis", async () => {
    const before = listedEvents(here().index, [], query()).events;
    index = await reanalyzed(here().store, incident);
    expect(listedEvents(here().index, [], query()).events).toEqual(before);
  });

  test("lie on the lane of events; what is years away is counted there and does not stretch the axis", () => {
    byHand("2026-05-12T13:45:00Z", "woke up");
    const overview = timelineOverview(here().index, asked(), noMarks, { buckets: 10, slots: 1_000 }, manualEvents(here().store, incident));
    expect(timelineOverviewSchema.parse(overview)).toEqual(overview);
    const lane = overview.lanes.find(({ lane: name }) => name === "event");
    expect(lane?.total).toBe(5);
    expect(lane?.marks.map(({ event, imported, label }) => [imported, label, event?.startsWith("x2-")])).toEqual([
      [true, "deploy: new HEAD, on main", true], [false, "woke up", false], [true, "alert: tests fail", true], [true, "who pushed?", true],
    ]);
    expect(overview.whole?.to).toBe(us("2026-05-12T13:52:00Z"));
    expect(overview.whole?.from).toBeGreaterThan(us("2026-05-11T00:00:00Z"));
  });

  test("without a file there are none, and without an index there are those of people", async () => {
    byHand("2026-05-12T13:45:00Z", "woke up");
    expect(listedEvents(null, manualEvents(here().store, incident), query())).toMatchObject({ total: 1, of: 1, events: [{ origin: "manual" }], kinds: { of: 0 } });
    const bare = await incidentOf(here().store, ["trace.json", trace]);
    expect(listedEvents(await reanalyzed(here().store, bare), [], query())).toMatchObject({ total: 0, of: 0, events: [] });
  });
});

test("long texts are cut for lists, and say so; kinds and sources are one line", async () => {
  const own = tempStore();
  const rows = [{ time: 1_778_587_200, kind: `a\nb${"k".repeat(500)}`, source: " s ", text: `${"x".repeat(3_999)}😀`, description: "d" }, { time: 1_778_587_201, kind: "k", source: "s", text: "short" }];
  const one = await incidentOf(own, ["e.jsonl", rows.map((row) => JSON.stringify(row)).join("\n")]);
  const [long, short] = listedEvents(await reanalyzed(own, one), [], query()).events;
  expect(long).toMatchObject({ cut: true, source: "s", text: "x".repeat(3_999) });
  expect(long?.kind).toBe(`a b${"k".repeat(117)}`);
  expect(short).toMatchObject({ cut: false, text: "short" });
});

test("the first place from an instant on is the first one not before it", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: -1, max: 51 }), (drawn, wanted) => {
    const at = Float64Array.from(drawn.toSorted((a, b) => a - b));
    expect(firstFrom(at, wanted)).toBe(at.filter((one) => one < wanted).length);
  }));
});

test("times are read once for each open index", () => {
  expect(eventTimes(here().index)).toBe(eventTimes(here().index));
});
