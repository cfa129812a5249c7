import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { correctionBodySchema, effectsPageSchema, effectsQuerySchema, impactSchema, recoveryPageSchema, recoveryQuerySchema, type Impact } from "../../lib/api/impactContract.ts";
import { gravity } from "../../lib/effects/worstFirst.ts";
import { checkCustody } from "../../lib/store/custodyCheck.ts";
import { custodyLength, custodyLines } from "../../lib/store/custodyLog.ts";
import { correctEffect, correctionHistory, withdrawCorrection } from "../../lib/store/corrections.ts";
import { makeDecision } from "../../lib/store/decisions.ts";
import { effectsPage } from "../../lib/store/effectsPage.ts";
import { addEvent, manualEvents } from "../../lib/store/events.ts";
import { impactOverview } from "../../lib/store/impactOverview.ts";
import { impactStanding } from "../../lib/store/impactStanding.ts";
import type { IncidentIndex } from "../../lib/store/incidentIndex.ts";
import type { Store } from "../../lib/store/incidents.ts";
import { firstHarmUs } from "../../lib/store/judgedEffects.ts";
import { changeRecovery, withdrawRecoveryChange } from "../../lib/store/recoveryChanges.ts";
import { recoveryPage } from "../../lib/store/recoveryPage.ts";
import { incidentOf, reanalyzed, reverseExhibits, transcript } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";

type Case = { readonly store: Store; readonly incident: string; readonly index: IncidentIndex };

const sample = (name: string) => readFileSync(join(process.cwd(), "public", "samples", "northquay-support-injection", name), "utf8");
const asks = (id: string, query: string) => ({ id, type: "function", function: { name: "run_sql", arguments: JSON.stringify({ query }) } });
/** One call each for a reading, a DELETE that ran, and a DROP that was answered by an error. */
const three = JSON.stringify({
  messages: [
    { role: "user", content: "Tidy up." },
    { role: "assistant", content: null, tool_calls: [asks("call_read", "select 1 from orders"), asks("call_delete", "delete from orders"), asks("call_drop", "drop table users")] },
    { role: "tool", tool_call_id: "call_read", content: "1" },
    { role: "tool", tool_call_id: "call_delete", content: "DELETE 1206" },
    { role: "tool", tool_call_id: "call_drop", content: "Error: ERROR: permission denied for table users" },
    { role: "assistant", content: "Done." },
  ],
});

async function caseOf(...files: readonly (readonly [string, string])[]): Promise<Case> {
  const store = tempStore();
  const incident = await incidentOf(store, ...files);
  return { store, incident, index: await reanalyzed(store, incident) };
}

