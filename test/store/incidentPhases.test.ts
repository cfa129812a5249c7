import { expect, test } from "vitest";
import { correctionBodySchema, impactSchema, type Impact } from "../../lib/api/impactContract.ts";
import { firedSchema } from "../../lib/api/methodContract.ts";
import { correctEffect, withdrawCorrection } from "../../lib/store/corrections.ts";
import { makeDecision } from "../../lib/store/decisions.ts";
import { firedHere } from "../../lib/store/firedRules.ts";
import { impactOverview } from "../../lib/store/impactOverview.ts";
import { impactStanding } from "../../lib/store/impactStanding.ts";
import type { IncidentIndex } from "../../lib/store/incidentIndex.ts";
import { createIncident, type Store } from "../../lib/store/incidents.ts";
import { incidentOf, reanalyzed, transcript } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";

type Case = { readonly store: Store; readonly incident: string; readonly index: IncidentIndex };

/** A transcript of SQL calls with what came back. */
function sqlRun(...calls: readonly (readonly [query: string, result: string])[]): string {
  return JSON.stringify({
    messages: [
      { role: "user", content: "Tidy up." },
      { role: "assistant", content: null, tool_calls: calls.map(([query], at) => ({ id: `call_${at}`, type: "function", function: { name: "run_sql", arguments: JSON.stringify({ query }) } })) },
      ...calls.map(([, result], at) => ({ role: "tool", tool_call_id: `call_${at}`, content: result })),
    ],
  });
}

async function opened(text: string): Promise<Case> {
  const store = tempStore();
  const incident = await incidentOf(store, ["run.json", text]);
  return { store, incident, index: await reanalyzed(store, incident) };
}
const overview = ({ store, incident, index }: Case): Impact => impactSchema.parse(impactOverview(index, impactStanding(store, incident, index), []));
const phases = (one: Case) => overview(one).phases.map(({ rule, from, to }) => [rule, from.call?.call ?? null, to?.call?.call ?? null]);

const acted = sqlRun(["select 1 from orders", "1"], ["create index i on orders (id)", "CREATE INDEX"], ["select 2 from orders", "1"], ["delete from orders", "DELETE 1206"], ["select 3 from orders", "1"]);

test("a run is divided where it first changed something and where it first did harm, and each part names its call and its rule", async () => {
  const one = await opened(acted);
  expect(phases(one)).toEqual([["phase.reading", "c1", "c2"], ["phase.change", "c2", "c4"], ["phase.harm", "c4", "c4"]]);
  expect(overview(one).phases[0]).toMatchObject({ calls: 2, from: { place: expect.any(Number), row: expect.any(Number) } });
});

test("phases follow what people say: a harm that was none moves no boundary, and comes back when that is withdrawn", async () => {
  const one = await opened(acted);
  const corrected = correctEffect(one.store, one.incident, one.index, "c4.1", correctionBodySchema.parse({ class: "config_change", destructive: false, reason: "a copy" }));
  expect(phases(one)).toEqual([["phase.reading", "c1", "c2"], ["phase.change", "c2", "c5"]]);
  const read = one.index.db.prepare<[], number>("select row from calls where number = 1").pluck().get() ?? 0;
  makeDecision(one.store, one.incident, one.index, { subject: { row: read }, kind: "harm", value: "harmful", reason: "seen", author: "" });
  expect(phases(one)).toEqual([["phase.harm", "c1", "c1"]]);
  if (!corrected.ok) throw new Error(corrected.error);
  withdrawCorrection(one.store, one.incident, one.index, corrected.value.id, { reason: "", author: "" });
  expect(phases(one)).toEqual([["phase.harm", "c1", "c4"]]);
});

test("a target that is changed three times, each time more, is drawn with its numbers; one changed twice is not", async () => {
  const one = await opened(sqlRun(["delete from orders where id < 10", "DELETE 10"], ["delete from orders where id < 200", "DELETE 190"], ["delete from users", "DELETE 5"], ["delete from orders", "DELETE 4000"], ["delete from users", "DELETE 9"]));
  const { loops, loopsOf } = overview(one);
  expect(loopsOf).toBe(loops.length);
  expect(loops.flatMap(({ points }) => points.map(({ call, value }) => [call.call, value]))).toEqual([["c1", 10], ["c2", 190], ["c4", 4000]]);
  expect(loops[0]).toMatchObject({ kind: "growing", unit: "rows", pointsOf: 3 });
});

test("how often a rule fired is counted over all incidents, and one that was not analysed is said to be missing", async () => {
  const store = tempStore();
  const first = await incidentOf(store, ["a.json", transcript("orders", "call_a")]);
  const second = await incidentOf(store, ["b.json", transcript("users", "call_b")], ["c.json", transcript("teams", "call_c")]);
  for (const incident of [first, second]) await reanalyzed(store, incident);
  createIncident(store, { title: "not read" }, "responder");
  const { incidents, read, rules } = firedSchema.parse(firedHere(store));
  expect([incidents, read]).toEqual([3, 2]);
  const deleted = rules.find(({ kind, name }) => kind === "effect" && name.startsWith("sql.delete"));
  expect(deleted).toMatchObject({ count: 3, incidentsOf: 2, incidents: [{ id: second, count: 2 }, { id: first, count: 1 }] });
});
