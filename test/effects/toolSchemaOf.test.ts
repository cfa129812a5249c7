import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { JsonValue } from "../../lib/base/json.ts";
import { classifyCall } from "../../lib/effects/classifyCall.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import { toolSchemaOf } from "../../lib/effects/toolSchemaOf.ts";

beforeAll(loadParsers);

const worst = (tool: string, args: { readonly [name: string]: JsonValue }, schema: JsonValue) => classifyCall({ tool, arguments: args, schema: toolSchemaOf(schema) })[0];

describe("what a server says of a tool is read from every shape in which it is written down", () => {
  const properties = { text: { type: "string", description: "The SQL statement to run." } };
  it.each<[string, JsonValue]>([
    ["a tool of MCP", { name: "t", description: "x", inputSchema: { type: "object", properties }, annotations: { readOnlyHint: true } }],
    ["a function of a model's API", { type: "function", function: { name: "t", description: "x", parameters: { type: "object", properties, annotations: { readOnlyHint: true } } } }],
    ["a tool with input_schema", { name: "t", description: "x", input_schema: { type: "object", properties }, annotations: { readOnlyHint: true } }],
    ["a bare schema", { type: "object", description: "x", properties, annotations: { readOnlyHint: true } }],
    ["bare hints beside properties", { description: "x", properties, readOnlyHint: true }],
  ])("%s", (_, schema) => {
    expect(toolSchemaOf(schema)).toEqual({ description: "x", annotations: { readOnlyHint: true }, languages: [{ name: "text", language: "sql" }] });
  });

  it("what is no description of a tool says nothing", () => {
    for (const value of [undefined, null, 1, "readOnlyHint", [], true]) expect(toolSchemaOf(value)).toBeNull();
    expect(toolSchemaOf({ annotations: { readOnlyHint: "true", destructiveHint: 1 }, inputSchema: { properties: { a: 1, b: null } } })).toEqual({ description: null, annotations: {}, languages: [] });
  });

  it("any JSON is answered", () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const schema = toolSchemaOf(JSON.parse(JSON.stringify(value)));
      expect(classifyCall({ tool: "frobnicate", arguments: {}, schema }).length).toBeGreaterThan(0);
    }));
  });
});

describe("a claim of the server makes a verdict graver, never milder", () => {
  it("a hint that a tool only reads settles a name that says nothing, and no more", () => {
    const readOnly = { annotations: { readOnlyHint: true } };
    expect(worst("frobnicate", {}, readOnly)).toMatchObject({ class: "read_only" });
    expect(worst("delete_order", { id: 1 }, readOnly)).toMatchObject({ destructive: true });
    expect(worst("run_sql", { query: "DELETE FROM orders" }, readOnly)).toMatchObject({ class: "data_mutation", destructive: true });
    expect(worst("bash", { command: "rm -rf data" }, readOnly)).toMatchObject({ destructive: true });
    expect(worst("frobnicate", { text: "DROP TABLE orders" }, { ...readOnly, inputSchema: { properties: { text: { description: "SQL query to execute" } } } })).toMatchObject({ class: "data_mutation", destructive: true });
  });

  it("a hint that a tool destroys makes a change of it destructive; idempotent is no promise of a way back", () => {
    expect(worst("update_order", { id: 1 }, { annotations: { destructiveHint: true, idempotentHint: true } })).toMatchObject({ destructive: true });
    expect(worst("delete_order", { id: 1 }, { annotations: { destructiveHint: false, idempotentHint: true } })).toMatchObject({ destructive: true });
  });

  it("a tool that is said to reach the world outside is shared where nothing else is known", () => {
    expect(worst("update_order", { id: 1 }, { annotations: { openWorldHint: true } })).toMatchObject({ shared: "yes" });
    expect(worst("update_order", { id: 1 }, { annotations: { openWorldHint: false } })).toMatchObject({ shared: "unknown" });
    expect(worst("get_order", { id: 1 }, { annotations: { openWorldHint: true } })).toMatchObject({ class: "read_only", shared: "no" });
  });

  it("an argument that is said to be a shell command is read as one, and takes nothing from what the name says", () => {
    const shell = { inputSchema: { properties: { what: { description: "The shell command to execute on the host" } } } };
    expect(worst("frobnicate", { what: "rm -rf /srv/data" }, shell)).toMatchObject({ class: "data_mutation", destructive: true });
    expect(worst("delete_hosts", { what: "ls" }, shell)).toMatchObject({ destructive: true });
    expect(worst("search_notes", { what: "delete everything" }, { inputSchema: { properties: { what: { description: "What to look for" } } } })).toMatchObject({ class: "read_only" });
  });
});
