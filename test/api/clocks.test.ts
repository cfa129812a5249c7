import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as clocks from "../../app/api/v1/incidents/[id]/clocks/route.ts";
import * as alignments from "../../app/api/v1/incidents/[id]/clocks/alignments/route.ts";
import * as withdraw from "../../app/api/v1/incidents/[id]/clocks/alignments/[alignment]/withdraw/route.ts";
import * as events from "../../app/api/v1/incidents/[id]/events/route.ts";
import * as event from "../../app/api/v1/incidents/[id]/events/[event]/route.ts";
import * as findings from "../../app/api/v1/incidents/[id]/findings/route.ts";
import * as csv from "../../app/api/v1/incidents/[id]/timeline/csv/route.ts";
import * as timeline from "../../app/api/v1/incidents/[id]/timeline/route.ts";
import { alignmentSchema, clocksSchema } from "../../lib/api/clockContract.ts";
import { apiErrorSchema } from "../../lib/api/contract.ts";
import { listedEventSchema, listedEventsSchema } from "../../lib/api/eventContract.ts";
import { timelineWindowSchema } from "../../lib/api/timelineContract.ts";
import { analyzedByApi } from "./analyzedByApi.ts";
import { call, type Handler } from "./client.ts";

const files = ["trace-download.json", "events.csv"].map((name) => [name, readFileSync(`public/samples/brackwell-force-push/${name}`, "utf8")] as const);
const { at, send } = analyzedByApi(files);

const textOf = async (handler: Handler) => await (await call(handler, "/", { params: at })).text();

test("aligning moves what the timeline shows and nothing that leaves the house: findings and CSV are the same bytes before and after", async () => {
  const before = [await textOf(findings.GET), await textOf(csv.GET)];
  const rows = async () => (await send(timelineWindowSchema, timeline.GET, { query: "?view=flat&count=500" })).rows.map(({ startUs }) => startUs);
  const recorded = await rows();
  const { id } = await send(alignmentSchema, alignments.POST, { body: { exhibit: "x1", shiftUs: 2_000_000, reason: "NTP was off", author: "Ada" } });
  expect(await rows()).toEqual(recorded.map((us) => (us === null ? null : us + 2_000_000)));
  expect([await textOf(findings.GET), await textOf(csv.GET)]).toEqual(before);
  expect((await send(clocksSchema, clocks.GET)).alignments).toMatchObject([{ id, exhibit: "x1", shiftUs: 2_000_000, ended: null, author: "Ada" }]);
  await send(alignmentSchema, withdraw.POST, { body: { reason: "it was not", author: "Bob" }, params: { alignment: id }, status: 200 });
  expect(await rows()).toEqual(recorded);
  expect((await send(apiErrorSchema, withdraw.POST, { body: {}, params: { alignment: id }, status: 409 })).error.code).toBe("decision_has_ended");
});

test.each<[string, unknown, number, string]>([
  ["no shift at all", { exhibit: "x1", shiftUs: 0 }, 400, "bad_request"],
  ["half a microsecond", { exhibit: "x1", shiftUs: 0.5 }, 400, "bad_request"],
  ["a shift of years", { exhibit: "x1", shiftUs: 1e15 }, 400, "bad_request"],
  ["an exhibit that is not there", { exhibit: "x9", shiftUs: 1 }, 404, "no_such_exhibit"],
  ["something that is no exhibit", { exhibit: "../x1", shiftUs: 1 }, 400, "bad_request"],
])("%s is refused", async (_name, body, status, code) => {
  expect((await send(apiErrorSchema, alignments.POST, { body, status })).error.code).toBe(code);
});

test("events of a file are answered with origin, source and place, narrowed and one by one", async () => {
  const all = await send(listedEventsSchema, events.GET);
  expect(all).toMatchObject({ of: all.total, manual: 0, from: 0 });
  const ci = await send(listedEventsSchema, events.GET, { query: "?source=ci&count=1" });
  expect(ci).toMatchObject({ of: all.of, events: [{ id: "x2-1", origin: "imported", source: "ci", cite: { exhibit: "x2", at: "row 1" } }] });
  expect(ci.total).toBeLessThan(all.total);
  expect(await send(listedEventSchema, event.GET, { params: { event: "x2-1" } })).toEqual(ci.events[0]);
  for (const unknown of ["x2-99", "x1-1", "..", "abcdefgh2345"]) expect((await send(apiErrorSchema, event.GET, { params: { event: unknown }, status: 404 })).error.code).toBe("no_such_event");
});
