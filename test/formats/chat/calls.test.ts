import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../lib/base/json.ts";
import { readArguments, readResult, withheldMarker } from "../../../lib/formats/chat/index.ts";

describe("arguments of an execution, in the forms in which tracers write them", () => {
  test.each<[string, JsonValue, string, string, JsonValue]>([
    ["an object", { query: "x" }, "present", "json", { query: "x" }],
    ["plain text in `input`", { input: "tea for two" }, "present", "text", "tea for two"],
    [
      "a Python literal in `input`",
      { input: "{'query': 'x', 'force': True}" },
      "present",
      "python_literal",
      { query: "x", force: true },
    ],
    ["JSON text in `input`", { input: '{"query":"x"}' }, "present", "json_text", { query: "x" }],
    ["the single wrapper of the Claude SDK", { input: { city: "Oslo" } }, "present", "json", { city: "Oslo" }],
    ["positional", { args: [1, "b"] }, "present", "positional", [1, "b"]],
    ["keyword arguments beside empty positional ones", { args: [], kwargs: { a: 1 } }, "present", "json", { a: 1 }],
    ["none at all", {}, "empty", "json", {}],
    ["not captured", null, "not_captured", "none", null],
    ["a marker", "[REDACTED]", "withheld", "none", null],
    ["a marker in `input`", { input: "__REDACTED__" }, "withheld", "none", null],
    ["a reference to a store", "[binary:image/png:stored_in_langsmith]", "stored_elsewhere", "none", null],
    ["text that only looks like Python", "{'a': os.system('x')}", "present", "text", "{'a': os.system('x')}"],
  ])("%s", (_name, value, state, form, expected) => {
    expect(readArguments(value, "execution")).toEqual({ state, form, value: expected });
  });

  test("a request's own argument named input is not taken for a wrapper", () => {
    expect(readArguments({ input: "x" }, "request").value).toEqual({ input: "x" });
  });
  test("request arguments that are no JSON are kept as text", () => {
    expect(readArguments('{"q": ', "request")).toEqual({ state: "present", form: "text", value: '{"q": ' });
  });
});

describe("what came back from a tool", () => {
  const toolMessage = { type: "tool", content: "42 rows", tool_call_id: "k1", name: "run_sql", status: "error" };
  const full = { state: "present", text: "42 rows", isError: true, callId: "k1", tool: "run_sql" };
  test.each<[string, JsonValue, JsonValue]>([
    ["a flat tool message", toolMessage, full],
    ["the same in {output}", { output: toolMessage }, full],
    [
      "the same serialised",
      { output: { lc: 1, type: "constructor", id: ["x", "ToolMessage"], kwargs: toolMessage } },
      full,
    ],
    ["a Command with one tool message", { output: { goto: "a", update: { messages: [toolMessage] } } }, full],
  ])("%s", (_name, value, expected) => expect(readResult(value)).toEqual(expected));

  test.each<[string, JsonValue, string, boolean | null]>([
    ["plain text", "ok", "ok", null],
    [
      "MCP content",
      {
        content: [
          { type: "text", text: "a" },
          { type: "text", text: "b" },
        ],
        isError: true,
      },
      "a\nb",
      true,
    ],
    ["MCP content as JSON text", '{"content": [{"type": "text", "text": "a"}]}', "a", null],
    ["a Vercel output", { type: "error-text", value: "no" }, "no", true],
    ["{outputs}", { outputs: "x" }, "x", null],
    ["{result}", { result: [1, 2] }, "[1,2]", null],
    ["{error}", { error: "boom" }, "boom", true],
    ["an object", { rows: 2, ok: true }, '{"rows":2,"ok":true}', null],
    ["an empty object", {}, "{}", null],
    ["JSON text as the model saw it", '{"rows": 2}', '{"rows": 2}', null],
  ])("%s", (_name, value, text, isError) =>
    expect(readResult(value)).toMatchObject({ text, isError, state: "present" }),
  );

  test("not captured, withheld and empty are three things", () => {
    expect(readResult(null).state).toBe("not_captured");
    expect(readResult({ output: "[REDACTED]" })).toMatchObject({ state: "withheld", text: "" });
    expect(readResult("").state).toBe("empty");
  });
});

describe("markers in the place of a value", () => {
  test.each(["[REDACTED]", "redacted-by-litellm", "__REDACTED__", "<redacted>", " [redacted] "])(
    "%s says withheld",
    (text) => expect(withheldMarker(text)).toBe("withheld"),
  );
  test.each(["[binary:application/pdf:stored_in_langsmith]", "@@@langfuseMedia:type=image/png|id=a|source=b@@@"])(
    "%s says stored elsewhere",
    (text) => expect(withheldMarker(text)).toBe("stored_elsewhere"),
  );
  test.each(["the [REDACTED] user", "redacted", "", "masked"])("%s is ordinary text", (text) =>
    expect(withheldMarker(text)).toBeNull(),
  );
});
