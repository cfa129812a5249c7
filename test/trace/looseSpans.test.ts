import { expect, test } from "vitest";
import { asks, at, join, llm, message, request, result, span, tool } from "./harness.ts";

const full = { input: { state: "present", value: "q" }, output: { state: "present", value: "a" } } as const;
const bare = { input: { state: "not_captured", value: null }, output: { state: "not_captured", value: null } } as const;
const strong = "call_DgKARp7a7IhJPDczfifMp6Ra";

test("spans that do not name their trace are the spans of the same id in another export, in either order", async () => {
  const loose = () => [
    span({ spanId: "a", traceId: null, start: at(1), ...full }),
    tool("b", 2, "ping", { host: "x" }, "pong", { traceId: null, parentId: "a" }),
  ];
  const listed = () => [span({ spanId: "a", start: at(1), ...bare }), span({ spanId: "b", name: "ping", parentId: "a", kind: "TOOL", start: at(2), end: at(52), ...bare })];
  for (const exhibits of [[loose(), listed()], [listed(), loose()], [loose(), loose()], [loose(), loose(), listed()]]) {
    const { counts, calls } = await join(...exhibits);
    expect(counts).toMatchObject({ traces: 1, spans: 2, roots: 1, orphans: 0 });
    expect(calls.map((call) => [call.tool, call.arguments, call.state])).toEqual([["ping", { host: "x" }, "executed"]]);
  }
});

test("a copy that was stripped of its content adds no calls by name alone", async () => {
  const ask = asks({ ...request(null, "ping", {}), arguments: { state: "not_captured", form: "none", value: null } });
  const { calls } = await join(
    [llm("m1", 0, [message("user", "Hi")], [asks(request("c1", "ping", { host: "x" }))], full)],
    [llm("m1", 0, [], [ask], bare)],
  );
  expect(calls.map(({ callId }) => callId)).toEqual(["c1"]);
});

test("thread and name of a trace may stand in a part that does not name the trace", async () => {
  const ask = asks(request("c1", "ping", { host: "x" }));
  const turn = (id: string, start: number, input: Parameters<typeof llm>[2], output: Parameters<typeof llm>[3]) => [
    llm(id, start, input, output, { traceId: `t-${id}`, part: "begin", end: null }),
    span({ spanId: id, traceId: null, parentId: undefined, part: "begin", kind: "UNKNOWN", name: "", thread: "th", ...bare }),
  ];
  const first = turn("m1", 0, [message("user", "Hi")], [ask]);
  const second = turn("m2", 500, [message("user", "Hi"), ask, result("c1", "pong")], [message("assistant", "Up.")]);
  const { calls, counts } = await join([...first, ...second]);
  expect(counts.traces).toBe(2);
  expect(calls.map(({ callId, state }) => [callId, state])).toEqual([["c1", "executed"]]);
});

test("a call that stands in the prompt as well, because the client went on with the list it had sent, is asked for once", async () => {
  const ask = asks(request(strong, "ping", { host: "x" }));
  const { calls } = await join([llm("m1", 0, [message("user", "Hi"), ask, result(strong, "pong")], [ask])]);
  expect(calls.map(({ callId, state }) => [callId, state])).toEqual([[strong, "executed"]]);
});
