import { describe, expect, test } from "vitest";
import { weekTable, weekText } from "@/components/impact/charts/week-table.ts";
import { changingEffects, classTiles, harmByReversibility, matrixRows, type ClassCount } from "@/components/impact/effect-counts.ts";
import { changeOf } from "@/components/impact/effects/correction-change.ts";
import { effectSentence, loggedWords, targetText } from "@/components/impact/effects/effect-words.ts";
import { classOrder, lookedAtText, magnitudeText, speedText } from "@/components/impact/impact-words.ts";
import { cellText } from "@/components/impact/matrix-words.ts";
import { recoveryProblem } from "@/components/impact/recovery/recovery-words.ts";
import { secretKindWords } from "@/components/impact/secret-words.ts";
import type { BlastRadius, EffectRow } from "@/lib/api/impactContract.ts";
import { effectClasses } from "@/lib/effects/effect.ts";
import { secretKinds } from "@/lib/effects/secrets/secretPlace.ts";

const count = (name: ClassCount["class"], effects: number, more: Partial<ClassCount> = {}): ClassCount => ({ class: name, effects, calls: effects, executed: effects, harmful: 0, attempts: 0, destructive: 0, ...more });
const noThin = (text: string) => text.replaceAll("\u202f", " ");

describe("the tiles", () => {
  test("are the classes of the contract in its order", () => {
    expect(classOrder).toEqual([...effectClasses]);
  });

  test("leave out credential access and unknown at zero, and never an unknown effect that is there", () => {
    const none = effectClasses.map((name) => count(name, 0));
    expect(classTiles(none).map((tile) => tile.class)).toEqual(effectClasses.slice(0, 6));
    const one = none.map((tile) => (tile.class === "unknown" ? count("unknown", 1) : tile));
    expect(classTiles(one).map((tile) => tile.class)).toEqual([...effectClasses.slice(0, 6), "unknown"]);
  });

  test("are all there where the answer names only some", () => {
    expect(classTiles([count("infrastructure", 2)]).map(({ effects }) => effects)).toEqual([0, 0, 0, 2, 0, 0]);
  });

  test("an effect that nobody knows is not among those that changed something", () => {
    expect(changingEffects([count("read_only", 9), count("data_mutation", 3, { executed: 2 }), count("unknown", 4)])).toEqual({ changing: 2, unknown: 4 });
  });
});

const matrix: BlastRadius["matrix"] = [
  { class: "data_mutation", reversible: "no", shared: "yes", effects: 2, harmful: 1 },
  { class: "data_mutation", reversible: "no", shared: "unknown", effects: 1, harmful: 1 },
  { class: "data_mutation", reversible: "with_effort", shared: "no", effects: 4, harmful: 2 },
  { class: "unknown", reversible: "unknown", shared: "unknown", effects: 1, harmful: 0 },
];

describe("the matrix", () => {
  const rows = matrixRows({ classes: [count("data_mutation", 7), count("unknown", 1)], matrix });

  test("loses no effect: its cells add up to what the answer counts", () => {
    const sum = (values: readonly { readonly effects: number; readonly harmful: number }[]) => values.reduce((all, { effects, harmful }) => [(all[0] ?? 0) + effects, (all[1] ?? 0) + harmful], [0, 0]);
    expect(sum(rows.flatMap(({ cells }) => cells))).toEqual(sum(matrix));
  });

  test("a cell joins what differs in sharedness alone, and says how much of it is shared and of how much nobody knows", () => {
    const cell = rows.find((row) => row.class === "data_mutation")?.cells[2];
    expect(cell).toEqual({ reversible: "no", effects: 3, harmful: 2, shared: 2, sharedUnknown: 1 });
    expect(cell && cellText("data_mutation", cell)).toBe("Data mutation, not reversible: 3 effects, 2 of them on shared state, 1 not known whether on shared state, 2 of harmful calls");
  });

  test("harm by what would undo it", () => {
    expect(harmByReversibility({ matrix })).toEqual({ yes: 0, with_effort: 2, no: 2, unknown: 0 });
  });
});

