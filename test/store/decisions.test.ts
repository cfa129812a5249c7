import { expect, test } from "vitest";
import type { Decision } from "../../lib/api/annotationContract.ts";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { custodyLength, custodyLines } from "../../lib/store/custodyLog.ts";
import { decisionHistory, makeDecision, withdrawDecision } from "../../lib/store/decisions.ts";
import type { IncidentIndex } from "../../lib/store/incidentIndex.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { exports, stepsOf } from "../pipeline/exports.ts";
import { incidentOf, reanalyzed, reverseExhibits, transcript } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";

type Case = { readonly store: Store; readonly incident: string; readonly index: IncidentIndex };

function decided({ store, incident, index }: Case, subject: { row: number } | { document: number }, value: "harmful" | "harmless"): Decision {
  const result = makeDecision(store, incident, index, { subject, kind: "harm", value, reason: `because ${value}`, author: "Ada" });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

test("a new decision on the same subject ends the former one and keeps it; every step is one line that verifies", async () => {
  const store = tempStore();
  const incident = await incidentOf(store, ["a.json", transcript("orders")]);
  const one = { store, incident, index: await reanalyzed(store, incident) };
  const start = custodyLength(store.cases, incident);
  const first = decided(one, { row: 1 }, "harmful");
  const aside = decided(one, { row: 2 }, "harmful");
  const document = decided(one, { document: 1 }, "harmless");
  const second = decided(one, { row: 1 }, "harmless");
  expect(withdrawDecision(store, incident, one.index, first.id, { reason: "", author: "" })).toEqual({ ok: false, error: "decision_has_ended" });
  expect(withdrawDecision(store, incident, one.index, second.id, { reason: "I was wrong", author: "Bob" })).toMatchObject({ ok: true, value: { ended: "withdrawn" } });
  expect(withdrawDecision(store, incident, one.index, "aaaaaaaaaaaa", { reason: "", author: "" })).toEqual({ ok: false, error: "no_such_decision" });

  const history = decisionHistory(store, incident, one.index);
  expect(history.map(({ id, value, ended }) => [id, value, ended])).toEqual([
    [second.id, "harmless", "withdrawn"], [document.id, "harmless", null], [aside.id, "harmful", null], [first.id, "harmful", "replaced"],
  ]);
  expect(history.at(-1)?.endedUs).toBe(second.madeUs);
  expect(decisionHistory(store, incident, one.index, 2).map(({ id }) => id)).toEqual([aside.id]);
  const lines = custodyLines(store.cases, incident, start);
  expect(lines.map(({ event }) => event)).toEqual(["decision.made", "decision.made", "decision.made", "decision.replaced", "decision.withdrawn"]);
  expect(lines[3]?.text).toContain(`in place of ${first.id}`);
  expect(lines[4]?.text).toContain('by "Bob"; reason: "I was wrong"');
  for (const { text } of lines) expect(text).toMatch(/sha256 [0-9a-f]{64}/);
  expect(checkCustody(store.cases, incident).ok).toBe(true);
});

test("one span in two exhibits is one subject: a decision made where the other exhibit came first is replaced all the same", async () => {
  const store = tempStore();
  const steps = stepsOf(1);
  const files = Object.values(exports).slice(0, 2).map((one) => [one.name, one.text(steps)] as const);
  const incident = await incidentOf(store, ...files);
  const rowOf = (index: IncidentIndex) => index.db.prepare<[], number>("select row from calls").pluck().get() ?? 0;
  const before = await reanalyzed(store, incident);
  const first = decided({ store, incident, index: before }, { row: rowOf(before) }, "harmful");
  reverseExhibits(store, incident);
  const index = await reanalyzed(store, incident);
  const second = decided({ store, incident, index }, { row: rowOf(index) }, "harmless");
  const anchors = store.cases.$client.prepare("select distinct anchor from decisions").all();
  expect(anchors).toHaveLength(2);
  expect(decisionHistory(store, incident, index, rowOf(index)).map(({ id, ended }) => [id, ended])).toEqual([[second.id, null], [first.id, "replaced"]]);
});

test("what is not in the index cannot be decided on", async () => {
  const store = tempStore();
  const incident = await incidentOf(store, ["a.json", transcript("orders")]);
  const index = await reanalyzed(store, incident);
  const decide = (subject: { row: number } | { document: number }) => makeDecision(store, incident, index, { subject, kind: "harm", value: "harmful", reason: "r", author: "" });
  expect(decide({ row: 999 })).toEqual({ ok: false, error: "no_such_row" });
  expect(decide({ document: 2 })).toEqual({ ok: false, error: "no_such_document" });
});
