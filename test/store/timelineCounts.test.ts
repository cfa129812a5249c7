import fc from "fast-check";
import { expect, test } from "vitest";
import type { ManualEvent } from "../../lib/api/annotationContract.ts";
import { timelineFacetsSchema, timelineOverviewSchema, timelineStopSchema } from "../../lib/api/timelineContract.ts";
import { timelinePosition, timelineWindow } from "../../lib/store/timeline.ts";
import { timelineFacets } from "../../lib/store/timelineFacets.ts";
import { timelineOverview } from "../../lib/store/timelineOverview.ts";
import { timelineStop } from "../../lib/store/timelineStops.ts";
import { writeList } from "../../lib/timeline/filterList.ts";
import { facetNames, isFlagged, stopKinds } from "../../lib/timeline/row.ts";
import { allRows, asked, noMarks, rows, someMarks, syntheticIndex } from "./timelineIndex.ts";

const index = syntheticIndex();
const all = allRows(index, someMarks);
const began = "2025-10-09T08:53:20";

const queries = fc.record({
  view: fc.constantFrom("tree", "flat", "table"), kind: fc.constantFrom("", "TOOL", "LLM,AGENT"), status: fc.constantFrom("", "", "ok"), agent: fc.constantFrom("", "", "planner"),
  trace: fc.constantFrom("", "", "trace-3,trace-4"), mark: fc.constantFrom("", "", "star"), t: fc.constantFrom("", "", "50..400"), q: fc.constantFrom("", "", "orders"),
});

test("the count beside a value of a filter is what choosing it shows, under any other filters", () => {
  fc.assert(fc.property(queries, fc.constantFrom(...facetNames), (drawn, name) => {
    const facets = timelineFacets(index, asked(drawn), someMarks);
    expect(timelineFacetsSchema.safeParse(facets).success).toBe(true);
    for (const { value, count, of } of facets[name].values) {
      expect(timelineWindow(index, asked({ ...drawn, [name]: writeList([value]) }), someMarks).matches).toBe(count);
      expect(of).toBeGreaterThanOrEqual(count);
    }
    for (const chosen of asked(drawn)[name]) expect(facets[name].values.map(({ value }) => value)).toContain(chosen);
  }), { numRuns: 60 });
});

test("headings have no kind, and rows without a model, an agent or a thread have no value there", () => {
  const { kind, model, trace } = timelineFacets(index, asked(), noMarks);
  const sum = (counts: typeof kind) => counts.values.reduce((total, { of }) => total + of, 0);
  expect(sum(kind)).toBe(all.filter(({ type }) => type === "span").length);
  expect(sum(model)).toBe(all.filter((row) => row.model !== null).length);
  expect([sum(trace), trace.of]).toEqual([rows, trace.values.length]);
});

test("a stop is the next row of its kind that passes the filter, in the order of the view, folded away or not", () => {
  fc.assert(fc.property(queries, fc.constantFrom(...stopKinds), fc.constantFrom("next" as const, "previous" as const), fc.constantFrom(...all), (drawn, stop, direction, { id }) => {
    const query = asked({ ...drawn, level: "0", count: "500" });
    const listed = ["0", "500"].flatMap((from) => timelineWindow(index, asked({ ...drawn, from, count: "500" }), someMarks).rows);
    const isStop = { match: () => true, flagged: isFlagged, harmful: (row: (typeof all)[number]) => row.marks?.decided === "harmful", marked: (row: (typeof all)[number]) => row.marks !== null }[stop];
    const stops = listed.filter((row) => !row.context && isStop(row));
    const orderOf = (row: (typeof all)[number]): number => (drawn.view === "tree" ? row.order : row.place);
    const from = all.find((row) => row.id === id);
    fc.pre(from !== undefined && !(drawn.view === "table" && from.type === "trace"));
    const [at, ahead] = [from === undefined ? 0 : orderOf(from), direction === "next" ? 1 : -1];
    const beyond = stops.filter((row) => (orderOf(row) - at) * ahead > 0);
    const expected = direction === "next" ? beyond[0] : beyond.at(-1);
    const answer = timelineStop(index, query, someMarks, { row: id, stop, direction });
    expect(timelineStopSchema.safeParse(answer).success).toBe(true);
    expect(answer.of).toBe(stops.length);
    expect(answer.stop?.id ?? null).toBe(expected?.id ?? null);
    if (expected === undefined) return;
    expect(answer.number).toBe(stops.indexOf(expected) + 1);
    expect(answer.stop).toEqual(timelinePosition(index, query, someMarks, expected.id));
  }), { numRuns: 100 });
});

