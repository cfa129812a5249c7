import fc from "fast-check";
import type { JsonValue } from "../../lib/base/json.ts";
import type { Message, Payload, SpanDraft, ToolRequest, ToolResult } from "../../lib/trace/model.ts";
import { message, span } from "./harness.ts";

/** Anything a draft may hold, out of few words, so that equal things are drawn often. */
const word = fc.constantFrom("", "a", "b", "call_1", "__proto__");
const value: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 2, stringUnit: "grapheme" })
  .map((drawn) => drawn as JsonValue);
const payload: fc.Arbitrary<Payload> = fc.record({
  state: fc.constantFrom("present", "empty", "not_captured", "cut"),
  value,
});
const instant = fc.option(fc.integer({ min: 0, max: 9 }).map((us) => ({ us: us * 1000, text: String(us) })));
const id = fc.option(word);

const request: fc.Arbitrary<ToolRequest> = fc.record({
  callId: id,
  tool: word,
  invalid: fc.boolean(),
  arguments: fc.record({
    state: fc.constantFrom("present", "empty", "not_captured"),
    form: fc.constant("json"),
    value,
  }),
});
const result: fc.Arbitrary<ToolResult> = fc.record({
  callId: id,
  tool: id,
  text: word,
  state: fc.constantFrom("present", "empty"),
  isError: fc.option(fc.boolean()),
});

export const messages: fc.Arbitrary<Message[]> = fc.array(
  fc
    .record({
      role: fc.constantFrom("system", "user", "assistant", "tool"),
      text: word,
      id,
      requests: fc.array(request, { maxLength: 2 }),
      results: fc.array(result, { maxLength: 2 }),
      attachments: fc.array(fc.record({ source: id, text: word }), { maxLength: 1 }),
    })
    .map(({ role, text, ...more }) => message(role, text, more)),
  { maxLength: 5 },
);

export const spans: fc.Arbitrary<SpanDraft> = fc
  .record({
    part: fc.constantFrom("whole", "whole", "begin", "end"),
    name: word,
    kind: fc.constantFrom("LLM", "TOOL", "CHAIN", "UNKNOWN"),
    parentId: fc.constantFrom(null, undefined, "p", "q"),
    start: instant,
    end: instant,
    clockless: fc.boolean(),
    model: id,
    status: fc.constantFrom("ok", "error", "pending", "unset"),
    input: payload,
    output: payload,
    inputMessages: messages,
    outputMessages: messages,
    retrieved: fc.array(fc.record({ text: word, source: id, id }), { maxLength: 2 }),
    offered: fc.array(fc.record({ name: word, description: id, parameters: value }), { maxLength: 2 }),
    metadata: fc.dictionary(fc.constantFrom("x", "y"), value),
  })
  .map((more) => span({ spanId: "s", ...more }));
