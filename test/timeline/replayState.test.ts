import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectClasses } from "../../lib/timeline/row.ts";
import { foldedMs, idleMsMax, pauseMs, replaySpeeds } from "../../lib/timeline/replayPace.ts";
import { addRadius, noRadius, stateAt, type FoldedStep, type ReplayRadius } from "../../lib/timeline/replayState.ts";

type Step = FoldedStep<string, { readonly tool: string }, { readonly call: string; readonly text: string }>;

const radii = fc.record({
  calls: fc.nat(9), harmfulCalls: fc.nat(9), irreversible: fc.nat(9), targets: fc.nat(9),
  classes: fc.uniqueArray(fc.record({ class: fc.constantFrom(...effectClasses), effects: fc.integer({ min: 1, max: 9 }), ran: fc.nat(9), harmful: fc.nat(9), attempts: fc.nat(9) }), { selector: (one) => one.class }),
  totals: fc.uniqueArray(fc.record({ unit: fc.constantFrom("rows" as const, "amount" as const), currency: fc.constantFrom(null, "EUR"), total: fc.nat(99), effects: fc.integer({ min: 1, max: 9 }) }), { selector: (one) => `${one.unit} ${one.currency}` }),
});
/** In the order in which the sums themselves come. */
const tidy = (radius: ReplayRadius): ReplayRadius => addRadius(noRadius, radius);

const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ begins: fc.boolean(), ends: fc.nat(5), trace: fc.constantFrom("a", "b"), said: fc.array(fc.string(), { maxLength: 2 }), adds: radii }), { maxLength: 25 })
  .map((list) => list.map(({ begins, ends, ...step }, number): Step => ({
    ...step, number, began: begins ? { call: `c${number}`, tool: "t" } : null, done: number >= ends ? [{ call: `c${number - ends}`, text: `r${number}` }] : [],
  })));

describe("the state of a replay", () => {
  test("going there at once is going there step by step, wherever the window begins", () => {
    fc.assert(fc.property(steps, radii, fc.nat(), fc.nat(), (list, before, cut, to) => {
      if (list.length === 0) return;
      const position = to % list.length;
      const from = cut % (position + 1);
      let radius = tidy(before);
      for (const step of list.slice(0, from)) radius = addRadius(radius, step.adds);
      const whole = stateAt(list, tidy(before), position);
      const windowed = stateAt(list.slice(from), radius, position);
      expect(windowed.radius).toEqual(whole.radius);
      expect(windowed.said).toEqual(whole.said.filter(({ step }) => step >= from));
      for (const call of windowed.calls) expect(whole.calls).toContainEqual(call);
    }));
  });

  test("a step forward and one back leaves everything as it was", () => {
    fc.assert(fc.property(steps, fc.nat(), (list, to) => {
      if (list.length < 2) return;
      const position = to % (list.length - 1);
      const here = stateAt(list, noRadius, position);
      stateAt(list, noRadius, position + 1);
      expect(stateAt(list, noRadius, position)).toEqual(here);
    }));
  });

  test("what is added to what first makes no difference to the blast radius, and nothing is nothing", () => {
    fc.assert(fc.property(radii, radii, radii, (a, b, c) => {
      expect(addRadius(addRadius(tidy(a), b), c)).toEqual(addRadius(tidy(a), addRadius(tidy(b), c)));
      expect(addRadius(tidy(a), b)).toEqual(addRadius(tidy(b), a));
      expect(addRadius(tidy(a), noRadius)).toEqual(tidy(a));
    }));
  });

  test("the conversation is that of the run in which the step lies", () => {
    const step = (number: number, trace: string): Step => ({ number, trace, said: [`${trace}${number}`], began: null, done: [], adds: noRadius });
    const { said } = stateAt([step(0, "a"), step(1, "b"), step(2, "a")], noRadius, 2);
    expect(said.map((one) => one.said)).toEqual(["a0", "a2"]);
  });

  test("a result is beside its call from the step on at which it is there, and not before", () => {
    const list: Step[] = [
      { number: 0, trace: "a", said: [], began: { call: "c1", tool: "t" }, done: [], adds: noRadius },
      { number: 1, trace: "a", said: [], began: null, done: [{ call: "c1", text: "done" }], adds: noRadius },
    ];
    expect(stateAt(list, noRadius, 0).calls[0]?.done).toBeNull();
    expect(stateAt(list, noRadius, 1).calls[0]?.done?.text).toBe("done");
  });
});

describe("the pace of a replay", () => {
  test("idle time is folded to the same wait however long it was, and says so", () => {
    for (const speed of replaySpeeds) expect(pauseMs(0, 3_600_000_000, "clock", speed)).toBe(idleMsMax / speed);
    expect(foldedMs(0, 3_600_000_000)).toBe(3_600_000);
    expect(foldedMs(0, 1_000_000)).toBeNull();
  });

  test("steps without a clock stay as long as each other, and two of one instant are still two", () => {
    expect(pauseMs(null, null, "clock", 2)).toBe(pauseMs(0, 1, "each", 2));
    expect(pauseMs(5, 5, "clock", 5)).toBeGreaterThan(0);
  });

  test("twice the speed is half the wait, and a wait is never longer than another one that was recorded longer", () => {
    fc.assert(fc.property(fc.nat(10_000_000), fc.nat(10_000_000), fc.constantFrom(...replaySpeeds), (a, b, speed) => {
      expect(pauseMs(0, a, "each", 1)).toBe(pauseMs(0, a, "each", 2) * 2);
      if (a <= b) expect(pauseMs(0, a, "clock", speed)).toBeLessThanOrEqual(pauseMs(0, b, "clock", speed));
    }));
  });
});
