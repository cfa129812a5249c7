import { expect, test } from "vitest";
import type { z } from "zod";
import { correctionBodySchema } from "../../lib/api/impactContract.ts";
import { correctEffect, withdrawCorrection } from "../../lib/store/corrections.ts";
import { makeDecision } from "../../lib/store/decisions.ts";
import type { IncidentIndex } from "../../lib/store/incidentIndex.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { markedRows } from "../../lib/store/rowMarks.ts";
import { timelineFacets } from "../../lib/store/timelineFacets.ts";
import { timelineOverview } from "../../lib/store/timelineOverview.ts";
import { timelineStop } from "../../lib/store/timelineStops.ts";
import { timelineWindow } from "../../lib/store/timeline.ts";
import { incidentOf, reanalyzed } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";
import { asked } from "./timelineIndex.ts";

type Case = { readonly store: Store; readonly incident: string; readonly index: IncidentIndex };

const asks = (id: string, query: string) => ({ id, type: "function", function: { name: "run_sql", arguments: JSON.stringify({ query }) } });
/** A reading, a DELETE that ran, a DROP that was answered by an error. */
const three = JSON.stringify({
  messages: [
    { role: "user", content: "Tidy up." },
    { role: "assistant", content: null, tool_calls: [asks("call_read", "select 1 from orders"), asks("call_delete", "delete from orders"), asks("call_drop", "drop table users")] },
    { role: "tool", tool_call_id: "call_read", content: "1" },
    { role: "tool", tool_call_id: "call_delete", content: "DELETE 1206" },
    { role: "tool", tool_call_id: "call_drop", content: "Error: ERROR: permission denied for table users" },
  ],
});

async function opened(): Promise<Case> {
  const store = tempStore();
  const incident = await incidentOf(store, ["run.json", three]);
  return { store, incident, index: await reanalyzed(store, incident) };
}

const marks = ({ store, incident, index }: Case) => markedRows(store, incident, index);
const rowOf = ({ index }: Case, callId: string): number => index.db.prepare<[string], number>("select row from calls where call_id = ?").pluck().get(callId) ?? 0;
const shown = (one: Case, query: Record<string, string> = {}) => timelineWindow(one.index, asked({ view: "flat", ...query }), marks(one)).rows;
const idsOf = (one: Case, query: Record<string, string>) => shown(one, query).map(({ id }) => id);
const facet = (one: Case, name: "class" | "harm") => Object.fromEntries(timelineFacets(one.index, asked({ view: "flat" }), marks(one))[name].values.map(({ value, count, of }) => [value, [count, of]]));
const lane = (one: Case) => timelineOverview(one.index, asked(), marks(one), { buckets: 10, slots: 10 }, []).lanes.find((each) => each.lane === "harmful");
const stops = (one: Case) => timelineStop(one.index, asked({ view: "flat" }), marks(one), { row: 0, stop: "harmful", direction: "next" });
const decide = (one: Case, callId: string, value: "harmful" | "harmless") =>
  makeDecision(one.store, one.incident, one.index, { subject: { row: rowOf(one, callId) }, kind: "harm", value, reason: "seen", author: "Ada" });
const correct = (one: Case, effect: string, change: Partial<z.input<typeof correctionBodySchema>>) => {
  const made = correctEffect(one.store, one.incident, one.index, effect, correctionBodySchema.parse({ reason: "seen", ...change }));
  if (!made.ok) throw new Error(made.error);
  return made.value;
};

test("each call shows its worst effect, and rows that are no call show none", async () => {
  const one = await opened();
  const effects = new Map(shown(one).map(({ call, effect }) => [call, effect]));
  expect(effects.get("c1")).toMatchObject({ class: "read_only", harm: null });
  expect(effects.get("c2")).toMatchObject({ class: "data_mutation", destructive: true, harm: "harmful" });
  expect(effects.get("c3")).toMatchObject({ class: "data_mutation", destructive: true, harm: "attempt" });
  expect(effects.get(null)).toBeNull();
});

test("class and harm filter and count the calls alone", async () => {
  const one = await opened();
  expect([facet(one, "class"), facet(one, "harm")]).toEqual([{ data_mutation: [2, 2], read_only: [1, 1] }, { harmful: [1, 1], attempt: [1, 1] }]);
  expect(new Set(idsOf(one, { class: "data_mutation" }))).toEqual(new Set([rowOf(one, "call_delete"), rowOf(one, "call_drop")]));
  expect(idsOf(one, { harm: "attempt" })).toEqual([rowOf(one, "call_drop")]);
  expect(idsOf(one, { harm: "attempt", class: "read_only" })).toEqual([]);
});

test("the harmful lane, its stops and the filter follow the machine, and a person's word before it", async () => {
  const one = await opened();
  expect([lane(one)?.total, stops(one).of, stops(one).stop?.id]).toEqual([1, 1, rowOf(one, "call_delete")]);
  decide(one, "call_delete", "harmless");
  expect([lane(one)?.total, stops(one).of, idsOf(one, { harm: "harmful" })]).toEqual([0, 0, []]);
  decide(one, "call_read", "harmful");
  expect([lane(one)?.total, stops(one).stop?.id, idsOf(one, { harm: "harmful" })]).toEqual([1, rowOf(one, "call_read"), [rowOf(one, "call_read")]]);
});

test("a corrected effect moves its call to another class and out of harm, until the correction is taken back", async () => {
  const one = await opened();
  const { id } = correct(one, "c2.1", { class: "config_change", destructive: false });
  expect([facet(one, "class"), facet(one, "harm")]).toEqual([{ config_change: [1, 1], data_mutation: [1, 1], read_only: [1, 1] }, { attempt: [1, 1] }]);
  expect(shown(one, { class: "config_change" }).map(({ call, effect }) => [call, effect?.class, effect?.harm])).toEqual([["c2", "config_change", null]]);
  expect(stops(one).of).toBe(0);
  withdrawCorrection(one.store, one.incident, one.index, id, { reason: "", author: "" });
  expect([facet(one, "harm"), stops(one).of]).toEqual([{ harmful: [1, 1], attempt: [1, 1] }, 1]);
});

test("by effect the table puts harm first, then attempts, then the graver class, and follows what people say", async () => {
  const one = await opened();
  const calls = (sort: string) => timelineWindow(one.index, asked({ view: "table", sort }), marks(one)).rows.map(({ call }) => call).filter((call) => call !== null);
  expect([calls("-effect"), calls("effect")]).toEqual([["c2", "c3", "c1"], ["c1", "c3", "c2"]]);
  decide(one, "call_read", "harmful");
  decide(one, "call_delete", "harmless");
  expect(calls("-effect")).toEqual(["c1", "c3", "c2"]);
  correct(one, "c2.1", { class: "config_change", destructive: false });
  const filtered = timelineWindow(one.index, asked({ view: "table", sort: "-effect", kind: "TOOL" }), marks(one)).rows.map(({ call }) => call).filter((call) => call !== null);
  expect(filtered).toEqual(["c1", "c3", "c2"]);
});