const row: EffectRow = {
  id: "c7.1", class: "data_mutation", destructive: true, reversible: "no", shared: "yes", machine: { class: "data_mutation", destructive: true, reversible: "no", shared: "yes" }, correction: null,
  rule: "sql.drop", why: "DROP TABLE users", environment: "production", targets: [{ kind: "table", name: "users" }, { kind: "table", name: "orders" }], targetsOf: 5, magnitude: { unit: "rows", value: 11_200_000, currency: null },
  call: { call: "c7", row: 4, trace: "t1", tool: "run_sql", preview: "DROP TABLE users", state: "executed", timeUs: 1, tPlusUs: 43_000_000 },
  harm: "harmful", machineHarm: "harmful", decided: null, logged: { exhibit: "x2", entry: 9, holds: false }, cites: [],
};

describe("words of an effect", () => {
  test("the row is one sentence, glyphs and colours not needed", () => {
    expect(noThin(effectSentence(row))).toBe("Data mutation, run_sql DROP TABLE users, T plus 43 s, destructive, not reversible, shared state, target users and 4 more, 11 200 000 rows as reported, harmful, log entry does not hold");
  });

  test("what is not known is said, never left out", () => {
    expect(effectSentence({ ...row, shared: "unknown", reversible: "unknown" })).toContain("unknown, sharedness not known");
    expect(targetText({ targets: [], targetsOf: 0 })).toBe("–");
  });

  test("no log, a log that holds and one that does not are three answers", () => {
    const words = [null, { exhibit: "x2", entry: 1, holds: true }, { exhibit: "x2", entry: 1, holds: false }].map((logged) => loggedWords({ logged }).word);
    expect(new Set(words).size).toBe(3);
  });

  test("magnitudes: one is singular, an amount names its currency or that none is named, nothing stated is no zero", () => {
    const said = [{ unit: "rows", value: 1, currency: null }, { unit: "amount", value: 12.5, currency: "EUR" }, { unit: "amount", value: 3, currency: null }, { unit: "files", value: 0, currency: null }, null] as const;
    expect(said.map((one) => magnitudeText(one))).toEqual(["1 row", "12.5 EUR", "3 in no named currency", "0 files", "–"]);
  });

  test("speed: without a clock there are calls and no rate", () => {
    expect(speedText({ callsBetween: 4, callsPerMinute: 2.345, harmDurationUs: 5 })).toBe("4 calls, 2.3 a minute");
    expect(speedText({ callsBetween: 165, callsPerMinute: 0.018, harmDurationUs: 5 })).toBe("165 calls, 1.1 an hour");
    expect(speedText({ callsBetween: 1, callsPerMinute: null, harmDurationUs: 0 })).toContain("1 call, at a single instant");
  });

  test("no harm says what was looked at, and what is not known", () => {
    expect(lookedAtText({ calls: 3, effects: 4, attempts: 1 }, 0, 2)).toBe("4 effects of 3 calls were looked at; none of them changed anything; what 2 effects did is not known; 1 call would have done harm and did not run, or is not known to have run.");
  });

  test("every kind of credential has a word", () => {
    expect(Object.keys(secretKindWords).toSorted()).toEqual([...secretKinds].toSorted());
  });
});

describe("what people say", () => {
  test("a correction names only what differs from the rules; going back to them corrects nothing", () => {
    expect(changeOf(row.machine, { ...row.machine, reversible: "with_effort" })).toEqual({ reversible: "with_effort" });
    expect(changeOf(row.machine, row.machine)).toEqual({});
  });

  test("only what cannot be undone needs a reason", () => {
    expect([recoveryProblem("cannot", " "), recoveryProblem("cannot", "no backup"), recoveryProblem("done", "")].map((problem) => problem !== null)).toEqual([true, false, false]);
  });
});

describe("what is drawn", () => {
  const week = 7 * 86_400e6;
  const monday = Date.parse("2026-03-02T00:00:00Z") * 1000;

  test("weeks without a call are drawn as none, and every call of the answer is drawn once", () => {
    const table = weekTable([{ weekUs: monday, class: "read_only", calls: 5 }, { weekUs: monday + 3 * week, class: "read_only", calls: 2 }, { weekUs: monday + 3 * week, class: "infrastructure", calls: 1 }]);
    expect(table.weeksUs.map(weekText)).toEqual(["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"]);
    expect(table.rows).toEqual([{ class: "read_only", calls: [5, 0, 0, 2], total: 7, most: 5 }, { class: "infrastructure", calls: [0, 0, 0, 1], total: 1, most: 1 }]);
    expect(weekTable([])).toEqual({ weeksUs: [], rows: [] });
  });
});
