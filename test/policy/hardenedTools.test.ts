import Ajv from "ajv/dist/2020.js";
import { transformSync } from "esbuild";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import { derivedFields } from "../../lib/policy/derivedFields.ts";
import { evaluate } from "../../lib/policy/evaluate.ts";
import { hardenedTools } from "../../lib/policy/hardenedTools.ts";
import type { PolicyDocument, PolicyRule } from "../../lib/policy/policyDocument.ts";
import { commandPolicies, policies } from "./export/arbitraries.ts";

beforeAll(loadParsers);

const policyWith = (tool: string, ...allow: PolicyRule[]): PolicyDocument => ({ schema: "aftertrace.policy/1", name: "p", version: 1, default: "deny", tools: [{ tool, allow }] });
const sql = policyWith(
  "run_sql",
  { id: "read", match: { statement_type: ["SELECT"], tables: ["public.orders", "public.products"], row_limit_max: 100 } },
  { id: "write", match: { statement_type: ["UPDATE", "DELETE"], tables: ["public.orders"], where: "present", environment: ["unknown"] } },
  { id: "drop", match: { statement_type: ["DROP"], tables: ["public.orders"] } },
);

describe("narrower tools", () => {
  test("a rule on statements gives one tool for each kind of statement, on its tables alone", () => {
    const { tools, left } = hardenedTools(sql);
    expect(tools.map(({ name, rule, keeps }) => [name, rule, keeps])).toEqual([["run_sql_select", "read", []], ["run_sql_update", "write", ["environment"]], ["run_sql_delete", "write", ["environment"]]]);
    expect(left).toEqual([{ rule: "drop", why: "no tool is suggested for DROP" }]);
    const ajv = new Ajv({ strict: true });
    const [select, update] = tools.map(({ schema }) => ajv.compile(schema));
    const asked = { table: "public.orders", columns: ["id"], where: [], limit: 100 };
    expect([asked, { ...asked, table: "public.users" }, { ...asked, limit: 101 }, { ...asked, columns: ["id; DROP TABLE x"] }, { ...asked, query: "x" }].map((input) => select?.(input))).toEqual([true, false, false, false, false]);
    expect([[], [{ column: "id", operator: "=", value: 1 }], [{ column: "1=1 or id", operator: "=", value: 1 }]].map((where) => update?.({ table: "public.orders", values: [{ column: "a", value: 1 }], where }))).toEqual([false, true, false]);
  });

  test("statements put together from what a schema lets through are allowed by the rule", () => {
    const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/).filter((word) => !["select", "from", "where", "limit", "update", "set", "table", "user"].includes(word)).map((word) => `c_${word}`);
    fc.assert(fc.property(fc.constantFrom("public.orders", "public.products"), fc.array(name, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 100 }), (table, columns, limit) => {
      const query = `SELECT ${columns.join(", ")} FROM ${table} LIMIT ${limit}`;
      expect({ query, ...evaluate(sql, { tool: "run_sql", arguments: { query }, derived: derivedFields("run_sql", { query }) }) }).toMatchObject({ query, decision: "allow", rule: "read" });
    }), { numRuns: 100, seed: 89 });
  });

  test("a command word by word becomes a tool without a choice, and what only its effect tells becomes none", () => {
    const { tools, left } = hardenedTools(policyWith("bash", { id: "test", match: { command: { words: ["npm", "test"] } } }, { id: "look", match: { effect: ["read_only"], commands: ["git"] } }, { id: "say", match: { commands: ["echo"] } }));
    expect(tools.map(({ name, schema }) => [name, schema])).toEqual([
      ["bash_npm_test", { type: "object", properties: {}, required: [], additionalProperties: false }],
      ["bash_program", { type: "object", properties: { program: { enum: ["echo"] }, words: { type: "array", items: { type: "string" } } }, required: ["program", "words"], additionalProperties: false }],
    ]);
    expect(left.map(({ rule }) => rule)).toEqual(["look"]);
  });

  test("whatever the policy, schemas and types compile, names are new and plain, and the same policy gives the same tools", () => {
    let count = 0;
    const parsed = new Set<string>();
    fc.assert(fc.property(fc.oneof(policies, commandPolicies), (policy) => {
      const { tools } = hardenedTools(policy);
      count += tools.length;
      expect(hardenedTools(structuredClone(policy)).tools).toEqual(tools);
      for (const { name, schema, typescript } of tools) {
        new Ajv({ strict: true }).compile(schema);
        expect(name).toMatch(/^[a-z\d][a-z\d_]*$/);
        if (!parsed.has(typescript)) transformSync(typescript, { loader: "ts" });
        parsed.add(typescript);
        expect(typescript).toMatch(/^\/\*\* [ -~]* \*\/\nexport type [A-Z]\w* = /);
      }
      expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
    }), { numRuns: 200, seed: 97 });
    expect(count).toBeGreaterThan(20);
  });
});
