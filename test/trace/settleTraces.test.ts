import { describe, expect, test } from "vitest";
import { asks, at, join, llm, message, request, span, tool } from "./harness.ts";

const user = message("user", "Go on.");
const loose = { traceId: null } as const;

describe("spans that name no trace", () => {
  test("take their parent's, over any number of generations and whatever the order in the file", async () => {
    const root = span({ spanId: "root", start: at(0), end: at(900) });
    const spans = [
      tool("d", 300, "ping", { n: 4 }, "up", { parentId: "c", ...loose }),
      span({ spanId: "c", parentId: "b", start: at(200), end: at(800), ...loose }),
      span({ spanId: "b", parentId: "root", start: at(100), end: at(850), ...loose }),
      root,
    ];
    for (const order of [spans, [...spans].reverse()]) {
      const { calls, counts, rows } = await join(order);
      expect(counts).toMatchObject({ traces: 1, spans: 4, roots: 1, orphans: 0 });
      expect(calls.map((call) => [call.trace, call.span])).toEqual([["t1", "d"]]);
      expect(rows).toMatchObject([
        { type: "trace" },
        { name: "root", depth: 1 },
        { name: "b", depth: 2 },
        { name: "c", depth: 3 },
        { name: "ping", depth: 4 },
      ]);
    }
  });

  test("make a trace of their own where they are roots, under the root's id, and none is left over", async () => {
    const { calls, counts } = await join([
      span({ spanId: "r1", parentId: null, start: at(0), end: at(9), ...loose }),
      tool("a", 1, "ping", {}, "up", { parentId: "r1", ...loose }),
      span({ spanId: "r2", parentId: null, start: at(10), end: at(19), ...loose }),
      tool("b", 11, "ping", {}, "up", { parentId: "r2", ...loose }),
    ]);
    expect([counts.traces, calls.map((call) => [call.trace, call.span])]).toEqual([
      2,
      [
        ["r1", "a"],
        ["r2", "b"],
      ],
    ]);
  });

  test("are not mixed over exhibits: the same span id in another exhibit is no parent", async () => {
    const { counts, calls } = await join(
      [span({ spanId: "r", parentId: null, start: at(0), end: at(9), ...loose })],
      [tool("k", 1, "ping", {}, "up", { parentId: "gone", ...loose })],
    );
    expect(counts).toMatchObject({ traces: 2, spans: 2, roots: 1, orphans: 1 });
    expect(calls.map((call) => call.trace)).not.toContain("r");
  });

  test("that name each other in a circle keep a trace without a name, end, and are told", async () => {
    const { counts, problems } = await join([
      span({ spanId: "a", parentId: "b", start: at(1), end: at(2), ...loose }),
      span({ spanId: "b", parentId: "a", start: at(3), end: at(4), ...loose }),
    ]);
    expect(counts).toMatchObject({ traces: 1, spans: 2 });
    expect(problems.map((one) => [one.code, one.count])).toEqual([["parent_cycle", 2]]);
  });

  test.each([
    ["to a root", null, 0],
    ["to a parent that is not in the evidence", "gone", 1],
  ])("a chain of 4,000 of them up %s is walked once, not once per span", async (_, top, orphans) => {
    const spans = Array.from({ length: 4_000 }, (__, n) =>
      span({ spanId: `s${n}`, parentId: n === 0 ? top : `s${n - 1}`, start: at(n), end: at(n + 1), ...loose }),
    );
    const { counts } = await join(spans.reverse());
    expect(counts).toMatchObject({ traces: 1, spans: 4_000, roots: 1 - orphans, orphans });
  });

  test("find a parent that names no trace either, whichever of their exhibits comes first", async () => {
    const root = [span({ spanId: "root", parentId: null, start: at(0), end: at(90), ...loose })];
    const middle = [span({ spanId: "middle", parentId: "root", start: at(10), end: at(80), ...loose })];
    const leaf = [tool("leaf", 20, "ping", {}, "up", { parentId: "middle", ...loose })];
    for (const order of [
      [root, middle, leaf],
      [leaf, middle, root],
      [middle, root, leaf],
    ]) {
      const { calls, counts } = await join(...order);
      expect([counts.traces, counts.roots, counts.orphans, calls.map((call) => call.trace)]).toEqual([
        1,
        1,
        0,
        ["root"],
      ]);
    }
  });
});

describe("traces of one thread", () => {
  test("are one conversation over exhibits; traces without a thread are none", async () => {
    const ask = asks(request("c1", "ping", { host: "a" }));
    const turn = (id: string, start: number, thread: string | null) => [
      llm(id, start, id === "m1" ? [user] : [user, ask], id === "m1" ? [ask] : [message("assistant", "ok")], {
        traceId: id,
        thread,
      }),
    ];
    const joined = await join(turn("m1", 0, "th"), turn("m2", 1000, "th"));
    expect(joined.calls.map((call) => call.trace)).toEqual(["m1"]);
    const apart = await join(turn("m1", 0, null), turn("m2", 1000, null));
    expect(apart.counts.traces).toBe(2);
    expect(apart.calls.map((call) => call.trace)).toEqual(["m1", "m2"]);
  });
});
