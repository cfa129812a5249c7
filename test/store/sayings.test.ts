import { describe, expect, test } from "vitest";
import { readSayings, sayingsText, type Sayings } from "@/lib/store/sayings.ts";
import { policyChain, someSayings } from "../jobs/bundledIncident.ts";

const given = someSayings("a".repeat(64), "as it was said");
const read = (sayings: Sayings) => readSayings(sayingsText(sayings));
const refused = (sayings: Sayings): string => {
  const found = read(sayings);
  return found.ok ? "taken" : found.why;
};

describe("what people said, as it lies in a bundle", () => {
  test("is read back as it was written", () => {
    expect(read(given)).toEqual({ ok: true, value: given });
  });

  test("an allow-list whose text is not what its hash says, or that follows another than it names, is refused with its place", () => {
    const [one, two] = policyChain(["kiln", "gate"], "why");
    if (one === undefined || two === undefined) throw new Error("no versions");
    expect(refused({ ...given, policies: [one, two] })).toBe("taken");
    expect(refused({ ...given, policies: [{ ...one, text: one.text.replace("kiln", "moat") }, two] })).toContain("policies");
    expect(refused({ ...given, policies: [two] })).toContain("policies");
    expect(refused({ ...given, policies: [one, { ...two, previous: two.hash }] })).toContain("policies");
    expect(refused({ ...given, policies: [{ ...one, text: "tools: [" }] })).toContain("policies");
  });

  test("a verdict without what the rules said, and a correction of what is no answer, are refused: pages would break on them", () => {
    const [verdict] = given.impact;
    if (verdict === undefined) throw new Error("no verdict");
    expect(refused({ ...given, impact: [{ ...verdict, value: { verdict: "agent" } }] })).toContain("impact");
    expect(refused({ ...given, impact: [{ ...verdict, kind: "effect", value: { class: "boats" } }] })).toContain("impact");
    expect(refused({ ...given, impact: [{ ...verdict, kind: "recovery", value: { state: "done", owner: "Bo", proof: "list" } }] })).toBe("taken");
  });

  test("a section, an action or a class that there is none of is refused", () => {
    const text = sayingsText(given);
    for (const [was, is] of [['"section":"summary"', '"section":"rumours"'], ['"type":"prevent"', '"type":"punish"'], ['"include":false', '"include":"no"']] as const) expect(readSayings(text.replace(was, is)).ok).toBe(false);
    expect(readSayings(text.slice(1)).ok).toBe(false);
  });
});
