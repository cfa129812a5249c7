import { beforeAll, describe, expect, test } from "vitest";
import { factorsOf } from "../../lib/effects/factors/findFactors.ts";
import { OfferedSchemas } from "../../lib/effects/offeredSchemas.ts";
import { gravity } from "../../lib/effects/worstFirst.ts";
import { finders } from "../../lib/effects/factors/finders.ts";
import { trustEscalation } from "../../lib/effects/factors/escalation.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import { factorRules } from "../../lib/rules/factors/factorRules.ts";
import { exampleStory } from "./exampleStory.ts";

beforeAll(loadParsers, 60_000);

type Example = Parameters<typeof exampleStory>[0];
const weekUs = 604_800_000_000;
const dayUs = weekUs / 7;
/** Noon of the Tuesday of a week. */
const inWeek = (week: number): number => 345_600_000_000 + 2_900 * weekUs + week * weekUs + 1.5 * dayUs;

/** The calls of an example by week, as the index gives them; without weeks all of them lie in one. */
function weeksOf(example: Example): Parameters<typeof trustEscalation>[0] {
  const weeks = example.steps.flatMap((step) => ("tool" in step && step.trace !== 2 ? [step.week ?? 1] : []));
  return exampleStory(example).calls.map(({ number, effects, cites }, at) => {
    const [worst] = effects;
    return { weekUs: inWeek(weeks[at] ?? 1), class: worst?.class ?? "unknown", gravity: worst === undefined ? 2 : gravity(worst), calls: 1, first: number, cites };
  });
}

async function offersOf({ steps }: Example): Promise<ReturnType<OfferedSchemas["firstOffers"]>> {
  const first = new Map<string, number>();
  for (const { offers = [], week = 1 } of steps) for (const name of offers) first.set(name, Math.min(first.get(name) ?? Infinity, inWeek(week)));
  const tools = [...first].map(([name, firstUs], at) => ({ name, firstUs, ordinal: 0, at: { exhibit: 1, record: 1, draft: 0 }, cites: [{ exhibit: "x1", at: `/${at}` }] }));
  const offered = await OfferedSchemas.read({ offeredTools: () => tools }, { draft: async () => null, complete: async (merged) => merged });
  return offered.firstOffers();
}

const codesOf = async (example: Example): Promise<string[]> => [...factorsOf(exampleStory(example)), ...trustEscalation(weeksOf(example), await offersOf(example))].map(({ code }) => code);

describe("every factor speaks of its examples, and of none of its near misses", () => {
  for (const { id, matches, not } of factorRules) {
    test.each(matches.map((one) => [one.note, one] as const))(`${id}: %s`, async (_, one) => expect(await codesOf(one)).toContain(id));
    test.each(not.map((one) => [one.note, one] as const))(`${id}, not: %s`, async (_, one) => expect(await codesOf(one)).not.toContain(id));
  }
  test("every factor that is looked for has its rule", () => {
    expect(finders.map(([code]) => code).filter((code) => !factorRules.some(({ id }) => id === code))).toEqual([]);
  });
});

test("where no call did harm or tried to, no factor is told", () => {
  for (const { matches } of factorRules) for (const one of matches) {
    expect(factorsOf({ ...exampleStory(one), harmed: [] })).toEqual([]);
  }
});

describe("rights in use that grew over weeks", () => {
  const week = (number: number, gravity: number, name: "read_only" | "config_change" | "infrastructure") => ({ weekUs: number * 604_800_000_000, class: name, gravity, calls: 3, first: number, cites: [{ exhibit: "x1", at: `/${number}` }] });
  test("reading, then changing, then running things is told, with the first call of each", () => {
    const [factor] = trustEscalation([week(1, 1, "read_only"), week(3, 3, "config_change"), week(8, 5, "infrastructure")]);
    expect(factor).toMatchObject({ code: "trust_escalation", calls: [1, 3, 8], cites: [{ exhibit: "x1", at: "/1" }, { exhibit: "x1", at: "/3" }, { exhibit: "x1", at: "/8" }] });
  });
  test("tools that were offered week by week are named, each with the place where it was offered first", async () => {
    const rule = factorRules.find(({ id }) => id === "trust_escalation")?.matches[0];
    const [factor] = trustEscalation([], await offersOf(rule ?? { note: "", steps: [] }));
    expect(factor?.message).toMatch(/grew over 3 weeks of the evidence: read_logs, get_metrics|get_metrics, read_logs/);
    expect(factor?.message).toMatch(/then restart_service \(infrastructure\) in the week of [\d-]+, then delete_resource \(infrastructure\)/);
    expect(factor?.cites).toHaveLength(3);
  });
  test("an agent that changed things from the first week on did not grow", () => {
    expect(trustEscalation([week(1, 3, "config_change"), week(3, 5, "infrastructure"), week(4, 7, "infrastructure")])).toEqual([]);
  });
});
