import { beforeAll, describe, expect, test } from "vitest";
import { factorsOf } from "../../lib/effects/factors/findFactors.ts";
import { finders } from "../../lib/effects/factors/finders.ts";
import { trustEscalation } from "../../lib/effects/factors/escalation.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import { factorRules } from "../../lib/rules/factors/factorRules.ts";
import { exampleStory } from "./exampleStory.ts";

beforeAll(loadParsers, 60_000);

const codesOf = (example: Parameters<typeof exampleStory>[0]): string[] => factorsOf(exampleStory(example)).map(({ code }) => code);

describe("every factor speaks of its examples, and of none of its near misses", () => {
  for (const { id, matches, not } of factorRules) {
    test.each(matches.map((one) => [one.note, one] as const))(`${id}: %s`, (_, one) => expect(codesOf(one)).toContain(id));
    test.each(not.map((one) => [one.note, one] as const))(`${id}, not: %s`, (_, one) => expect(codesOf(one)).not.toContain(id));
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
  const week = (number: number, gravity: number, name: "read_only" | "config_change" | "infrastructure") => ({ weekUs: number * 604_800_000_000, class: name, gravity, calls: 3, first: number });
  test("reading, then changing, then running things is told, with the first call of each", () => {
    const [factor] = trustEscalation([week(1, 1, "read_only"), week(3, 3, "config_change"), week(8, 5, "infrastructure")]);
    expect(factor).toMatchObject({ code: "trust_escalation", calls: [1, 3, 8] });
  });
  test("an agent that changed things from the first week on did not grow", () => {
    expect(trustEscalation([week(1, 3, "config_change"), week(3, 5, "infrastructure"), week(4, 7, "infrastructure")])).toEqual([]);
  });
});
