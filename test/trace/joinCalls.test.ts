import { describe, expect, test } from "vitest";
import { asks, at, conversation, join, llm, message, request, result, span, tool } from "./harness.ts";

const user = message("user", "Is the site up?");
const strong = "call_DgKARp7a7IhJPDczfifMp6Ra";

describe("the same call seen in several places is one call", () => {
  test("a model's request, the tool's span and the tool message join on the call id, with a citation each", async () => {
    const ask = asks(request("call_1", "ping", { host: "a" }));
    const { calls, documents } = await join([
      llm("m1", 0, [user], [ask]),
      tool("r1", 200, "ping", { host: "a" }, "pong", { callId: "call_1" }),
      llm("m2", 300, [user, ask, result("call_1", "pong")], [message("assistant", "Yes.")]),
    ]);
    expect(calls.map(({ callId, tool: name, state, arguments: given, cites }) => ({ callId, name, state, given, cites }))).toEqual([
      { callId: "call_1", name: "ping", state: "executed", given: { host: "a" }, cites: [{ exhibit: "x1", at: "/0" }, { exhibit: "x1", at: "/1" }, { exhibit: "x1", at: "/2" }] },
    ]);
    expect(documents.map(({ callId, length, origin }) => ({ callId, length, origin }))).toEqual([{ callId: "call_1", length: 4, origin: "tool_result" }]);
  });

  test("a span without an id runs the request that came before it and fits its arguments", async () => {
    const { calls } = await join([
      llm("m1", 0, [user], [asks(request("c1", "ping", { host: "a" }), request("c2", "ping", { host: "b" }))]),
      tool("r2", 200, "ping", { host: "b", verbose: true }, "b is up"),
      tool("r1", 210, "ping", { host: "a" }, "a is up"),
      tool("r3", 220, "ping", { host: "c" }, "c is up"),
    ]);
    expect(calls.map((call) => [call.callId, call.span, call.state])).toEqual([["c2", "r2", "executed"], ["c1", "r1", "executed"], [null, "r3", "executed"]]);
  });

  test("a tool that ran before anybody asked is a call of its own", async () => {
    const { calls } = await join([tool("r1", 0, "ping", { host: "a" }, "up"), llm("m1", 500, [user], [asks(request("c1", "ping", { host: "a" }))])]);
    expect(calls.map((call) => [call.callId, call.state])).toEqual([[null, "executed"], ["c1", "requested"]]);
  });

  test("a tool's span inside another that runs the same call is the same run", async () => {
    const { calls } = await join([
      tool("outer", 0, "ping", { host: "a" }, "up"),
      tool("inner", 0, "ping", { host: "a" }, "up", { parentId: "outer" }),
    ]);
    expect(calls).toHaveLength(1);
  });

  test("two exports of one run do not double it, and both are cited", async () => {
    const drafts = [llm("m1", 0, [user], [asks(request("c1", "ping", { host: "a" }))]), tool("r1", 200, "ping", { host: "a" }, "up", { callId: "c1" })];
    const { calls, counts } = await join(drafts, drafts);
    expect(counts.spans).toBe(2);
    expect(calls).toHaveLength(1);
    expect(new Set(calls[0]?.cites.map((cite) => cite.exhibit))).toEqual(new Set(["x1", "x2"]));
  });

  test("an export under other trace ids joins where the call id cannot be a coincidence, and only there", async () => {
    const run = (callId: string, traceId: string) => [llm(`m-${traceId}`, 0, [user], [asks(request(callId, "ping", { host: "a" }))], { traceId })];
    expect((await join(run(strong, "t1"), run(strong, "t2"))).calls).toHaveLength(1);
    expect((await join(run("call_1", "t1"), run("call_1", "t2"))).calls).toHaveLength(2);
  });
});

describe("a history repeated in every prompt counts once", () => {
  test("without call ids, two equal requests in one history stay two calls in every later prompt", async () => {
    const ask = asks(request(null, "ping", { host: "a" }));
    const answer = result(null, "up", { tool: "ping" });
    const { calls, documents } = await join([
      llm("m1", 0, [user], [ask]),
      llm("m2", 200, [user, ask, answer], [ask]),
      llm("m3", 400, [user, ask, answer, ask, answer], [message("assistant", "Up, twice.")]),
    ]);
    expect(calls.map((call) => [call.callId, call.state])).toEqual([[null, "executed"], [null, "executed"]]);
    expect(documents).toHaveLength(2);
  });

  test("the next turn of a thread repeats the calls of the turn before in its prompt and makes none of them again", async () => {
    const ask = asks(request("c1", "ping", { host: "a" }));
    const { calls, counts } = await join([
      llm("m1", 0, [user], [ask], { thread: "th" }),
      llm("m2", 9000, [user, ask, result("c1", "up"), message("user", "And now?")], [message("assistant", "Still up.")], { traceId: "t2", thread: "th" }),
    ]);
    expect(calls.map((call) => [call.callId, call.trace, call.state])).toEqual([["c1", "t1", "executed"]]);
    expect(counts.messages).toBe(5);
  });

  test("a chain that passes its messages on says nothing twice", async () => {
    const ask = asks(request("c1", "ping", { host: "a" }));
    const state = [user, ask, result("c1", "up")];
    const { counts, documents } = await join([
      span({ spanId: "root", start: at(0), end: at(900), inputMessages: [user], outputMessages: state }),
      llm("m1", 10, [user], [ask], { parentId: "root" }),
    ]);
    expect(counts.messages).toBe(3);
    expect(documents.map((one) => one.appearances)).toEqual([1]);
  });
});