test("row 0 stands for the edge that the way leads away from", () => {
  const query = asked({ kind: "TOOL" });
  const of = all.filter(({ kind, type }) => kind === "TOOL" && type === "span").length;
  expect(timelineStop(index, query, noMarks, { row: 0, stop: "match", direction: "next" }).number).toBe(1);
  expect(timelineStop(index, query, noMarks, { row: 0, stop: "match", direction: "previous" }).number).toBe(of);
});

const event = (id: string, at: string): ManualEvent => ({ id, atUs: Date.parse(at) * 1_000, kind: "noticed", text: `saw ${id}`, author: "", createdUs: 0 });
const overview = (query: Record<string, string>, more = {}, events: readonly ManualEvent[] = []) => {
  const answer = timelineOverview(index, asked(query), someMarks, { buckets: 40, slots: 10, ...more }, events);
  expect(timelineOverviewSchema.safeParse(answer).success).toBe(true);
  return answer;
};

test("the lanes hold every row that failed, did harm or was noted among those that pass, joined where they are close", () => {
  const { axis, whole, shown, lanes, density } = overview({});
  expect([axis, shown]).toEqual(["time", whole]);
  const [failed, injected, harmful, noted, events] = lanes;
  expect(injected).toEqual({ lane: "injected", total: 0, marks: [] });
  const failing = all.filter((row) => isFlagged({ ...row, marks: null }));
  expect(failed).toMatchObject({ lane: "failed", total: failing.length });
  expect(failed?.marks.reduce((sum, { count }) => sum + count, 0)).toBe(failing.length);
  expect(failed?.marks.length).toBeLessThanOrEqual(10);
  expect(failed?.marks[0]?.label).toMatch(/^\d+ failed$/);
  expect(harmful?.total).toBe(all.filter(({ marks }) => marks?.decided === "harmful").length);
  expect(noted?.total).toBe(all.filter(({ marks }) => marks !== null && (marks.star || marks.notes > 0 || marks.tags.length > 0)).length);
  expect(events).toEqual({ lane: "event", total: 0, marks: [] });
  expect(overview({ status: "ok", state: "executed" }).lanes[0]).toMatchObject({ total: 0, marks: [] });
  expect([density.all.length, density.passing, density.flagged.some((n) => n > 0)]).toEqual([40, density.all, true]);
});

test("a lone mark is called as its row is", () => {
  const { lanes } = overview({ trace: "trace-1" }, { slots: 1_000 });
  const mark = lanes[0]?.marks.find(({ count }) => count === 1);
  expect(all.find(({ id }) => id === mark?.row)?.name).toBe(mark?.label);
});

test("a window narrows lanes and gaps, and says of the whole what passes elsewhere", () => {
  const plain = overview({ kind: "TOOL" });
  const part = overview({ kind: "TOOL", t: `${began}.100Z..${began}.200Z` });
  expect(part.whole).toEqual(plain.whole);
  expect(part.shown).toEqual({ from: 1_760_000_000_100_000, to: 1_760_000_000_200_000 });
  expect(part.density).toEqual(plain.density);
  expect(part.lanes.map(({ total }) => total)).toEqual(plain.lanes.map(({ total }) => total));
  for (const { from, to } of part.lanes.flatMap(({ marks }) => marks)) expect(to >= 1_760_000_000_100_000 && from <= 1_760_000_000_200_000).toBe(true);
  expect(part.lanes[0]?.marks.reduce((sum, { count }) => sum + count, 0)).toBeLessThan(plain.lanes[0]?.total ?? 0);
});

test("an event after the last row belongs to the whole, and the hours before it are a gap; by position it has no place", () => {
  const events = [event("e2", "2025-10-09T12:00:00Z"), event("e1", `${began}.150Z`)];
  const { whole, gaps, lanes } = overview({}, {}, events);
  expect(whole?.to).toBe(events[0]?.atUs);
  expect(gaps.at(-1)?.to).toBe(events[0]?.atUs);
  expect(lanes[4]).toMatchObject({ total: 2, marks: [{ count: 1, row: null, event: "e1", label: "saw e1" }, { event: "e2" }] });
  const places = overview({}, { axis: "position" }, events);
  expect(places).toMatchObject({ axis: "position", whole: { from: 0, to: rows - 1 }, gaps: [] });
  expect(places.lanes[4]).toEqual({ lane: "event", total: 2, marks: [] });
  expect(places.density.all.reduce((sum, n) => sum + n, 0)).toBe(rows);
  expect(overview({ t: "100..200" })).toMatchObject({ axis: "position", shown: { from: 100, to: 200 } });
});
