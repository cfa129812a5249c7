import { describe, expect, test } from "vitest";
import type { Effect } from "../../lib/effects/effect.ts";
import { harmStanding, incidentHarm, type JudgedCall } from "../../lib/effects/incidentHarm.ts";

const effect = (more: Partial<Effect> = {}): Effect => ({
  class: "data_mutation", destructive: true, reversible: "no", shared: "yes", environment: "unknown", targets: [], magnitude: null, rule: "sql.drop", why: "DROP TABLE.", ...more,
});
const call = (number: number, more: Partial<JudgedCall> = {}): JudgedCall => ({ number, state: "executed", effects: [effect()], origin: null, ...more });
const scaled = effect({ class: "infrastructure", destructive: false, reversible: "yes", rule: "kubectl.scale.zero", why: "kubectl scale deployment web --replicas=0.", magnitude: { replicas: 0 } });
const mail = effect({ class: "external_communication", destructive: false, rule: "mail.send", why: "send_email." });

describe("what counts as harm", () => {
  test.each(["refused", "failed", "requested", "unknown"] as const)("a call that is %s is an attempt, never harm", (state) => expect(harmStanding(call(1, { state }))).toBe("attempt"));
  test("an outage that others feel is harm, one of the agent's own machine is none, and scaling up is none", () => {
    expect(harmStanding(call(1, { effects: [scaled] }))).toBe("harmful");
    expect(harmStanding(call(1, { effects: [{ ...scaled, shared: "no" }] }))).toBe("none");
    expect(harmStanding(call(1, { effects: [{ ...scaled, magnitude: { replicas: 8 }, why: "kubectl scale deployment web --replicas=8." }] }))).toBe("none");
  });
  test("a message is harm only where it is known that nobody asked for it", () => {
    expect([null, "user", "agent", "injection"].map((origin) => harmStanding(call(1, { effects: [mail], origin: origin as JudgedCall["origin"] })))).toEqual(["none", "none", "harmful", "harmful"]);
  });
  test("a call that an injection asked for is harm as soon as it changes anything", () => {
    const config = effect({ class: "config_change", destructive: false });
    const reads = effect({ class: "read_only", destructive: false });
    expect([config, reads].map((one) => harmStanding(call(1, { effects: [one], origin: "injection" })))).toEqual(["harmful", "none"]);
  });
});

describe("what an incident comes to", () => {
  test("without harm the verdict is none", () => expect(incidentHarm([call(1, { effects: [effect({ destructive: false })] })])).toEqual({ verdict: "none", harmful: [], firstHarm: null }));
  test("without origins the verdict of harm is undetermined", () => expect(incidentHarm([call(3), call(5)])).toEqual({ verdict: "undetermined", harmful: [3, 5], firstHarm: 3 }));
  test("ordinary work that was asked for is left out where something was not asked for", () => {
    const calls = [call(1, { origin: "user" }), call(2, { origin: "agent" }), call(3, { origin: "delegated" })];
    expect(incidentHarm(calls)).toEqual({ verdict: "agent", harmful: [2], firstHarm: 2 });
  });
  test("where all harm was asked for it is all listed", () => expect(incidentHarm([call(1, { origin: "user" }), call(2, { origin: "delegated" })])).toEqual({ verdict: "delegated", harmful: [1, 2], firstHarm: 1 }));
  test("the gravest origin of all is the verdict", () => expect(incidentHarm([call(1, { origin: "undetermined" }), call(2, { origin: "agent" }), call(4, { origin: "injection" })]).verdict).toBe("injection"));
});
