import fc from "fast-check";
import { expect, test } from "vitest";
import { timelineWindowSchema, type TimelineQuery } from "../../lib/api/timelineContract.ts";
import { matchingRows, timelinePosition, timelineWindow } from "../../lib/store/timeline.ts";
import { markWords } from "../../lib/timeline/markTests.ts";
import { isFlagged, isHarmful, sortKeys, type TimelineRow } from "../../lib/timeline/row.ts";
import { allRows, asked, noMarks, rows, someMarks, syntheticIndex } from "./timelineIndex.ts";

const index = syntheticIndex();
const all = allRows(index, someMarks);
const isHeading = ({ type }: TimelineRow): boolean => type === "trace" || type === "missing_parent";
const began = "2025-10-09T08:53:20";
const some = <T extends string>(...values: readonly T[]) => fc.subarray([...values], { maxLength: 2 });

const lists = fc.record({
  kind: some("LLM", "TOOL", "AGENT", "CHAIN"), tool: some("bash", "run_sql", "no_such_tool"), state: some("failed", "refused", "executed"), status: some("ok", "error", "pending"),
  model: some("small", "large"), agent: some("planner", "writer"), trace: some("trace-1", "trace-4", "none"), x: some("x1", "x2", "x9"), thread: some("thread-0", "thread-1"),
  mark: some("star", "note", "harmful", "harmless", "tag:to check"),
}).map((drawn) => Object.fromEntries(Object.entries(drawn).map(([name, list], at) => [name, at % 3 === 0 || list.length === 2 ? list : []])));
const stretches = fc.constantFrom("", `${began}.100Z..${began}.200Z`, "100..200", `${began}.1Z..${began}.1Z`);
const queries = fc.record({ lists, t: stretches, q: fc.constantFrom("", "", "orders"), from: fc.nat(rows), count: fc.integer({ min: 1, max: 60 }) });

type Lists = Record<string, readonly string[]>;
const valuesOf = (row: TimelineRow, name: string): readonly (string | null)[] => {
  const step = !isHeading(row);
  switch (name) {
    case "kind": return step ? [row.kind] : [];
    case "status": return step ? [row.status] : [];
    case "state": return [row.callState];
    case "x": return [row.exhibit];
    case "mark": return row.marks === null ? [] : markWords(row.marks);
    case "tool": case "model": case "agent": case "trace": case "thread": return [row[name]];
    default: throw new Error(name);
  }
};

function passes(row: TimelineRow, chosen: Lists, window: TimelineQuery["t"], found: ReadonlySet<number>): boolean {
  const inLists = Object.entries(chosen).every(([name, list]) => list.length === 0 || valuesOf(row, name).some((value) => value !== null && list.includes(value)));
  const [from, to] = window?.axis === "position" ? [row.place, isHeading(row) ? row.through : row.place] : [row.startUs ?? Infinity, row.endUs ?? row.startUs ?? -Infinity];
  return inLists && found.has(row.id) && (window === null || (from <= window.to && to >= window.from));
}

const withWords = (q: string): ReadonlySet<number> =>
  new Set((q === "" ? all : ["0", "500"].flatMap((from) => timelineWindow(index, asked({ view: "flat", q, from, count: "500" }), someMarks).rows)).map(({ id }) => id));

test("a flat window under any filter is the slice of what a plain walk in order of time keeps", () => {
  expect(all).toHaveLength(rows);
  fc.assert(fc.property(queries, ({ lists: chosen, t, q, from, count }) => {
    const query = asked({ view: "flat", t, q, from: `${from}`, count: `${count}`, ...Object.fromEntries(Object.entries(chosen).map(([name, list]) => [name, list.join(",")])) });
    const found = withWords(q);
    const expected = all.filter((row) => passes(row, chosen, query.t, found)).toSorted((a, b) => a.place - b.place);
    const window = timelineWindow(index, query, someMarks);
    expect(window).toMatchObject({ from, total: expected.length, matches: expected.length, of: rows });
    expect(window.rows).toEqual(expected.slice(from, from + count));
    expect(timelineWindowSchema.safeParse(window).success).toBe(true);
    for (const [place, row] of window.rows.slice(0, 4).entries()) expect(timelinePosition(index, query, someMarks, row.id)?.position).toBe(from + place);
  }), { numRuns: 100 });
});

test("a filtered tree holds what passes with everything above it, and says which is which and what is hidden", () => {
  fc.assert(fc.property(queries, fc.option(fc.integer({ min: 0, max: 2 })), fc.uniqueArray(fc.constantFrom(...all.filter(({ subtree }) => subtree > 0)), { maxLength: 4 }), ({ lists: chosen, t, q, from, count }, level, folded) => {
    const query = asked({
      t, q, from: `${from}`, count: `${count}`, fold: folded.map(({ id }) => id).join(","), ...(level === null ? {} : { level: `${level}` }),
      ...Object.fromEntries(Object.entries(chosen).map(([name, list]) => [name, list.join(",")])),
    });
    const found = withWords(q);
    const passing = new Set(all.filter((row) => passes(row, chosen, query.t, found)).map(({ order }) => order));
    const collapsed = ({ depth, subtree, id }: TimelineRow) => subtree > 0 && (level !== null && depth >= level) !== folded.some((one) => one.id === id);
    const holds = (outer: TimelineRow, inner: TimelineRow) => inner.order > outer.order && inner.order <= outer.order + outer.subtree;
    const kept = all.filter((row) => passing.has(row.order) || all.slice(row.order + 1, row.order + row.subtree + 1).some(({ order }) => passing.has(order)));
    const closed = all.filter(collapsed);
    const expected = kept.filter((row) => !closed.some((outer) => holds(outer, row)));
    const window = timelineWindow(index, query, someMarks);
    expect(window).toMatchObject({ total: expected.length, matches: passing.size, of: rows });
    expect(window.rows.map(({ order }) => order)).toEqual(expected.slice(from, from + count).map(({ order }) => order));
    for (const row of window.rows) {
      const hidden = all.filter((one) => holds(row, one) && !expected.includes(one));
      expect(row).toMatchObject({ context: !passing.has(row.order), collapsed: collapsed(row), hidden: { rows: hidden.length, flagged: hidden.filter(isFlagged).length } });
    }
  }), { numRuns: 60 });
});

