import { beforeAll, describe, expect, it } from "vitest";
import { threadMs } from "../threadTime.ts";
import { classifyCall } from "@/lib/effects/classifyCall";
import { effectClasses } from "@/lib/effects/effect";
import { loadParsers } from "@/lib/effects/sql/loadParsers";
import { deedsBehind, hostileCalls } from "./hostileCalls";
import { mutant, seeded, shellCalls, statementCalls, toolCalls } from "./mutants";

beforeAll(loadParsers);

/** All of them: AFTERTRACE_FUZZ=100000. */
const total = Number(process.env["AFTERTRACE_FUZZ"] ?? 5_000);
const seed = Number(process.env["AFTERTRACE_FUZZ_SEED"] ?? 20_260_307);
/** A busy machine is no slow pattern: only what is slow three times over is, and by far. The bench holds the true bar. */
const slowMs = 2_000;

describe("no input throws or takes long", () => {
  it.each([["commands", shellCalls, 0.6], ["statements", statementCalls, 0.2], ["calls of tools", toolCalls, 0.2]] as const)("mutated %s", (_name, calls, share) => {
    const random = seeded(seed);
    let count = 0;
    for (const wanted = Math.ceil(total * share); count < wanted; count++) {
      const call = mutant(calls, random);
      const about = JSON.stringify(call).slice(0, 2_000);
      let effects: ReturnType<typeof classifyCall> = [];
      const ms = threadMs(() => { effects = classifyCall(call); });
      expect(effects.length, about).toBeGreaterThan(0);
      for (const effect of effects) expect([effectClasses.includes(effect.class), typeof effect.destructive, effect.why.length > 0], about).toEqual([true, "boolean", true]);
      if (ms > slowMs) expect(Math.min(threadMs(() => classifyCall(call)), threadMs(() => classifyCall(call))), about).toBeLessThan(slowMs);
    }
    expect(count).toBe(Math.ceil(total * share));
  }, 60_000 + total * 20);

  it("the same call has the same effects again, whatever came between", () => {
    const random = seeded(seed + 1);
    const calls = Array.from({ length: 200 }, () => mutant([...shellCalls, ...statementCalls, ...toolCalls], random));
    const first = calls.map((call) => JSON.stringify(classifyCall(call)));
    expect(calls.toReversed().map((call) => JSON.stringify(classifyCall(call))).toReversed()).toEqual(first);
  });

  it.each(Object.entries(hostileCalls(1_000_000)))("a million letters of hostile text: %s", (_name, call) => {
    const run = (): number => threadMs(() => expect(classifyCall(call).length).toBeGreaterThan(0));
    const first = run();
    expect(first > slowMs ? Math.min(run(), run()) : first).toBeLessThan(slowMs);
  });

  it.each(Object.entries(deedsBehind(200_000)))("a deed behind two hundred thousand letters is not taken for reading: %s", (_name, call) => {
    expect(classifyCall(call).every(({ class: name }) => name === "read_only")).toBe(false);
  });
});
