import { describe, expect, test } from "vitest";
import { replayQuerySchema, replaySchema, replayStopSchema, type Replay } from "../../lib/api/replayContract.ts";
import { withEvidence } from "../../lib/store/evidenceReading.ts";
import { impactStanding } from "../../lib/store/impactStanding.ts";
import { blastRadiusOf } from "../../lib/store/keptBlastRadius.ts";
import { readReplay } from "../../lib/store/readReplay.ts";
import { bareReplay, replayStop } from "../../lib/store/replayWindow.ts";
import { markedRows } from "../../lib/store/rowMarks.ts";
import { addRadius } from "../../lib/timeline/replayState.ts";
import { incidentOf, reanalyzed, transcript, type TestFile } from "./analyzedIncident.ts";
import { sampleIncident, type SampleIncident } from "./sampleIncident.ts";
import { tempStore } from "./tempStore.ts";

async function replayOf({ store, id, index }: SampleIncident, query: Record<string, string | number> = {}): Promise<Replay> {
  const standing = impactStanding(store, id, index);
  const bare = bareReplay(index, markedRows(store, id, index), standing, replayQuerySchema.parse(query));
  const read = await withEvidence(store, id, (reading) => readReplay(reading, bare, standing));
  return replaySchema.parse(read);
}

async function allOf(sample: SampleIncident, trace = ""): Promise<Replay["steps"]> {
  const { total } = await replayOf(sample, { count: 1, trace });
  const steps: Replay["steps"] = [];
  for (let from = 0; from < total; from += 60) steps.push(...(await replayOf(sample, { from, count: 60, trace })).steps);
  expect(steps.map(({ number }) => number)).toEqual(Array.from({ length: total }, (_, at) => at));
  return steps;
}

describe.each(["larkspur-scaling-loop", "petrel-token-table"])("the replay of %s", (slug) => {
  test("what a jump counts is what the steps before it add up to, at every step; and at the end it is the blast radius", async () => {
    const sample = await sampleIncident(slug);
    const steps = await allOf(sample);
    const standing = impactStanding(sample.store, sample.id, sample.index);
    let sum = (await replayOf(sample, { count: 1 })).before;
    expect(sum.calls).toBe(0);
    for (const step of steps) {
      const { before } = bareReplay(sample.index, new Map(), standing, replayQuerySchema.parse({ from: step.number, count: 1 }));
      expect(before).toEqual(sum);
      sum = addRadius(sum, step.adds);
    }
    const facts = blastRadiusOf(sample.index.db, standing.overrides);
    expect([sum.calls, sum.harmfulCalls, sum.irreversible, sum.targets]).toEqual([facts.calls, facts.harmful, facts.irreversible, facts.targetsOf]);
    expect(sum.classes).toEqual(facts.classes.filter(({ effects }) => effects > 0).map(({ class: name, effects, executed, harmful, attempts }) => ({ class: name, effects, ran: executed, harmful, attempts })));
    const totals = (all: readonly { readonly unit: string; readonly total: number; readonly effects: number }[]) => all.map(({ unit, total, effects }) => `${unit} ${total} ${effects}`).toSorted();
    expect(totals(sum.totals)).toEqual(totals(facts.totals));
  });

  test("every call begins once and is done once, no sooner than it began, and every step is found again by its name", async () => {
    const sample = await sampleIncident(slug);
    const steps = await allOf(sample);
    const begun = new Map(steps.flatMap(({ began, number }) => (began === null ? [] : [[began.call, number] as const])));
    const done = steps.flatMap(({ done: list, number }) => list.map(({ call }) => [call, number] as const));
    const calls = sample.index.db.prepare<[], string>("select 'c' || number from calls order by number").pluck().all();
    expect([...begun.keys()].sort()).toEqual(calls.toSorted());
    expect(done.map(([call]) => call).sort()).toEqual(calls.toSorted());
    for (const [call, number] of done) expect(number).toBeGreaterThanOrEqual(begun.get(call) ?? Infinity);
    for (const { at, number } of steps) expect(bareReplay(sample.index, new Map(), impactStanding(sample.store, sample.id, sample.index), replayQuerySchema.parse({ at, count: 1 })).at).toBe(number);
  });
});

test("the page that gives orders is marked where the model reads it, and the call it asked for names it, before the harm counts", async () => {
  const sample = await sampleIncident("petrel-token-table");
  const { firstHarm, at, steps, harmful, marks } = await replayOf(sample, { at: "c13", count: 60 });
  expect([harmful, firstHarm?.at, firstHarm?.position, marks]).toEqual([1, "c13", at, [at]]);
  const told = steps.find(({ said }) => said.some(({ passages }) => passages.length > 0));
  const passage = told?.said.flatMap((said) => said.passages.map(({ start, end }) => said.text?.slice(start, end) ?? ""))[0];
  expect(passage).toMatch(/integration_tokens|thread/);
  const call = steps.find(({ began }) => began?.call === "c13")?.began;
  expect([call?.firstHarm, call?.origin.verdict, call?.harm]).toEqual([true, "injection", "harmful"]);
  expect(call?.origin.document).toBe(told?.said.find(({ passages }) => passages.length > 0)?.document?.id);
  expect(told?.number ?? Infinity).toBeLessThan(at ?? -1);
  expect(steps.find(({ number }) => number === at)?.adds.harmfulCalls).toBe(0);
  expect(steps.find(({ done }) => done.some((one) => one.call === "c13"))?.adds.harmfulCalls).toBe(1);
});

test("one run alone has its own steps, its own numbers, and nothing of the others", async () => {
  const sample = await sampleIncident("petrel-token-table");
  const steps = await allOf(sample, "x1:line 3");
  expect(new Set(steps.map(({ trace }) => trace))).toEqual(new Set(["x1:line 3"]));
  expect((await replayOf(sample, { trace: "x1:line 3", count: 1 })).before.calls).toBe(0);
  const first = await replayOf(sample, { trace: "x1:line 1" });
  expect([first.firstHarm, first.harmful]).toEqual([null, 0]);
  expect((await replayOf(sample, { trace: "x1:line 1", at: "c13" })).at).toBeNull();
});

test("next and previous harm stop at every harmful call, and nowhere behind the last", async () => {
  const store = tempStore();
  const id = await incidentOf(store, ...["orders", "users", "tickets"].map((word, at): TestFile => [`${word}.json`, transcript(word, `call_${at}`)]));
  const index = await reanalyzed(store, id);
  const standing = impactStanding(store, id, index);
  const stop = (from: number, direction: "next" | "previous") => replayStopSchema.parse(replayStop(index, standing, { trace: [], from, direction }));
  const forward: number[] = [];
  for (let at = stop(0, "next"); at.position !== null; at = stop(at.position, "next")) forward.push(at.position);
  const back: number[] = [];
  for (let at = stop(1_000_000, "previous"); at.position !== null; at = stop(at.position, "previous")) back.unshift(at.position);
  expect(forward).toHaveLength(3);
  expect(back).toEqual(forward);
});

test("a name that no step has is told, and the window begins at the start", async () => {
  const sample = await sampleIncident("brackwell-force-push");
  for (const at of ["c999", "c999.end", "99999"]) expect(await replayOf(sample, { at, count: 2 })).toMatchObject({ at: null, from: 0 });
});
