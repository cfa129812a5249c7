import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { captureOf, noCapture } from "../../lib/trace/capture.ts";

const of = (more: Partial<typeof noCapture>) => captureOf({ ...noCapture, ...more });

describe("which of the six artefacts the evidence holds", () => {
  test("nothing at all is absent everywhere, not present for want of anything missing", () => {
    expect(new Set(Object.values(captureOf(noCapture)))).toEqual(new Set(["absent"]));
  });

  test.each([
    ["a system prompt in every trace that talks", { talks: 2, withSystem: 2 }, { systemPrompt: "present" }],
    ["a system prompt in some", { talks: 2, withSystem: 1 }, { systemPrompt: "partial" }],
    ["no user turn although there is talk", { talks: 2 }, { userTurn: "absent" }],
    ["calls with all their arguments", { calls: 3, withArguments: 3 }, { toolCalls: "present" }],
    ["calls of which one has no arguments", { calls: 3, withArguments: 2 }, { toolCalls: "partial" }],
    ["calls by name alone", { calls: 3 }, { toolCalls: "partial" }],
    ["tools offered, all that were called among them", { offered: 4 }, { toolSchemas: "present" }],
    ["a tool called that was offered nowhere", { offered: 4, calledUnoffered: 1 }, { toolSchemas: "partial" }],
    ["tools called and none offered", { calledUnoffered: 2 }, { toolSchemas: "absent" }],
    ["a response to every call that ran", { ran: 3, answered: 3 }, { executorResponses: "present" }],
    ["a call that ran without a response", { ran: 3, answered: 2 }, { executorResponses: "partial" }],
    [
      "documents of every retriever and call",
      { documents: 2, retrievers: 1, retrieversFilled: 1, ran: 1, answered: 1 },
      { retrievedContext: "present" },
    ],
    [
      "a retriever without its documents",
      { documents: 2, retrievers: 2, retrieversFilled: 1 },
      { retrievedContext: "partial" },
    ],
    ["retrievers and no document", { retrievers: 2 }, { retrievedContext: "absent" }],
  ])("%s", (_, facts, expected) => {
    expect(of(facts)).toMatchObject(expected);
  });

  test("for any facts, less evidence never makes an artefact more present", () => {
    const rank = { absent: 0, partial: 1, present: 2 };
    const share = fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]): [number, number] => [Math.max(a, b), Math.min(a, b)]);
    const drawn = fc
      .tuple(share, share, share)
      .map(([[talks, withSystem], [calls, withArguments], [ran, answered]]) => ({
        talks,
        withSystem,
        calls,
        withArguments,
        ran,
        answered,
      }));
    fc.assert(
      fc.property(drawn, (facts) => {
        const less = of({
          ...facts,
          withSystem: Math.max(0, facts.withSystem - 1),
          withArguments: Math.max(0, facts.withArguments - 1),
          answered: Math.max(0, facts.answered - 1),
        });
        for (const key of ["systemPrompt", "toolCalls", "executorResponses"] as const)
          expect(rank[less[key]]).toBeLessThanOrEqual(rank[of(facts)[key]]);
      }),
    );
  });
});
