import { describe, expect, test } from "vitest";
import { comparisonSchema, runsQuerySchema, runsSchema, type Comparison } from "../../lib/api/compareContract.ts";
import { impactStanding } from "../../lib/store/impactStanding.ts";
import { runComparison } from "../../lib/store/runComparison.ts";
import { runsPage } from "../../lib/store/runList.ts";
import { incidentOf, reanalyzed, transcript } from "./analyzedIncident.ts";
import { sampleIncident } from "./sampleIncident.ts";
import { tempStore } from "./tempStore.ts";

async function compared(...[store, id, query]: Parameters<typeof runComparison>): Promise<Comparison> {
  const found = await runComparison(store, id, query);
  if ("missing" in found) throw new Error(`${found.missing} is missing`);
  return comparisonSchema.parse(found);
}

const chat = (system: string, user: string, query: string, tools: readonly object[] = [], more: object = {}): string => JSON.stringify({
  messages: [
    { role: "system", content: system }, { role: "user", content: user },
    { role: "assistant", content: null, tool_calls: [{ id: "a", type: "function", function: { name: "run_sql", arguments: JSON.stringify({ query: "SELECT count(*) FROM events" }) } }] },
    { role: "tool", tool_call_id: "a", content: "12" },
    { role: "assistant", content: null, tool_calls: [{ id: "b", type: "function", function: { name: "run_sql", arguments: JSON.stringify({ query }) } }] },
    { role: "tool", tool_call_id: "b", content: "DELETE 8" },
    { role: "assistant", content: "Done." },
  ],
  tools, ...more,
});
const tool = (name: string, description: string) => ({ type: "function", function: { name, description, parameters: { type: "object", properties: { query: { type: "string" } } } } });

describe("the good run and the bad one", () => {
  test("without being asked for, the run that did harm stands beside the one before that is most like it, and what vanished from the prompt is told", async () => {
    const { store, id } = await sampleIncident("saltmarsh-cleanup");
    const found = await compared(store, id, {});
    expect([found.b?.harmful !== 0, found.a?.harmful]).toEqual([true, 0]);
    expect((found.a?.startUs ?? 0) < (found.b?.startUs ?? 0)).toBe(true);
    expect(found.constraints.filter(({ only, where }) => only === "a" && where === "system").map(({ text }) => text).join(" ")).toMatch(/90 days/);
    expect(found.system.state).toBe("differs");
    expect(found.divergence).not.toBeNull();
    expect(Object.values(found.counts).reduce((sum, n) => sum + n, 0)).toBe(found.steps.length);
  });

  test("a changed query is a changed step with the value that differs, a changed tool shows its lines, and calls alike are alike", async () => {
    const store = tempStore();
    const good = await incidentOf(store, ["good.json", chat("Tidy. Never touch orders.", "Tidy events.", "DELETE FROM events WHERE age > 90", [tool("run_sql", "Reads."), tool("list", "Lists.")])]);
    const bad = await incidentOf(store, ["bad.json", chat("Tidy.", "Tidy events.", "DELETE FROM orders", [tool("run_sql", "Reads and writes."), tool("drop", "Drops.")])]);
    await reanalyzed(store, good);
    await reanalyzed(store, bad);
    const found = await compared(store, good, { with: bad });
    expect(found.steps.map(({ kind }) => kind)).toEqual(["same", "changed"]);
    expect([found.divergence, found.steps[1]?.values]).toEqual([1, [{ path: "query", a: "DELETE FROM events WHERE age > 90", b: "DELETE FROM orders" }]]);
    expect([found.system.state, found.user.state]).toEqual(["differs", "same"]);
    expect(found.constraints).toEqual([{ kind: "prohibition", text: "Never touch orders.", only: "a", where: "system" }]);
    expect(found.tools).toMatchObject({ state: "compared", added: ["drop"], removed: ["list"], same: 0, changedOf: 1 });
    expect(found.tools.changed[0]?.lines.filter(({ sign }) => sign !== " ").map(({ sign, text }) => sign + text)).toEqual(["-Reads.", "+Reads and writes."]);
    expect([found.a?.incident, found.b?.incident]).toEqual([good, bad]);
  });

  test("turned round, additions are removals and nothing else changes", async () => {
    const { store, id } = await sampleIncident("saltmarsh-cleanup");
    const there = await compared(store, id, {});
    const back = await compared(store, id, { a: there.b?.trace, b: there.a?.trace });
    expect([back.a?.trace, back.b?.trace]).toEqual([there.b?.trace, there.a?.trace]);
    expect([back.counts.same, back.counts.only_a, back.counts.only_b]).toEqual([there.counts.same, there.counts.only_b, there.counts.only_a]);
    expect([back.tools.added, back.tools.removed]).toEqual([there.tools.removed, there.tools.added]);
    expect(back.constraints.map(({ text, only }) => `${only} ${text}`).sort()).toEqual(there.constraints.map(({ text, only }) => `${only === "a" ? "b" : "a"} ${text}`).sort());
  });
});

test("where there is one run only, the other side is nothing, and nothing is said to differ", async () => {
  const store = tempStore();
  const id = await incidentOf(store, ["only.json", transcript("orders")]);
  await reanalyzed(store, id);
  const found = await compared(store, id, {});
  expect([found.a, found.b?.calls, found.runsA, found.system.state, found.constraints]).toEqual([null, 1, 1, "neither", []]);
});

test("a run that is not there, and an incident that was not analysed, are named", async () => {
  const store = tempStore();
  const id = await incidentOf(store, ["only.json", transcript("orders")]);
  expect(await runComparison(store, id, {})).toEqual({ missing: "index_a" });
  await reanalyzed(store, id);
  expect(await runComparison(store, id, { a: "nowhere" })).toEqual({ missing: "run_a" });
  expect(await runComparison(store, id, { b: "nowhere" })).toEqual({ missing: "run_b" });
});

test("the list of runs says how many of how many, those that did harm first, and every run is on one page exactly", async () => {
  const { store, id, index } = await sampleIncident("saltmarsh-cleanup");
  const standing = impactStanding(store, id, index);
  const page = (query: object) => runsSchema.parse(runsPage(index, standing, runsQuerySchema.parse(query)));
  const { of, runs } = page({ count: 200 });
  expect(runs).toHaveLength(of);
  expect(runs[0]?.harmful).toBeGreaterThan(0);
  const seen: string[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const next = page({ from, count: 3 });
    seen.push(...next.runs.map(({ trace }) => trace));
    from = next.next;
  }
  expect(seen).toEqual(runs.map(({ trace }) => trace));
  const [first] = runs;
  expect(page({ q: first?.trace ?? "" })).toMatchObject({ total: 1, of });
  expect(page({ q: "no such run" })).toMatchObject({ total: 0, of, runs: [] });
});
