import { describe, expect, test } from "vitest";
import { keyQuestions } from "@/components/overview/key-questions.ts";
import type { BlastRadius, Impact } from "@/lib/api/impactContract.ts";
import type { Capture } from "@/lib/findings.ts";

const capture: Capture = { systemPrompt: "present", userTurn: "present", retrievedContext: "present", toolSchemas: "present", toolCalls: "present", executorResponses: "present" };
const incident = { calls: 9, documents: 0, rows: 20, capture, audit: { logs: [], crossCheck: null } };

const radius: BlastRadius = {
  effects: 9, calls: 9, attempts: 0, matrix: [{ class: "data_mutation", reversible: "with_effort", shared: "yes", effects: 2, harmful: 2 }],
  classes: [{ class: "data_mutation", effects: 2, calls: 2, executed: 2, harmful: 2, attempts: 0, destructive: 2 }],
  targets: [{ kind: "table", name: "orders", effects: 2, harmful: 2, destructive: 2, environments: ["production"], firstCall: "c3" }], targetsOf: 1, environments: [],
  totals: [{ unit: "rows", currency: null, total: 11_200, effects: 2, targets: 1, sentence: "11,200 rows in 1 table, as reported by the tool" }], unstated: 0, irreversible: 0,
  firstHarm: null, lastHarm: null, harmDurationUs: null, callsBetween: 2, callsPerMinute: null, noticed: null, contained: null, recovered: null, unfinished: 0,
};
const harm: Impact = {
  verdict: "undetermined", machineVerdict: "undetermined", harmful: [], harmfulOf: 2, decided: { harmful: 0, harmless: 0 }, corrections: 0, blastRadius: radius,
  factors: [], secrets: [], secretsOf: 0, recovery: { total: 3, open: 2, done: 1, cannot: 0 }, weeks: [], phases: [], loops: [], loopsOf: 0, tools: [],
};
const asked = (impact: Impact | null, calls: number | null = 9) => Object.fromEntries(keyQuestions({ ...incident, calls }, impact).map(({ question, ...rest }) => [question, rest]));
const withRadius = (more: Partial<BlastRadius>): Impact => ({ ...harm, blastRadius: { ...radius, ...more } });

describe("the questions that the blast radius answers", () => {
  test("with targets, numbers and ways back of all harm they are answered, each with the way to its proof", () => {
    const { "What was touched?": touched, "Can it be undone?": undone, "What happened?": happened } = asked(harm);
    expect([touched?.state, undone?.state, happened?.state]).toEqual(["answered", "answered", "answered"]);
    expect(touched?.said).toBe("1 target: table. 11,200 rows in 1 table, as reported by the tool.");
    expect(undone?.said).toBe("Of 2 harmful effects: 2 with a copy kept elsewhere or other people. 1 of 3 recovery items done.");
    for (const one of [touched, undone, happened]) expect(one?.link).toMatchObject({ tab: "impact" });
  });

  test("what nothing states, and what nobody knows, keeps an answer partial and is said", () => {
    expect(asked(withRadius({ unstated: 1 }))["What was touched?"]).toMatchObject({ state: "partial", said: expect.stringContaining("For 1 harmful effect nothing states how much.") });
    const unknown = { class: "unknown" as const, effects: 3, calls: 3, executed: 3, harmful: 0, attempts: 0, destructive: 0 };
    expect(asked(withRadius({ classes: [...radius.classes, unknown] }))["What was touched?"]).toMatchObject({ state: "partial", said: expect.stringContaining("What 3 effects did is not known.") });
    expect(asked(withRadius({ matrix: [{ class: "data_mutation", reversible: "unknown", shared: "yes", effects: 2, harmful: 2 }] }))["Can it be undone?"]).toMatchObject({ state: "partial", said: expect.stringContaining("of 2 it is not known") });
  });

  test("no harm is an answer; an unknown effect among it is none", () => {
    const none: Impact = { ...withRadius({ classes: [], targets: [], targetsOf: 0, totals: [], matrix: [] }), harmfulOf: 0, verdict: "none" };
    expect(asked(none)["Can it be undone?"]).toMatchObject({ state: "answered" });
    expect(asked(none)["What was touched?"]).toMatchObject({ state: "answered", said: "No call is known to have changed anything." });
    const unsure: Impact = { ...none, blastRadius: { ...none.blastRadius, classes: [{ class: "unknown", effects: 1, calls: 1, executed: 1, harmful: 0, attempts: 0, destructive: 0 }] } };
    expect(asked(unsure)["What was touched?"]).toMatchObject({ state: "partial" });
    expect(asked(unsure)["Can it be undone?"]).toMatchObject({ state: "partial", said: expect.stringContaining("something may be left of it") });
  });

  test("without the analysis, and without calls, nothing is answered", () => {
    for (const [impact, calls] of [[null, 9], [null, null], [harm, 0]] as const) {
      const { "What was touched?": touched, "Can it be undone?": undone } = asked(impact, calls);
      expect([touched?.state, undone?.state]).toEqual(["unknown", "unknown"]);
    }
  });
});
