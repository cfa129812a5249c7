import { expect, test } from "vitest";
import { compareReplay } from "../../lib/policy/backTest.ts";
import type { ObservedCall } from "../../lib/policy/observation.ts";
import type { Decision } from "../../lib/policy/policyDocument.ts";
import type { ReplayedCall } from "../../lib/policy/replay.ts";

const put = (number: number, decision: Decision, more: Partial<ObservedCall> = {}, run = "r1"): ReplayedCall => ({
  run, call: { number, tool: "t", arguments: {}, state: "executed", timeUs: null, origin: "user", derived: null, ...more }, answer: { decision, rule: "t.x", why: "", unchecked: [] },
});
const partOf = (call: number) => (call >= 20 ? "harmful" as const : call >= 10 ? "injection" as const : "baseline" as const);
const numbers = (list: readonly ReplayedCall[]): number[] => list.map(({ call }) => call.number);

test("needing approval counts as no longer allowed by itself, and a call without arguments is in no other list", () => {
  const { lists } = compareReplay([put(1, "allow"), put(2, "require_approval"), put(3, "allow", { state: "refused" }), put(4, "deny", { state: "refused" }), put(5, "deny", { arguments: undefined })], { partOf, before: null });
  expect([numbers(lists.unchanged), numbers(lists.newly_denied), numbers(lists.newly_allowed), numbers(lists.unplayable)]).toEqual([[1, 4], [2], [3], [5]]);
});

test("beside another policy the lists speak of its decisions, not of what happened", () => {
  const { lists } = compareReplay([put(1, "allow"), put(2, "deny")], { partOf, before: new Map([[1, "deny"], [2, "deny"]]) });
  expect([numbers(lists.newly_allowed), numbers(lists.unchanged), lists.newly_allowed[0]?.was]).toEqual([[1], [2], "deny"]);
});

test("a call of the incident that would be allowed is among those that pass, whether it did harm or not", () => {
  const { passing, parts } = compareReplay([put(1, "allow"), put(10, "allow"), put(20, "allow"), put(21, "deny")], { partOf, before: null });
  expect(numbers(passing)).toEqual([10, 20]);
  expect(parts.harmful).toEqual({ allow: 1, require_approval: 0, deny: 1, of: 2 });
});

test("a run is stopped in time at or before its first harm, and not when only what follows is stopped", () => {
  const stops = (calls: readonly ReplayedCall[]) => compareReplay(calls, { partOf, before: null }).stops.map(({ at, inTime }) => [at?.call.number ?? null, inTime]);
  expect(stops([put(10, "deny"), put(20, "deny")])).toEqual([[10, true]]);
  expect(stops([put(10, "allow"), put(20, "require_approval")])).toEqual([[20, true]]);
  expect(stops([put(20, "allow"), put(21, "deny")])).toEqual([[21, false]]);
  expect(stops([put(20, "allow")])).toEqual([[null, false]]);
});
