import { describe, expect, test } from "vitest";
import { phaseIds, phaseRules, type PhaseStep } from "../../lib/rules/phases/phaseRules.ts";
import { phasesOf, type PhaseFacts, type PhasePoint } from "../../lib/timeline/phases.ts";

/** The facts of a run that is a sequence of steps, one a second. */
function factsOf(steps: readonly PhaseStep[]): PhaseFacts<PhasePoint> {
  const told: readonly PhaseStep[] = ["noticed", "contained", "recovered"];
  const points = steps.map((step, at) => ({ step, point: { place: told.includes(step) ? null : at, us: at * 1_000_000 } }));
  const all = (...wanted: PhaseStep[]) => points.filter(({ step }) => wanted.includes(step)).map(({ point }) => point);
  const calls = all("read", "change", "harm", "loop");
  const harm = all("harm", "loop");
  const loop = all("loop");
  const [from, to] = [loop[0], loop.at(-1)];
  const one = (step: PhaseStep) => all(step)[0] ?? null;
  return {
    first: calls[0] ?? null, last: calls.at(-1) ?? null, firstChange: all("change", "harm", "loop")[0] ?? null, firstHarm: harm[0] ?? null, lastHarm: harm.at(-1) ?? null,
    loop: from === undefined || to === undefined ? null : { from, to }, statement: one("statement"), noticed: one("noticed"), contained: one("contained"), recovered: one("recovered"),
  };
}
const found = (steps: readonly PhaseStep[]) => phasesOf(factsOf(steps)).map(({ id }) => id);

describe.each(phaseRules)("$id", ({ id, matches, not }) => {
  test.each(matches.map((steps) => [steps.join(", "), steps] as const))("is part of: %s", (_, steps) => expect(found(steps)).toContain(id));
  test.each(not.map((steps) => [steps.join(", "), steps] as const))("is no part of: %s", (_, steps) => expect(found(steps)).not.toContain(id));
});

test("every phase has a rule, and phases come in the order of the rules", () => {
  expect(phaseRules.map(({ id }) => id)).toEqual([...phaseIds]);
  expect(found(["read", "change", "loop", "loop", "statement", "noticed", "contained", "recovered"])).toEqual([...phaseIds]);
});

test("one part ends where the next begins, and one whose end the evidence does not tell is open", () => {
  const phases = new Map(phasesOf(factsOf(["read", "change", "harm", "harm", "noticed", "contained"])).map(({ id, from, to }) => [id, [from.us, to?.us ?? null]]));
  expect(Object.fromEntries(phases)).toEqual({ "phase.reading": [0, 1e6], "phase.change": [1e6, 2e6], "phase.harm": [2e6, 3e6], "phase.noticed": [4e6, 5e6], "phase.contained": [5e6, null] });
});

test("evidence without a call has no phase", () => {
  expect(found([])).toEqual([]);
});
