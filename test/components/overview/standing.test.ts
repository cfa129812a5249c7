import { describe, expect, test } from "vitest";
import { policySaid, reportSaid } from "@/components/overview/standing.ts";
import type { PolicyStanding } from "@/lib/api/policyContract.ts";

const counts = (allow: number, require_approval: number, deny: number) => ({ allow, require_approval, deny, of: allow + require_approval + deny });
const figures = (more: Partial<PolicyStanding> = {}): PolicyStanding => ({
  state: "answered", pending: false, onItsPage: false, source: "version", version: 3, baseline: counts(214, 0, 0), harmful: counts(0, 0, 2), passing: 0, asks: 0, lost: 0, firstStop: null, inTime: true, ...more,
});
const said = (more?: Partial<PolicyStanding>) => policySaid("i1", figures(more));

describe("what the overview says of the allow-list", () => {
  test("a version that lets nothing harmful through is done, with its figures", () => {
    expect(said()).toEqual({ state: "answered", step: "done", pending: false, href: "/incidents/i1/policy", sentence: "Version 3 lets 0 of 2 harmful calls through and allows 214 of 214 baseline calls." });
  });

  test("a draft answers the question, and the step is still to be taken", () => {
    expect(said({ version: null, source: "draft" })).toMatchObject({ state: "answered", step: "needs_you", sentence: "The draft lets 0 of 2 harmful calls through and allows 214 of 214 baseline calls. No version is saved." });
  });

  test("what it lets through is a problem, and what it asks for or loses is said", () => {
    const words = said({ state: "partial", passing: 1, harmful: counts(1, 0, 1), baseline: counts(210, 3, 1), asks: 3, lost: 1 });
    expect(words.step).toBe("problem");
    expect(words.sentence).toBe("Version 3 lets 1 of 2 harmful calls through and allows 210 of 214 baseline calls; 3 need approval, 1 is denied, 1 call of the incident would pass.");
  });

  test("figures that are not there yet are no figures", () => {
    expect(said({ state: "unknown", onItsPage: true, version: null })).toMatchObject({ step: "needs_you", sentence: "The draft was not put to the calls here: its own page does that." });
    expect(said({ pending: true })).toMatchObject({ step: "needs_you", pending: true, sentence: "The allow-list is being worked out." });
    expect(said({ state: "unknown", baseline: counts(0, 0, 0) }).sentence).toContain("no legitimate call");
  });
});

describe("what the overview says of the post-mortem", () => {
  test("it waits for words and actions of people, and counts both", () => {
    expect(reportSaid("i1", { texts: 0, textsOf: 13, actions: 0, openActions: 0 })).toMatchObject({ state: "needs_you", href: "/incidents/i1/report" });
    expect(reportSaid("i1", { texts: 1, textsOf: 13, actions: 0, openActions: 0 })).toMatchObject({ state: "needs_you", sentence: "Own words in 1 of 13 sections, 0 actions." });
    expect(reportSaid("i1", { texts: 2, textsOf: 13, actions: 3, openActions: 1 })).toMatchObject({ state: "done", sentence: "Own words in 2 of 13 sections, 3 actions, 1 open." });
  });
});
