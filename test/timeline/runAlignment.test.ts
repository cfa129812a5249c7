import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { argumentShape } from "../../lib/timeline/argumentShape.ts";
import { alignedCallsMax, alignRuns, firstDivergence, type AlignedCall, type AlignedStep } from "../../lib/timeline/runAlignment.ts";

const call = (text: string): AlignedCall => {
  const [tool = "", exact = ""] = text.split(" ");
  return { tool, exact, alike: exact.replace(/\d/g, "#") };
};
const calls = fc.array(fc.record({ tool: fc.constantFrom("sql", "bash"), argument: fc.constantFrom("a1", "a2", "b1", "c1") }), { maxLength: 9 }).map((list) => list.map(({ tool, argument }) => call(`${tool} ${argument}`)));
const worth: Readonly<Record<AlignedStep["kind"], number>> = { same: 4, alike: 3, changed: 1, only_a: 0, only_b: 0 };
const sum = (steps: readonly AlignedStep[]): number => steps.reduce((total, { kind }) => total + worth[kind], 0);

/** The best that any alignment could be worth, by trying all. */
function best(a: readonly AlignedCall[], b: readonly AlignedCall[]): number {
  const [x, ...restA] = a;
  const [y, ...restB] = b;
  if (x === undefined || y === undefined) return 0;
  const gain = x.tool !== y.tool ? 0 : x.exact === y.exact ? 4 : x.alike === y.alike ? 3 : 1;
  return Math.max(gain === 0 ? 0 : gain + best(restA, restB), best(restA, b), best(a, restB));
}

describe("two runs beside each other", () => {
  test("every call stands in one step, in its own order, and only calls of one tool stand beside each other", () => {
    fc.assert(fc.property(calls, calls, (a, b) => {
      const steps = alignRuns(a, b);
      expect(steps.flatMap((step) => step.a ?? [])).toEqual([...a.keys()]);
      expect(steps.flatMap((step) => step.b ?? [])).toEqual([...b.keys()]);
      for (const step of steps) if (step.a !== null && step.b !== null) expect(a[step.a]?.tool).toBe(b[step.b]?.tool);
    }));
  });

  test("no other way of putting them beside each other is worth more", () => {
    fc.assert(fc.property(calls, calls, (a, b) => {
      fc.pre(a.length + b.length <= 12);
      expect(sum(alignRuns(a, b))).toBe(best(a, b));
    }));
  });

  test("a run beside itself never parts, and which of two is named first does not matter for how much they share", () => {
    fc.assert(fc.property(calls, calls, (a, b) => {
      expect(firstDivergence(alignRuns(a, a))).toBeNull();
      expect(sum(alignRuns(a, b))).toBe(sum(alignRuns(b, a)));
    }));
  });

  test("ids and times that differ are no divergence, other values are", () => {
    const steps = alignRuns([call("sql a1"), call("sql b1"), call("bash x")], [call("sql a2"), call("sql c1"), call("bash x")]);
    expect(steps.map(({ kind }) => kind)).toEqual(["alike", "changed", "same"]);
    expect(firstDivergence(steps)).toBe(1);
  });

  test("of each run two thousand calls are aligned, and the rest is left out on both sides", () => {
    const many = Array.from({ length: alignedCallsMax + 5 }, (_, at) => call(`sql ${at}`));
    const steps = alignRuns(many, [call("bash x"), ...many]);
    expect(steps.filter((step) => step.a !== null)).toHaveLength(alignedCallsMax);
    expect(steps.filter((step) => step.b !== null)).toHaveLength(alignedCallsMax);
  });
});

describe("the shape of arguments", () => {
  test("ids, instants and white space do not tell two calls apart; numbers and names do", () => {
    const shape = (query: string) => argumentShape({ query });
    expect(shape("SELECT  1\n")).toBe(shape("SELECT 1"));
    expect(shape("run 0b9d3f5e-1c2d-4e3f-8a9b-0c1d2e3f4a5b at 2026-03-01T10:00:00Z")).toBe(shape("run ffffffff-1c2d-4e3f-8a9b-0c1d2e3f4a5b at 2026-04-01T10:00:00Z"));
    expect(shape("commit 9fceb02d0ae598e95dc970b74767f19372d61af8")).toBe(shape("commit 1fceb02d0ae598e95dc970b74767f19372d61af8"));
    expect(shape("interval '90 days'")).not.toBe(shape("interval '7 days'"));
    expect(shape("deadbeefcafe")).not.toBe(shape("facadefacade"));
    expect(argumentShape({ a: 1, b: [2] })).toBe(argumentShape({ b: [2], a: 1.0 }));
  });
});