test("the position of a row is where the window holds it; a folded one names the outermost fold, a filtered one nothing", () => {
  const query = asked({ level: "1", kind: "TOOL", count: "500" });
  const listed = timelineWindow(index, query, noMarks).rows;
  const at = new Map(listed.map(({ id }, position) => [id, position]));
  for (const row of all) {
    const position = timelinePosition(index, query, noMarks, row.id);
    expect(position?.position).toBe(at.get(row.id) ?? null);
    const wanted = all.slice(row.order, row.order + row.subtree + 1).some(({ kind, type }) => kind === "TOOL" && type === "span");
    const group = all.findLast((one) => one.depth === 1 && one.order < row.order && one.order + one.subtree >= row.order);
    expect(position?.foldedIn).toBe(at.has(row.id) || !wanted ? null : group?.id);
  }
  expect(timelinePosition(index, query, noMarks, 999_999)).toBeNull();
});

/** Harm before attempts before the rest, and among those the graver class; null for rows that are no call and that nobody called harmful. */
const effectKey = (row: TimelineRow): string | null => {
  const harm = isHarmful(row) ? 2 : row.effect?.harm === "attempt" && (row.marks?.decided ?? null) === null ? 1 : 0;
  const at = row.effect === null ? -1 : ["read_only", "unknown", "config_change", "credential_access", "external_communication", "data_mutation", "history_rewrite", "infrastructure"].indexOf(row.effect.class);
  return harm === 0 && at === -1 ? null : `${harm}${at + 1}`;
};

const keyOf = (row: TimelineRow, key: (typeof sortKeys)[number]): number | string | null => {
  switch (key) {
    case "time": return row.startUs === null ? null : row.place;
    case "duration": return row.startUs === null || row.endUs === null ? null : row.endUs - row.startUs;
    case "state": return row.callState;
    case "effect": return effectKey(row);
    case "trace": return `run ${row.trace.replace("trace-", "")}`;
    default: return row[key];
  }
};

test.each(sortKeys.flatMap((key) => [key, `-${key}`]))("the table by %s holds every step once, in order, those without the value last, ties by time", (word) => {
  const descending = word.startsWith("-");
  const key = sortKeys.find((one) => word.endsWith(one) && word.replace("-", "") === one) ?? "time";
  const steps = all.filter((row) => !isHeading(row)).toSorted((a, b) => a.place - b.place);
  const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1);
  const having = steps.filter((row) => keyOf(row, key) !== null).toSorted((a, b) => compare(keyOf(a, key) ?? 0, keyOf(b, key) ?? 0));
  const expected = [...having, ...steps.filter((row) => keyOf(row, key) === null)];
  const window = (from: string) => timelineWindow(index, asked({ view: "table", sort: word, from, count: "500" }), someMarks);
  expect([...window("0").rows, ...window("500").rows]).toEqual(expected);
  expect(window("0")).toMatchObject({ total: steps.length, matches: steps.length, of: steps.length });
});

test("words find exactly the rows that hold them", () => {
  const found = timelineWindow(index, asked({ q: "n44" }), noMarks);
  expect(found.rows.filter(({ context }) => !context).map(({ order }) => order)).toEqual([44]);
  expect(found).toMatchObject({ matches: 1, total: 3 });
  expect(timelineWindow(index, asked({ q: "n4*", kind: "LLM" }), noMarks).matches).toBeGreaterThan(0);
  expect(timelineWindow(index, asked({ q: "every" }), noMarks).matches).toBe(rows);
  expect(timelineWindow(index, asked({ q: '")( *' }), noMarks)).toMatchObject({ matches: 0, total: 0 });
});

test("the rows for a file are those that pass, in the order of the view, whatever is folded", () => {
  const query = asked({ kind: "LLM", level: "0", count: "500" });
  const expected = all.filter(({ kind, type }) => kind === "LLM" && type === "span");
  const page = matchingRows(index, query, someMarks);
  expect(page).toEqual({ total: expected.length, rows: expected });
});

test("changed marks are seen at once, also by a filter that was asked before", () => {
  const query = asked({ view: "flat", mark: "star" });
  const starred = (ids: readonly number[]) => new Map(ids.map((id) => [id, { star: true, notes: 0, tags: [], decided: null }]));
  expect(timelineWindow(index, query, starred([5, 9])).rows.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([5, 9]);
  expect(timelineWindow(index, query, starred([9])).rows.map(({ id }) => id)).toEqual([9]);
});
