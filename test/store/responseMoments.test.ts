import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { effectsPageSchema, effectsQuerySchema, impactSchema } from "../../lib/api/impactContract.ts";
import { effectsPage } from "../../lib/store/effectsPage.ts";
import { addEvent, manualEvents } from "../../lib/store/events.ts";
import { impactOverview } from "../../lib/store/impactOverview.ts";
import { impactStanding } from "../../lib/store/impactStanding.ts";
import { firstHarmUs } from "../../lib/store/judgedEffects.ts";
import { listedMoment } from "../../lib/store/responseMoments.ts";
import { incidentOf, reanalyzed } from "./analyzedIncident.ts";
import { tempStore } from "./tempStore.ts";

const sample = (slug: string, name: string): string => readFileSync(join(process.cwd(), "public", "samples", slug, name), "utf8");
const asks = (id: string, query: string, name = "run_sql") => ({ id, type: "function", function: { name, arguments: JSON.stringify({ query }) } });

async function analyzed(...files: readonly (readonly [string, string])[]) {
  const store = tempStore();
  const incident = await incidentOf(store, ...files);
  const index = await reanalyzed(store, incident);
  const standing = () => impactStanding(store, incident, index);
  return {
    store, incident, index,
    overview: () => impactSchema.parse(impactOverview(index, standing(), manualEvents(store, incident))),
    worst: () => effectsPageSchema.parse(effectsPage(index, standing(), effectsQuerySchema.parse({ sort: "worst", count: "500" }), firstHarmUs(index.db, standing().overrides))).effects,
  };
}

const minuteUs = 60_000_000;

describe("lists of events among the evidence tell when people noticed, contained and restored", () => {
  test("a force push: noticed after twelve minutes, all restored after three hours, each by the id of its event", async () => {
    const one = await analyzed(["trace-download.json", sample("brackwell-force-push", "trace-download.json")], ["events.csv", sample("brackwell-force-push", "events.csv")]);
    const { noticed, contained, recovered } = one.overview().blastRadius;
    expect([noticed?.by, noticed?.event, noticed?.afterUs]).toEqual(["event", "x2-3", 12 * minuteUs]);
    expect([recovered?.by, recovered?.event, recovered?.afterUs]).toEqual(["event", "x2-6", 180 * minuteUs]);
    expect(contained?.by).not.toBe("event");
    const written = addEvent(one.store, one.incident, { atUs: (noticed?.atUs ?? 0) - minuteUs, kind: "noticed", text: "Seen on the screen.", author: "Ada" });
    expect(one.overview().blastRadius.noticed).toMatchObject({ event: written.ok ? written.value.id : "", afterUs: 11 * minuteUs });
  });

  test("an alert is a machine's, and what came before the harm answers nothing", async () => {
    const lines = [["alert", "12:05"], ["acknowledged", "11:00"], ["Acknowledged", "12:07"], ["mitigated", "12:09"], ["resolved", "12:20"], ["resolved", "12:40"], ["deploy", "12:50"]].map(([kind, time]) => JSON.stringify({ time: `2026-03-03T${time}:00Z`, kind, source: "pager", text: `${kind} at ${time}` }));
    const { index: { db } } = await analyzed(["events.jsonl", lines.join("\n")]);
    const zero = Date.parse("2026-03-03T12:00:00Z") * 1_000;
    const told = (["noticed", "contained", "recovered"] as const).map((phase) => listedMoment(db, phase, zero)?.text);
    expect(told).toEqual(["Acknowledged at 12:07", "mitigated at 12:09", "resolved at 12:40"]);
    expect(listedMoment(db, "noticed", zero + 3_600_000_000)).toBeNull();
  });
});

describe("T+0 is where the harm began", () => {
  test("a scaling loop begins with its first scaling, and the outage that it led to is the last harm", async () => {
    const { blastRadius, harmful } = (await analyzed(["otlp-file.jsonl", sample("larkspur-scaling-loop", "otlp-file.jsonl")], ["events.jsonl", sample("larkspur-scaling-loop", "events.jsonl")])).overview();
    expect([blastRadius.firstHarm?.tPlusUs, blastRadius.lastHarm?.tPlusUs, blastRadius.noticed?.afterUs]).toEqual([0, 6 * minuteUs, 8 * minuteUs]);
    expect(blastRadius.firstHarm?.preview).toContain("--replicas=8");
    expect(harmful.map(({ tPlusUs }) => tPlusUs)).toEqual([6 * minuteUs]);
  });

  test("without a loop it is the first harmful call", async () => {
    const { blastRadius, harmful } = (await analyzed(["trace-download.json", sample("brackwell-force-push", "trace-download.json")])).overview();
    expect(blastRadius.firstHarm?.call).toBe(harmful[0]?.call);
  });
});

test("of equally grave effects the irreversible, the shared, the production's and the largest come first", async () => {
  const calls = [["a", "delete from sandbox_notes where id = 1", "DELETE 3"], ["b", "delete from prod.orders where id < 9", "DELETE 11"], ["c", "delete from prod.orders where id < 4000", "DELETE 4000"], ["d", "delete from dev.orders where id < 99", "DELETE 99000"]] as const;
  const text = JSON.stringify({ messages: [{ role: "user", content: "Tidy up." }, { role: "assistant", content: null, tool_calls: calls.map(([id, query]) => asks(id, query)) }, ...calls.map(([id, , content]) => ({ role: "tool", tool_call_id: id, content }))] });
  const rows = (await analyzed(["run.json", text])).worst();
  expect(rows.map(({ environment, magnitude }) => [environment, magnitude?.value])).toEqual([["production", 4_000], ["production", 11], ["unknown", 3], ["development", 99_000]]);
});
