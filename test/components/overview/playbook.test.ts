import { describe, expect, test } from "vitest";
import { playbook, worstState, type PlaybookFacts } from "@/components/overview/playbook.ts";
import { noStandings } from "@/components/overview/standing.ts";
import { tabMarks } from "@/components/overview/tab-marks.ts";
import { capture, decision, exhibit, incident, overview } from "./madeUp.ts";

const facts = (more: Partial<PlaybookFacts> = {}): PlaybookFacts => ({ incident, overview: overview(), standings: noStandings, ...more });
const states = (more: Partial<PlaybookFacts> = {}) => Object.fromEntries(playbook(facts(more)).map(({ id, state }) => [id, state]));
const policy = (step: "done" | "needs_you" | "problem") => ({ policy: { state: "answered" as const, step, sentence: "s", href: "/p", pending: false }, report: null });

describe("the next steps", () => {
  test("stand in the order in which a responder should take them, each with its place", () => {
    expect(playbook(facts()).map(({ id }) => id)).toEqual(["freeze", "capture", "decide", "reverse", "policy", "report"]);
    for (const { href, said, label } of playbook(facts())) expect([href.startsWith("/incidents/i1"), said !== "", label !== ""]).toEqual([true, true, true]);
  });

  test("nothing is done before somebody said or showed it", () => {
    expect(states()).toEqual({ freeze: "needs_you", capture: "done", decide: "done", reverse: "needs_you", policy: "needs_you", report: "needs_you" });
    expect(states({ overview: null, incident: { ...incident, capture: null } })).toEqual({ freeze: "needs_you", capture: "needs_you", decide: "needs_you", reverse: "needs_you", policy: "needs_you", report: "needs_you" });
  });

  test("the credentials are a step of their own: neither they nor the others stand for each other", () => {
    const frozen = overview({ freeze: "done", recovery: { total: 3, open: 2, done: 1, cannot: 0 } });
    expect(states({ overview: frozen })).toMatchObject({ freeze: "done", reverse: "needs_you" });
    expect(playbook(facts({ overview: frozen }))[3]?.said).toBe("0 of 2 items done.");
    const undone = overview({ freeze: "open", recovery: { total: 3, open: 1, done: 1, cannot: 1 } });
    expect(states({ overview: undone })).toMatchObject({ freeze: "needs_you", reverse: "done" });
    expect(playbook(facts({ overview: undone }))[3]?.said).toBe("1 of 2 items done, 1 cannot be undone.");
    expect(states({ overview: overview({ freeze: "cannot", recovery: { total: 1, open: 0, done: 0, cannot: 1 } }) })).toMatchObject({ freeze: "problem", reverse: "not_needed" });
  });

  test("what is partly missing needs somebody; without a vital artefact it is a problem", () => {
    const with_ = (more: Partial<typeof capture>) => states({ incident: { ...incident, capture: { ...capture, ...more } } })["capture"];
    expect([with_({ toolSchemas: "absent" }), with_({ userTurn: "partial" }), with_({ userTurn: "absent" }), with_({ executorResponses: "absent" })]).toEqual(["needs_you", "needs_you", "problem", "problem"]);
    expect(states({ incident: { ...incident, exhibits: [] } })["capture"]).toBe("needs_you");
    expect(states({ incident: { ...incident, state: "failed" } })["capture"]).toBe("problem");
  });

  test("intent or injection is decided by strong rules or by a person, never by weak evidence", () => {
    expect(states({ overview: overview({ undecided: { weak: 1, undetermined: 0 } }) })["decide"]).toBe("needs_you");
    expect(states({ overview: overview({ verdict: "undetermined", undecided: { weak: 0, undetermined: 1 } }) })["decide"]).toBe("needs_you");
    expect(states({ overview: overview({ verdict: "agent", decision: decision(), undecided: { weak: 1, undetermined: 0 } }) })["decide"]).toBe("done");
    expect(states({ overview: overview({ verdict: "undetermined", decision: decision({ verdict: "undetermined" }) }) })["decide"]).toBe("needs_you");
  });

  test("without harm nothing is to be frozen or decided", () => {
    expect(states({ overview: overview({ verdict: "none", harmful: 0, deciding: null }) })).toMatchObject({ freeze: "not_needed", decide: "not_needed" });
  });

  test("the allow-list and the post-mortem say for themselves how far they are", () => {
    expect([policy("done"), policy("needs_you"), policy("problem")].map((standings) => states({ standings })["policy"])).toEqual(["done", "needs_you", "problem"]);
    expect(states({ standings: { policy: null, report: { state: "problem", sentence: "s", href: "/r" } } })["report"]).toBe("problem");
  });

  test("a whole is done where nothing is left, and a problem where there is one", () => {
    expect([worstState([]), worstState(["done", "not_needed"]), worstState(["done", "needs_you"]), worstState(["needs_you", "problem"])]).toEqual(["done", "done", "needs_you", "problem"]);
  });
});

describe("the marks of the tabs", () => {
  const marks = (more: Partial<Pick<PlaybookFacts, "overview" | "standings">> = {}) => tabMarks({ incident, overview: overview(), standings: noStandings, ...more });

  test("each page is marked by its own steps", () => {
    expect(marks()).toEqual({ overview: "needs_you", evidence: "done", timeline: "done", injection: "done", impact: "needs_you", policy: undefined, report: undefined });
    const all = overview({ freeze: "done", recovery: { total: 3, open: 0, done: 3, cannot: 0 } });
    expect(marks({ overview: all, standings: { ...policy("done"), report: { state: "done", sentence: "s", href: "/r" } } })).toEqual({ overview: "done", evidence: "done", timeline: "done", injection: "done", impact: "done", policy: "done", report: "done" });
  });

  test("an unknown effect keeps the blast radius from being done", () => {
    expect(marks({ overview: overview({ freeze: "done", recovery: { total: 1, open: 0, done: 1, cannot: 0 }, unknownEffects: 1 }) }).impact).toBe("needs_you");
  });

  test("what was not analysed has no mark of its findings", () => {
    const fresh = tabMarks({ incident: { ...incident, state: "interrupted", rows: null, capture: null, audit: null, exhibits: [{ ...exhibit(), findings: null }] }, overview: null, standings: noStandings });
    expect([fresh.timeline, fresh.injection, fresh.impact, fresh.evidence]).toEqual([undefined, undefined, undefined, "needs_you"]);
    expect(tabMarks({ incident: { ...incident, exhibits: [] }, overview: null, standings: noStandings }).overview).toBeUndefined();
  });

  test("a run without a call is a problem of its timeline, and an unreadable exhibit of the evidence", () => {
    expect(tabMarks({ incident: { ...incident, calls: 0 }, overview: overview(), standings: noStandings }).timeline).toBe("problem");
    expect(tabMarks({ incident: { ...incident, exhibits: [exhibit("unknown")] }, overview: overview(), standings: noStandings }).evidence).toBe("problem");
  });
});