const overview = ({ store, incident, index }: Case): Impact => impactSchema.parse(impactOverview(index, impactStanding(store, incident, index), manualEvents(store, incident)));
const effects = ({ store, incident, index }: Case, query: Record<string, string> = {}) => {
  const standing = impactStanding(store, incident, index);
  return effectsPageSchema.parse(effectsPage(index, standing, effectsQuerySchema.parse(query), firstHarmUs(index.db, standing.overrides)));
};
const recovery = ({ store, incident, index }: Case, query: Record<string, string> = {}) => recoveryPageSchema.parse(recoveryPage(index, impactStanding(store, incident, index), recoveryQuerySchema.parse(query), null));
const taken = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }): T => {
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const correct = (one: Case, effect: string, change: Record<string, unknown>) => correctEffect(one.store, one.incident, one.index, effect, correctionBodySchema.parse({ reason: "it was a copy", author: "Ada", ...change }));
const rowOf = ({ index }: Case, callId: string): number => index.db.prepare<[string], number>("select row from calls where call_id = ?").pluck().get(callId) ?? 0;

describe("the blast radius", () => {
  test("attempts count as attempts alone: what was refused adds nothing to totals, targets or harm", async () => {
    const { harmful, harmfulOf, verdict, blastRadius } = overview(await caseOf(["run.json", three]));
    expect([verdict, harmfulOf, harmful.map(({ call, tool }) => `${call} ${tool}`)]).toEqual(["agent", 1, ["c2 run_sql"]]);
    expect(blastRadius).toMatchObject({ effects: 3, calls: 3, attempts: 1, unfinished: 0, unstated: 0, callsBetween: 1, callsPerMinute: null, harmDurationUs: null });
    expect(blastRadius.targets.map(({ name, harmful: of }) => [name, of])).toEqual([["orders", 1]]);
    expect(blastRadius.totals.map(({ sentence }) => sentence)).toEqual(["1,206 rows in 1 table, as reported by the tool"]);
    const data = blastRadius.classes.find((counted) => counted.class === "data_mutation");
    expect(data).toMatchObject({ effects: 2, executed: 1, harmful: 1, attempts: 1, destructive: 1 });
  });

  test("evidence without any call has no harm, no attempt and eight empty classes", async () => {
    const { verdict, harmfulOf, blastRadius, recovery: items } = overview(await caseOf(["run.json", JSON.stringify({ messages: [{ role: "user", content: "Hello." }, { role: "assistant", content: "Hello." }] })]));
    expect([verdict, harmfulOf, blastRadius.effects, blastRadius.classes.length, blastRadius.firstHarm, items.total]).toEqual(["none", 0, 0, 8, null, 1]);
  });

  test("a person's decision comes before the machine's verdict, in every number", async () => {
    const one = await caseOf(["run.json", three]);
    const decide = (callId: string, value: "harmful" | "harmless") =>
      taken(makeDecision(one.store, one.incident, one.index, { subject: { row: rowOf(one, callId) }, kind: "harm", value, reason: "seen by Ada", author: "Ada" }));
    decide("call_delete", "harmless");
    expect(overview(one)).toMatchObject({ verdict: "none", machineVerdict: "agent", harmfulOf: 0, decided: { harmful: 0, harmless: 1 }, blastRadius: { totals: [], firstHarm: null } });
    decide("call_read", "harmful");
    expect(overview(one)).toMatchObject({ verdict: "user", harmful: [{ call: "c1" }], decided: { harmful: 1, harmless: 1 } });
    expect(effects(one, { harm: "harmful" }).effects).toMatchObject([{ id: "c1.1", harm: "harmful", machineHarm: "none", decided: "harmful" }]);
  });
});

describe("corrections", () => {
  test("a correction holds on top of the machine's verdict, which stays visible; the newest counts, and taking it back restores the one before", async () => {
    const one = await caseOf(["run.json", three]);
    const first = taken(correct(one, "c2.1", { reversible: "yes" }));
    const second = taken(correct(one, "c2.1", { destructive: false, class: "config_change" }));
    const shown = () => effects(one, { target: "orders" }).effects.find(({ id }) => id === "c2.1");
    expect(shown()).toMatchObject({ class: "config_change", destructive: false, machine: { class: "data_mutation", destructive: true }, correction: { id: second.id, reason: "it was a copy" }, harm: "none", machineHarm: "harmful" });
    expect(overview(one)).toMatchObject({ harmfulOf: 0, corrections: 1 });
    taken(withdrawCorrection(one.store, one.incident, one.index, second.id, { reason: "it was none", author: "Bob" }));
    expect(shown()).toMatchObject({ class: "data_mutation", destructive: true, reversible: "yes", correction: { id: first.id }, harm: "harmful" });
    expect(withdrawCorrection(one.store, one.incident, one.index, second.id, { reason: "", author: "" })).toEqual({ ok: false, error: "is_withdrawn" });
    taken(withdrawCorrection(one.store, one.incident, one.index, first.id, { reason: "", author: "" }));
    expect(shown()?.correction).toBeNull();
    expect(correctionHistory(one.store, one.incident, one.index).map(({ id, withdrawnUs }) => [id, withdrawnUs !== null])).toEqual([[second.id, true], [first.id, true]]);
  });

  test("what agrees with the machine changes nothing, and what is no effect is refused", async () => {
    const one = await caseOf(["run.json", three]);
    expect(correct(one, "c2.1", { destructive: true })).toEqual({ ok: false, error: "changes_nothing" });
    for (const name of ["c2.2", "c9.1", "c2.0", "x", "c2"]) expect(correct(one, name, { destructive: false })).toEqual({ ok: false, error: "no_such_effect" });
  });

  test("filters ask what holds: a corrected class is found under its new name alone", async () => {
    const one = await caseOf(["run.json", three]);
    taken(correct(one, "c2.1", { class: "infrastructure" }));
    expect(effects(one, { class: "infrastructure" }).effects.map(({ id }) => id)).toEqual(["c2.1"]);
    expect(effects(one, { class: "data_mutation" }).effects.map(({ id }) => id)).toEqual(["c3.1"]);
  });

  test("a correction is tied to the bytes: it outlives a new analysis that numbers calls anew", async () => {
    const store = tempStore();
    const incident = await incidentOf(store, ["a.json", transcript("orders", "call_a")], ["b.json", transcript("users", "call_b")]);
    const before = { store, incident, index: await reanalyzed(store, incident) };
    taken(correct(before, "c2.1", { reversible: "yes" }));
    const table = (one: Case) => effects(one).effects.filter(({ correction }) => correction !== null).map(({ targets }) => targets[0]?.name);
    expect(table(before)).toEqual(["users"]);
    reverseExhibits(store, incident);
    const after = { store, incident, index: await reanalyzed(store, incident) };
    expect(table(after)).toEqual(["users"]);
    expect(correctionHistory(store, incident, after.index).map(({ effect }) => effect)).toEqual(["c1.1"]);
  });
});

describe("recovery", () => {
  test("freezing the credentials comes first whatever happened, then what undoes harm", async () => {
    const { items, of, total } = recovery(await caseOf(["run.json", three]));
    expect([of, total, items.map(({ id, kind, harm }) => [id, kind, harm])]).toEqual([2, 2, [["freeze", "freeze_credentials", null], ["c2.1", "rows", "harmful"]]]);
  });

  test("an item's state is what was said last and not undone, and each step is one line of a log that verifies", async () => {
    const one = await caseOf(["run.json", three]);
    const { store, incident, index } = one;
    const start = custodyLength(store.cases, incident);
    const say = (item: string, state: "open" | "done" | "cannot", more: object = {}) => taken(changeRecovery(store, incident, index, item, { state, owner: "Ada", why: "", proof: "", author: "Ada", ...more }));
    say("freeze", "done", { proof: "ticket 12" });
    say("c2.1", "open");
    const last = say("c2.1", "cannot", { why: "the copy is from March" });
    expect(recovery(one).counts).toEqual({ total: 2, open: 0, done: 1, cannot: 1 });
    expect(recovery(one, { state: "cannot" }).items).toMatchObject([{ id: "c2.1", state: "cannot", why: "the copy is from March", owner: "Ada", changesOf: 2 }]);
    taken(withdrawRecoveryChange(store, incident, last.id, { reason: "found another copy", author: "Bob" }));
    expect(recovery(one, { state: "open" }).items).toMatchObject([{ id: "c2.1", state: "open", why: "" }]);
    expect(withdrawRecoveryChange(store, incident, last.id, { reason: "", author: "" })).toEqual({ ok: false, error: "is_withdrawn" });
    expect(changeRecovery(store, incident, index, "c1.1", { state: "done", owner: "", why: "", proof: "", author: "" })).toEqual({ ok: false, error: "no_such_item" });
    const lines = custodyLines(store.cases, incident, start);
    expect(lines.map(({ event }) => event)).toEqual(["recovery.changed", "recovery.changed", "recovery.changed", "recovery.change_withdrawn"]);
    expect(lines[3]?.text).toContain('by "Bob"; reason: "found another copy"');
    expect(checkCustody(store.cases, incident).ok).toBe(true);
  });
});

describe("the bundled injection", () => {
  const bundled = () => caseOf(["runs.json", sample("langsmith-runs.json")], ["receipts.jsonl", sample("quill-gate-receipts.jsonl")]);

  test("the leak and the drop are harm, their times count from the first harm, and the receipt of each call stands beside it", async () => {
    const { effects: rows, total, of } = effects(await bundled(), { harm: "harmful", sort: "worst", count: "500" });
    expect(of).toBeGreaterThan(total);
    expect(rows.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["credential.leak", "sql.drop"]));
    expect(rows.every(({ call }) => (call.tPlusUs ?? -1) >= 0)).toBe(true);
    expect(rows.filter(({ logged }) => logged !== null).length).toBeGreaterThan(0);
    expect(rows.every(({ cites }) => cites.length > 0)).toBe(true);
  });

  test("pages follow each other without a gap or a repetition, and the worst order is that of the rules", async () => {
    const one = await bundled();
    const all = effects(one, { count: "500" }).effects.map(({ id }) => id);
    const paged: string[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const page = effects(one, { from: String(from), count: "70" });
      paged.push(...page.effects.map(({ id }) => id));
      from = page.next;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(effects(one).of);
    const worst = effects(one, { sort: "worst", count: "500", harm: "harmful" }).effects.map(gravity);
    expect(worst).toEqual(worst.toSorted((a, b) => b - a));
  });

  test("credentials are told by fingerprint and place, never by value; and a notice that a person wrote down comes before words of the evidence", async () => {
    const one = await bundled();
    const { secrets, secretsOf } = overview(one);
    expect(secretsOf).toBeGreaterThan(0);
    expect(secrets.some(({ leaked }) => leaked)).toBe(true);
    expect(JSON.stringify(overview(one))).not.toContain("plane-demo-91c0e7d4aa52");
    const zeroUs = overview(one).blastRadius.firstHarm?.timeUs ?? 0;
    taken(addEvent(one.store, one.incident, { atUs: zeroUs + 60_000_000, kind: "noticed", text: "pager", author: "Ada" }));
    expect(overview(one).blastRadius.noticed).toMatchObject({ by: "event", afterUs: 60_000_000, text: "pager" });
  });
});
