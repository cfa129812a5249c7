import { describe, expect, test } from "vitest";
import { captureAdvice } from "@/components/overview/capture-advice.ts";
import { keyQuestions } from "@/components/overview/key-questions.ts";
import { policyOf, noStandings } from "@/components/overview/standing.ts";
import type { Overview } from "@/lib/api/overviewContract.ts";
import { capture, decision, exhibit, impact, incident, origin, overview } from "./madeUp.ts";

const asked = (more: Partial<Overview> = {}, of = incident, policy = policyOf("i1", noStandings)) => Object.fromEntries(keyQuestions(of, impact, overview(more), policy).map(({ question, ...rest }) => [question, rest]));
const lacking = (harmful: { of: number; arguments: number; responses: number }) => ({ lacking: { calls: { of: 9, arguments: 5, responses: 5 }, harmful } });

describe("what happened", () => {
  const state = (more: Partial<Overview>) => asked(more)["What happened?"];

  test("is answered where every harmful call has arguments and a response, whatever others lack", () => {
    expect(state(lacking({ of: 2, arguments: 0, responses: 0 }))?.state).toBe("answered");
  });

  test("is partial where some lack one, unknown where all lack both, and then says what to do", () => {
    expect(state(lacking({ of: 2, arguments: 1, responses: 0 }))).toMatchObject({ state: "partial", said: expect.stringContaining("Of 2 harmful calls 1 without arguments: export the run again") });
    expect(state(lacking({ of: 2, arguments: 2, responses: 2 }))?.state).toBe("unknown");
  });

  test("without harm it is asked of all calls", () => {
    expect(state({ ...lacking({ of: 0, arguments: 0, responses: 0 }), harmful: 0, verdict: "none", deciding: null })).toMatchObject({ state: "partial", said: expect.stringContaining("Of 9 calls 5 without arguments and 5 without a response") });
  });
});

describe("who asked for it", () => {
  const state = (more: Partial<Overview>) => asked(more)["Who asked for it?"];

  test("is answered where every harmful call is decided by more than weak evidence, or a person decided", () => {
    expect(state({})?.state).toBe("answered");
    expect(state({ undecided: { weak: 1, undetermined: 0 } })).toMatchObject({ state: "partial", said: expect.stringContaining("For 1 harmful call the evidence is weak") });
    expect(state({ undecided: { weak: 0, undetermined: 1 } })?.state).toBe("partial");
    expect(state({ undecided: { weak: 1, undetermined: 0 }, verdict: "agent", decision: decision() })).toMatchObject({ state: "answered", said: expect.stringContaining("A person says so: Ada.") });
  });

  test("undetermined is unknown where nothing is decided, partial where something is", () => {
    const open = { verdict: "undetermined" as const, deciding: origin({ verdict: "undetermined" }) };
    expect(state({ ...open, undecided: { weak: 0, undetermined: 1 } })?.state).toBe("unknown");
    expect(state({ ...open, harmful: 3, undecided: { weak: 0, undetermined: 1 } })?.state).toBe("partial");
  });
});

describe("what would have stopped it", () => {
  test("is what the page of the allow-list says of itself", () => {
    expect(asked()["What would have stopped it?"]).toEqual({ state: "unknown", said: "No allow-list is drafted yet.", link: { href: "/incidents/i1/policy", label: "Draft the allow-list" } });
    expect(asked({}, incident, { state: "answered", step: "done", sentence: "2 of 2 harmful calls denied.", href: "/p", pending: false })["What would have stopped it?"]).toEqual({ state: "answered", said: "2 of 2 harmful calls denied.", link: { href: "/p", label: "See the allow-list" } });
  });
});

describe("how to get what is missing", () => {
  test("nothing is asked for that is there, and everything that is not is named with a way to get it", () => {
    expect(captureAdvice(capture, [exhibit()])).toEqual([]);
    const advice = captureAdvice({ ...capture, userTurn: "absent", toolSchemas: "partial" }, [exhibit("langfuse.ui-download"), exhibit("otlp.json")]);
    expect(advice.map(({ part, state }) => [part, state])).toEqual([["userTurn", "absent"], ["toolSchemas", "partial"]]);
    expect(advice[0]?.how).toContain("GET /api/public/traces/{id}");
    expect(advice[0]?.how).toContain("OpenTelemetry");
    expect(advice[1]?.how).not.toContain("GET /api");
  });
});
