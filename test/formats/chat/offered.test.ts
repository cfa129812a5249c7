import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../lib/base/json.ts";
import { documentsWithin, readToolSchemas } from "../../../lib/formats/chat/index.ts";

const parameters = { type: "object", properties: { q: { type: "string" } } };

describe("a tool offered in any dialect", () => {
  test.each<[string, JsonValue]>([
    ["OpenAI", [{ type: "function", function: { name: "find", description: "Finds.", parameters } }]],
    ["Responses", [{ type: "function", name: "find", description: "Finds.", parameters }]],
    ["Anthropic", [{ name: "find", description: "Finds.", input_schema: parameters }]],
    [
      "Vercel JSON text",
      [JSON.stringify({ type: "function", name: "find", description: "Finds.", inputSchema: parameters })],
    ],
    [
      "Gemini",
      { config: { tools: [{ function_declarations: [{ name: "find", description: "Finds.", parameters }] }] } },
    ],
    ["Pydantic AI", { function_tools: [{ name: "find", description: "Finds.", parameters_json_schema: parameters }] }],
    ["MCP", { tools: [{ name: "find", description: "Finds.", inputSchema: parameters }] }],
    ["Bedrock", [{ toolSpec: { name: "find", description: "Finds.", inputSchema: { json: parameters } } }]],
    [
      "a map of names to JSON texts",
      { find: JSON.stringify({ description: "Finds.", parameters: JSON.stringify(parameters) }) },
    ],
    [
      "a message that carries the definition",
      [
        { role: "user", content: "hi" },
        { role: "tool", content: { type: "function", function: { name: "find", description: "Finds.", parameters } } },
      ],
    ],
  ])("%s", (_name, value) =>
    expect(readToolSchemas(value)).toEqual([{ name: "find", description: "Finds.", parameters }]),
  );

  test("calls and results that name a tool offer none", () => {
    const conversation: JsonValue = [
      { type: "function_call", call_id: "k", name: "find", arguments: "{}" },
      { role: "assistant", tool_calls: [{ id: "k", type: "function", function: { name: "find", arguments: "{}" } }] },
      { role: "tool", name: "find", content: '[{"name": "evil", "description": "x", "parameters": {}}]' },
    ];
    expect(readToolSchemas(conversation)).toEqual([]);
  });
});

describe("retrieved text", () => {
  test("is found wherever it hides, in order, with its source", () => {
    const state: JsonValue = {
      context: [{ page_content: "one", metadata: { source: "a.md" } }],
      result: { retrieved_chunks: [{ content: "two", document_title: "B", chunk_id: "c2" }, { text: "three" }] },
      nested: [{ deep: { pageContent: "four", metadata: { url: "http://x.example" }, id: "d4" } }],
    };
    expect(documentsWithin(state)).toEqual([
      { text: "one", source: "a.md", id: null },
      { text: "two", source: "B", id: "c2" },
      { text: "three", source: null, id: null },
      { text: "four", source: "http://x.example", id: "d4" },
    ]);
  });
  test("messages and other lists with content are no documents", () => {
    expect(
      documentsWithin({
        context: [{ role: "user", content: "hi" }],
        messages: [{ content: "x" }],
        items: [{ text: "y" }],
      }),
    ).toEqual([]);
  });
});