describe("call ids are not trusted blindly", () => {
  test("a framework that uses the tool's name as id makes two calls when the arguments differ", async () => {
    const [first, second] = [asks(request("ping", "ping", { host: "a" })), asks(request("ping", "ping", { host: "b" }))];
    const { calls } = await join([
      llm("m1", 0, [user], [first]),
      tool("r1", 150, "ping", { host: "a" }, "a up", { callId: "ping" }),
      llm("m2", 300, [user, first, result("ping", "a up")], [second]),
      tool("r2", 450, "ping", { host: "b" }, "b up", { callId: "ping" }),
      llm("m3", 600, [user, first, result("ping", "a up"), second, result("ping", "b up")], [message("assistant", "Both up.")]),
    ]);
    expect(calls.map((call) => [call.arguments, call.span, call.state])).toEqual([[{ host: "a" }, "r1", "executed"], [{ host: "b" }, "r2", "executed"]]);
  });
});

describe("what is not in the evidence is not guessed", () => {
  test("a request that nothing answered is requested, without a result", async () => {
    const { calls } = await join([llm("m1", 0, [user], [asks(request("c1", "drop", { table: "t" }))])]);
    expect(calls.map((call) => [call.state, call.result])).toEqual([["requested", "absent"]]);
  });

  test("a tool that began and never ended is unknown, not failed and not executed", async () => {
    const { calls } = await join([tool("r1", 0, "rm", { path: "/" }, null, { end: null, status: "pending" })]);
    expect(calls.map((call) => [call.state, call.result])).toEqual([["unknown", "absent"]]);
  });

  test("arguments missing in the request are recovered from the tool's span and marked so", async () => {
    const bare = { ...request("c1", "ping", {}), arguments: { state: "not_captured" as const, form: "none" as const, value: null } };
    const { calls } = await join([llm("m1", 0, [user], [asks(bare)]), tool("r1", 200, "ping", { host: "a" }, "up", { callId: "c1" })]);
    expect(calls.map((call) => [call.arguments, call.argumentsFrom])).toEqual([[{ host: "a" }, "execution"]]);
  });

  test("a tool message that says error makes the call failed although its span says ok", async () => {
    const { calls } = await join([
      llm("m1", 0, [user], [asks(request("c1", "pay", {}))]),
      tool("r1", 200, "pay", {}, "refused", { callId: "c1" }),
      llm("m2", 400, [user, asks(request("c1", "pay", {})), result("c1", "refused", { isError: true })], []),
    ]);
    expect(calls.map((call) => call.state)).toEqual(["failed"]);
  });

  test("a transcript without spans gives its calls an order, a row, and no span", async () => {
    const { calls, counts, rows } = await join([conversation([user, asks(request("c1", "ping", { host: "a" })), result("c1", "up")])]);
    expect(counts).toMatchObject({ traces: 1, spans: 0, messages: 3 });
    expect(calls.map((call) => [call.span, call.timeUs, call.state])).toEqual([[null, null, "executed"]]);
    expect(rows).toMatchObject([{ type: "trace", depth: 0 }, { type: "message", name: "user" }, { type: "message" }, { type: "call", call: 1, depth: 2 }, { type: "message", name: "tool" }]);
  });
});

describe("spans that contradict themselves keep their place", () => {
  test("a parent that is not in the evidence has a row of its own, and the orphan hangs below it", async () => {
    const { counts, rows, problems } = await join([span({ spanId: "b", parentId: "a", start: at(1) })]);
    expect(counts).toMatchObject({ spans: 1, roots: 0, orphans: 1 });
    expect(rows).toMatchObject([{ type: "trace" }, { type: "missing_parent", name: "a", depth: 1 }, { type: "span", name: "b", depth: 2 }]);
    expect(problems.map((one) => one.code)).toContain("parents_missing");
  });

  test("two parts of one span become one, the same again is a duplicate, another content a conflict", async () => {
    const begin = span({ spanId: "a", part: "begin", name: "", start: at(1), status: "pending" });
    const end = span({ spanId: "a", part: "end", name: "a", end: at(9), output: { state: "present", value: "done" } });
    const { counts, problems } = await join([begin, end, span({ spanId: "b", end: at(3) }), span({ spanId: "b", end: at(3) }), span({ spanId: "b", end: at(3), name: "other" })]);
    expect(counts).toMatchObject({ spans: 2, withoutEnd: 0 });
    expect(problems.map((one) => [one.code, one.count])).toEqual([["duplicate_span", 1], ["conflicting_span", 1]]);
  });
});

describe("names of tools and traces", () => {
  test.each([
    ["mcp__mail__send", "send", true], ["functions.read_file", "read_file", true], ["search.wikipedia", "Wikipedia", true],
    ["mcp__mail__send", "mcp__slack__send", false], ["mail.send", "slack.send", false], ["send", "resend", false],
  ])("%s and %s: the same tool is %s", async (asked, ran, same) => {
    const { calls } = await join([
      llm("m1", 0, [user], [asks(request(null, asked, { to: "a" }))]),
      tool("r1", 200, ran, { to: "a" }, "done"),
    ]);
    expect(calls).toHaveLength(same ? 1 : 2);
  });

  test("a trace that nobody named goes by its first root", async () => {
    const { rows } = await join([span({ spanId: "a", name: "ops_agent", start: at(1) })]);
    expect(rows[0]).toMatchObject({ type: "trace", name: "ops_agent" });
  });
});

describe("arguments and results are captured apart", () => {
  test("text arguments of a tool that returned nothing are captured", async () => {
    const text = { state: "present" as const, form: "text" as const, value: "ls -la" };
    const bare = tool("r1", 0, "bash", {}, null);
    const ran = { ...bare, execution: bare.execution && { ...bare.execution, arguments: text } };
    const { calls } = await join([ran]);
    expect(calls.map((call) => [call.arguments, call.argumentsFrom, call.result])).toEqual([["ls -la", "execution", "absent"]]);
  });
});
