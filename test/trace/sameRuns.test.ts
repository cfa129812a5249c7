import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUnmistakable, sameRuns } from "../../lib/trace/sameRuns.ts";
import type { SharedCall } from "../../lib/trace/traceIndex.ts";
import { asks, join, llm, message, request, result } from "./harness.ts";

const unique = (n: number): string => `call_${String(n).padStart(4, "0")}kRp7a7IhJPDczfif`;
const call = (n: number, trace: number, exhibit: number, more: Partial<SharedCall> = {}): SharedCall => ({
  callId: unique(n),
  trace,
  exhibit,
  tool: "pay",
  argumentsDigest: `["${n}"]`,
  made: true,
  ...more,
});
const sizes = (...counts: number[]): ReadonlyMap<number, number> => new Map(counts.map((count, at) => [at + 1, count]));

describe("which traces show the same run", () => {
  test("a prompt that repeats an unmistakable call of another trace continues that trace", () => {
    expect(sameRuns([call(1, 1, 1), call(1, 2, 1, { made: false })], sizes(5, 9))).toEqual([[1, 2]]);
  });

  test("a pool of ids that replays draw from joins no conversations: in one exhibit the same id made twice is two calls", () => {
    const replays = Array.from({ length: 30 }, (_, n) => [
      call(n % 5, 1, 1),
      call(n % 5, 2, 1),
      call(n % 5, 3, 1),
    ]).flat();
    expect(sameRuns(replays, sizes(5, 5, 5))).toEqual([]);
  });

  test("two exhibits show one run where every call of the shorter trace is in the longer one, and only there", () => {
    const shared = [1, 2, 3].flatMap((n) => [call(n, 1, 1), call(n, 2, 2)]);
    expect(sameRuns(shared, sizes(3, 8))).toEqual([[1, 2]]);
    expect(sameRuns(shared, sizes(4, 8))).toEqual([]);
  });

  test("the same id with another tool or other arguments in the other exhibit is another call", () => {
    expect(sameRuns([call(1, 1, 1), call(1, 2, 2, { tool: "refund" })], sizes(1, 1))).toEqual([]);
    expect(sameRuns([call(1, 1, 1), call(1, 2, 2, { argumentsDigest: '["other"]' })], sizes(1, 1))).toEqual([]);
    expect(sameRuns([call(1, 1, 1), call(1, 2, 2, { argumentsDigest: null })], sizes(1, 1))).toEqual([[1, 2]]);
  });

  test("an id that nobody made, only prompts repeat, proves nothing", () => {
    expect(sameRuns([call(1, 1, 1, { made: false }), call(1, 2, 2, { made: false })], sizes(1, 1))).toEqual([]);
  });

  test.each([
    ["call_DgKARp7a7IhJPDczfifMp6Ra", true],
    ["toolu_01XqAbCdEfGhJkLmNpQrStUv", true],
    ["5f0c1d9e-3b7a-4c11-9d2e-6a1b2c3d4e5f", true],
    ["call_1", false],
    ["search_knowledge_base", false],
    ["functions.bash:0", false],
    ["", false],
    ["aaaaaaaaaaaaaaaaaaaaaaaa", false],
    ["123456789012", false],
    ["2026-05-11-06-00-00", false],
  ])("%s is so long and mixed that nobody gives it twice: %s", (id, expected) => {
    expect(isUnmistakable(id)).toBe(expected);
  });

  test("for any calls, pairs name two different traces that share an unmistakable id, and the order of pairs' calls does not matter", () => {
    const drawn = fc.array(
      fc.record({
        callId: fc.constantFrom(unique(1), unique(2), unique(3), "call_1"),
        trace: fc.integer({ min: 1, max: 4 }),
        exhibit: fc.integer({ min: 1, max: 2 }),
        tool: fc.constantFrom("a", "b", null),
        argumentsDigest: fc.constantFrom("[]", "[1]", null),
        made: fc.boolean(),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(drawn, (calls) => {
        for (const [a, b] of sameRuns(calls, sizes(2, 2, 2, 2))) {
          expect(a).not.toBe(b);
          const idsOf = (trace: number) =>
            calls.filter((one) => one.trace === trace && isUnmistakable(one.callId)).map(({ callId }) => callId);
          expect(idsOf(a).some((id) => idsOf(b).includes(id))).toBe(true);
        }
      }),
    );
  });
});

test("over the index, replays of a pool of ids stay conversations of their own with all their calls", async () => {
  const replay = (trace: string, start: number) => {
    const ask = asks(request(unique(1), "pay", { to: "a" }), request(unique(2), "pay", { to: "b" }));
    const user = message("user", "Pay them.");
    return [
      llm(`m-${trace}`, start, [user], [ask], { traceId: trace }),
      llm(
        `n-${trace}`,
        start + 500,
        [user, ask, result(unique(1), "paid"), result(unique(2), "paid")],
        [message("assistant", "Done.")],
        { traceId: trace },
      ),
    ];
  };
  const { calls, counts } = await join(["t1", "t2", "t3"].flatMap((trace, n) => replay(trace, n * 10_000)));
  expect(calls.map((one) => [one.trace, one.callId, one.state])).toEqual(
    ["t1", "t2", "t3"].flatMap((trace) => [
      [trace, unique(1), "executed"],
      [trace, unique(2), "executed"],
    ]),
  );
  expect(counts.traces).toBe(3);
});
