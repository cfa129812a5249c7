import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { alignmentSchema, clocksSchema } from "../../lib/api/clockContract.ts";
import { eventsQuerySchema } from "../../lib/api/eventContract.ts";
import { timelineWindowSchema } from "../../lib/api/timelineContract.ts";
import { alignedIndex } from "../../lib/store/alignedIndex.ts";
import { alignClock, alignments, withdrawAlignment } from "../../lib/store/clockAlignments.ts";
import { clocks } from "../../lib/store/clocks.ts";
import { custodyLines } from "../../lib/store/custodyLog.ts";
import type { IncidentIndex } from "../../lib/store/incidentIndex.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { listedEvents } from "../../lib/store/listedEvents.ts";
import { timelineOverview } from "../../lib/store/timelineOverview.ts";
import { timelineWindow } from "../../lib/store/timeline.ts";
import { run } from "../e2e/exports.ts";
import { incidentOf, reanalyzed } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";
import { asked, noMarks } from "./timelineIndex.ts";

const recorded = readFileSync("public/samples/brackwell-force-push/trace-download.json", "utf8");
const aheadMs = 342;
/** The same run as another system saw it: under a trace and spans of its own, and by a clock that runs ahead. */
const elsewhere = recorded
  .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (text) => new Date(Date.parse(text) + aheadMs).toISOString())
  .replaceAll(/("(?:id|traceId|parentObservationId)": *")([0-9a-f]{16})/g, (_, name: string, id: string) => `${name}${Array.from(id).reverse().join("")}`);
const table = "time,kind,source,text\n2026-05-12T13:43:00Z,deploy,ci,new HEAD\n2026-05-12T13:47:00Z,alert,ci,tests fail\n";

let [made, incident, read]: [Store | null, string, IncidentIndex | null] = [null, "", null];
beforeEach(async () => {
  made = tempStore();
  incident = await incidentOf(made, ["a.json", recorded], ["b.json", elsewhere], ["events.csv", table]);
  read = await reanalyzed(made, incident);
});
function here(): { readonly store: Store; readonly index: IncidentIndex } {
  if (made === null || read === null) throw new Error("not set up");
  return { store: made, index: read };
}
const shown = (): IncidentIndex => alignedIndex(here().store, incident, here().index);
const rowsOf = (index: IncidentIndex, more: Record<string, string> = {}) => timelineWindow(index, asked({ view: "flat", count: "500", ...more }), noMarks).rows;
const align = (exhibit: string, shiftUs: number) => {
  const result = alignClock(here().store, incident, { exhibit, shiftUs, reason: "same calls", author: "Ada" });
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe("two exports of one run whose clocks differ", () => {
  test("are told apart by the calls that both timed, exactly and strongly; the list of events tells nothing", () => {
    const told = clocks(here().store, incident, here().index);
    expect(clocksSchema.parse(told)).toEqual(told);
    expect(told.pairs.filter(({ offsetUs }) => offsetUs !== null)).toMatchObject([{ first: "x1", second: "x2", offsetUs: aheadMs * 1_000, by: "id", apart: true, strength: expect.stringMatching(/strong|moderate/) }]);
  });

  test("once aligned stand side by side on the timeline, each moved row with what it was moved by", () => {
    const before = rowsOf(shown());
    align("x2", -aheadMs * 1_000);
    const rows = rowsOf(shown());
    expect(timelineWindowSchema.shape.rows.parse(rows)).toEqual(rows);
    for (const row of rows) {
      const was = before.find(({ id }) => id === row.id);
      expect([row.exhibit, row.shiftUs ?? 0, (row.startUs ?? 0) - (was?.startUs ?? 0)]).toEqual(row.exhibit === "x2" && row.startUs !== null ? ["x2", -aheadMs * 1_000, -aheadMs * 1_000] : [row.exhibit, 0, 0]);
    }
    const starts = rows.flatMap(({ startUs }) => startUs ?? []);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(rows.map(({ place }) => place)).toEqual([...rows.keys()]);
  });

  test("keep their recorded times in the index, whatever is aligned, and are shown so again once it is withdrawn", () => {
    const [index, before] = [here().index, rowsOf(here().index)];
    const { id } = align("x2", -aheadMs * 1_000);
    expect(rowsOf(index)).toEqual(before);
    expect(clocks(here().store, incident, index).pairs.find(({ second }) => second === "x2")?.offsetUs).toBe(aheadMs * 1_000);
    const withdrawn = withdrawAlignment(here().store, incident, id, { reason: "", author: "Bob" });
    expect(withdrawn).toMatchObject({ ok: true, value: { id, ended: "withdrawn" } });
    expect(shown()).toBe(index);
    expect(withdrawAlignment(here().store, incident, id, { reason: "", author: "" })).toEqual({ ok: false, error: "decision_has_ended" });
  });

  test("are aligned by a decision that is kept: who, by how much, and what came after it", () => {
    const first = align("x2", -1);
    const second = align("x2", -aheadMs * 1_000);
    expect(alignmentSchema.parse(second)).toEqual(second);
    expect(alignments(here().store, incident).map(({ id, exhibit, shiftUs, ended }) => [id, exhibit, shiftUs, ended])).toEqual([[second.id, "x2", -aheadMs * 1_000, null], [first.id, "x2", -1, "replaced"]]);
    withdrawAlignment(here().store, incident, second.id, { reason: "wrong", author: "Bob" });
    const lines = custodyLines(here().store.cases, incident, 0).filter(({ event }) => event?.startsWith("clock."));
    expect(lines.map(({ event }) => event)).toEqual(["clock.aligned", "clock.aligned", "clock.alignment_withdrawn"]);
    expect(lines[1]?.text).toMatch(/shown earlier by 342000 microseconds, by "Ada"; reason: "same calls"/);
    expect(alignClock(here().store, incident, { exhibit: "x9", shiftUs: 1, reason: "", author: "" })).toEqual({ ok: false, error: "no_such_exhibit" });
  });
});

test("events of an aligned file are moved in list, lane and order, and say so", () => {
  const list = () => listedEvents(shown(), [], eventsQuerySchema.parse({})).events;
  const before = list();
  align("x3", 3_600_000_000);
  expect(list().map(({ atUs }) => atUs)).toEqual(before.map(({ atUs }) => atUs + 3_600_000_000));
  expect(list()).toMatchObject([{ shiftUs: 3_600_000_000, timeText: "2026-05-12T13:43:00Z" }, {}]);
  const lane = timelineOverview(shown(), asked(), noMarks, { buckets: 5, slots: 1_000 }, []).lanes.find(({ lane: name }) => name === "event");
  expect(lane?.marks.map(({ from }) => from)).toEqual(before.map(({ atUs }) => atUs + 3_600_000_000));
});

test("tickets that alerts and calls both name tell a clock only weakly, wherever in a long list they stand", async () => {
  const own = tempStore();
  const numbers = [2, 3, 4, 5, 6];
  const runs = [run(1, null, { name: "agent", run_type: "chain", inputs: { input: "Close the tickets." } }), ...numbers.map((number) => run(number, 1, { inputs: { query: `update tickets set state = 'closed' where id = 'OPS-${number}00'` } }))];
  const alerts = numbers.map((number) => `${new Date(Date.UTC(2026, 2, 4, 14, 2, 10 + number) + 90_000).toISOString()},alert,OPS-${number}00 was closed`);
  const old = Array.from({ length: 3_000 }, (_, at) => `${new Date(Date.UTC(2024, 0, 1) + at * 60_000).toISOString()},alert,OLD-${at + 1} was closed`);
  const one = await incidentOf(own, ["runs.jsonl", runs.map((each) => JSON.stringify(each)).join("\n")], ["alerts.csv", ["time,kind,text", ...old, ...alerts].join("\n")]);
  const told = clocks(own, one, await reanalyzed(own, one));
  expect(told.pairs).toEqual([{ first: "x1", second: "x2", offsetUs: 90_000_000, spreadUs: 0, matches: 5, by: "mention", strength: "weak", moves: "x2", apart: true }]);
  expect(told.mentions).toEqual({ looked: 5, of: 5 });
});
