import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../lib/base/json.ts";
import { loadParsers } from "../../lib/effects/sql/loadParsers.ts";
import type { DerivedFields, PolicyCall, Provenance } from "../../lib/policy/decision.ts";
import { derivedFields } from "../../lib/policy/derivedFields.ts";
import { evaluate, noProvenance } from "../../lib/policy/evaluate.ts";
import { policySchemaId, type Condition, type ConditionForm, type Match, type PolicyDocument, type ToolPolicy, type ValueSource } from "../../lib/policy/policyDocument.ts";
import { condition, policyDocument } from "./policyArbitrary.ts";
import { threadMs } from "../threadTime.ts";

beforeAll(loadParsers);

const policyOf = (...tools: readonly ToolPolicy[]): PolicyDocument => ({ schema: policySchemaId, name: "p", version: 1, default: "deny", tools: [...tools] });
const allowing = (match: Match): PolicyDocument => policyOf({ tool: "t", allow: [{ id: "t.a", match }] });
const plain: DerivedFields = { effect: ["data_mutation"], destructive: false, shared: ["no"], environment: ["unknown"], covers: [] };
const call = (args: JsonValue | undefined, derived: DerivedFields | null = plain, tool = "t"): PolicyCall => ({ tool, arguments: args, derived });
const known = (source: ValueSource, ...values: readonly string[]): Provenance => ({ has: (from, value) => from === source && values.includes(value) });
const sql = (query: string): PolicyCall => call({ query }, derivedFields("run_sql", { query }), "run_sql");
const bash = (command: string): PolicyCall => call({ command }, derivedFields("bash", { command }), "bash");

describe("what is not understood is denied", () => {
  test.each<[string, PolicyCall]>([
    ["a tool that no rule names", call({}, plain, "other")], ["arguments that are not known", call(undefined)], ["arguments that are no object", call("x")],
    ["an argument that no line speaks of", call({ x: 1, y: 2 })], ["a missing argument", call({})], ["a null", call({ x: null })], ["a name that is a method of every object", call({ x: 1 }, plain, "constructor")],
  ])("%s", (_, given) => {
    expect(evaluate(allowing({ x: 1 }), given)).toMatchObject({ decision: "deny", rule: "default" });
  });

  test("a line about what is derived, where nothing could be derived", () => {
    expect(evaluate(allowing({ x: 1, effect: ["data_mutation"] }), call({ x: 1 }, null)).decision).toBe("deny");
  });

  test("a tool with a rule that denies by what is derived, where nothing could be derived", () => {
    const policy = policyOf({ tool: "t", allow: [{ id: "a", match: { x: 1 } }], deny: [{ id: "d", match: { effect: "unknown" } }] });
    expect(evaluate(policy, call({ x: 1 }, null)).decision).toBe("deny");
    expect(evaluate(policy, call({ x: 1 })).decision).toBe("allow");
  });

  test("an error in the provenance that the caller hands in", () => {
    const broken: Provenance = { has: () => { throw new Error("gone"); } };
    expect(evaluate(allowing({ x: { from: ["user"] } }), call({ x: "a" }), broken)).toMatchObject({ decision: "deny", rule: "default" });
  });
});

describe("the order of decisions", () => {
  const policy = policyOf({ tool: "t", allow: [{ id: "a", match: { x: [1, 2, 3] } }], require_approval: [{ id: "q", match: { x: 2 } }, { id: "f", match: { x: { any: true } }, fallback: true }], deny: [{ id: "d", match: { x: 3 } }] });

  test.each([[1, "allow", "a"], [2, "require_approval", "q"], [3, "deny", "d"], [4, "require_approval", "f"]])("deny beats approval beats allow beats a fallback: %s is %s by %s", (x, decision, rule) => {
    expect(evaluate(policy, call({ x }))).toMatchObject({ decision, rule });
  });

  test("an argument that no line speaks of does not lead around a rule that denies", () => {
    expect(evaluate(policy, call({ x: 3, hidden: true }))).toMatchObject({ decision: "deny", rule: "d" });
  });

  test("one denied statement among others is enough", () => {
    const database = policyOf({ tool: "run_sql", allow: [{ id: "a", match: { statement_type: ["SELECT", "DROP"] } }], deny: [{ id: "d", match: { statement_type: ["DROP", "TRUNCATE"] } }] });
    expect(evaluate(database, sql("SELECT 1; DROP TABLE x"))).toMatchObject({ decision: "deny", rule: "d" });
    expect(evaluate(database, sql("SELECT 1")).decision).toBe("allow");
  });

  test("the reason names the argument that failed, for the rule that came closest", () => {
    expect(evaluate(policyOf({ tool: "t", allow: [{ id: "far", match: { x: 9, y: 9 } }, { id: "near", match: { x: 1, y: 9 } }] }), call({ x: 1, y: 2 })).why).toBe("near does not hold for y.");
  });
});

describe("forms", () => {
  const cases: readonly [Condition, JsonValue, boolean][] = [
    ["a", "a", true], ["a", "A", false], [null, null, true], [{ type: "string" }, null, false], ["\u00e9", "e\u0301", true], [1, "1", false], [true, true, true], [["a", "b"], "b", true], [["a", "b"], ["a", "b", "a"], true], [["a", "b"], ["a", "c"], false],
    [">100", 101, true], [">100", 100, false], ["<=5", "5", true], [">100", "101 OR 1", false], [">100", true, false], [{ equals: ">100" }, ">100", true],
    [{ one_of: ["Ab"], ignore_case: true }, "aB", true], [{ min: 1, max: 3 }, 3, true], [{ min: 1, max: 3 }, 4, false], [{ max: 3 }, [1, 9], false],
    [{ pattern: "[a-z]+" }, "abc", true], [{ pattern: "[a-z]+" }, "abc1", false],
    [{ prefix: "/srv/app/" }, "/srv/app/x/y", true], [{ prefix: "/srv/app" }, "/srv/application", false], [{ prefix: "/srv/app/" }, "/srv/app/../etc/passwd", false], [{ prefix: "/srv/app/" }, "/srv/./app//x", true], [{ prefix: "/srv/app/" }, "/srv/app/x\0", false], [{ prefix: "src/" }, "../src/x", false],
    [{ prefix: "https://example.com/a/" }, "https://example.com/a/b?x", true], [{ prefix: "https://example.com/a/" }, "https://example.com/a/../b", false], [{ prefix: "https://example.com/" }, "https://example.com@evil.test/", false], [{ prefix: "https://example.com" }, "https://example.com.evil.test/", false],
    [{ suffix: [".csv"] }, "a.csv", true], [{ domain: "example.com" }, "jo@mail.example.com", true], [{ domain: "example.com" }, "jo@badexample.com", false], [{ domain: "co.uk" }, "jo@evil.co.uk", false], [{ domain: ["example.com"] }, "jo@example.com.evil.test", false],
    [{ host: "example.com" }, "https://api.example.com/x", true], [{ host: "example.com" }, "https://example.com:pass@evil.test", false], [{ host: "api.example.com" }, "https://other.example.com", false],
    [{ format: "date" }, "2026-02-28", true], [{ format: "date" }, "2026-02-30", false], [{ format: "email" }, "a@b.co", true], [{ format: "iban" }, "DE89 3704 0044 0532 0130 00", true], [{ format: "iban" }, "DE89370400440532013001", false], [{ format: "uuid" }, "123e4567-e89b-12d3-a456-426614174000", true], [{ format: "url" }, "javascript:alert(1)", false],
    [{ type: "string", max_length: 3 }, "abc", true], [{ type: "string", max_length: 3 }, "abcd", false], [{ type: ["integer"] }, 1.5, false], [{ type: "array" }, [], true],
    [{ words: ["npm", "test"] }, ["npm", "test"], true], [{ words: ["npm", "test"] }, ["npm", "test", "--x"], false], [{ words: ["npm", "test"] }, "npm  test", true], [{ any: true }, { a: [1] }, true],
    [{ any_of: [{ equals: 1 }, { equals: "x" }] }, "x", true], [{ one_of: [] }, [], true], [{ one_of: [] }, ["a"], false],
  ];
  test.each(cases)("%j of %j: %s", (given, value, expected) => {
    expect(evaluate(allowing({ x: given }), call({ x: value })).decision === "allow").toBe(expected);
  });

  test("a bound in the name of a line is a bound of the argument, whatever the call holds", () => {
    expect(evaluate(allowing({ rows_max: 10 }), call({ rows: 10 })).decision).toBe("allow");
    expect(evaluate(allowing({ rows_max: 10 }), call({ rows: 11 })).decision).toBe("deny");
    expect(evaluate(allowing({ rows_max: 10 }), call({ rows_max: 10 })).decision).toBe("deny");
  });

  test("an optional line holds where there is nothing, and does not where there is something else", () => {
    const policy = allowing({ x: 1, y: { equals: 2, optional: true } });
    const calls: readonly JsonObject[] = [{ x: 1 }, { x: 1, y: null }, { x: 1, y: 2 }, { x: 1, y: 3 }];
    expect(calls.map((args) => evaluate(policy, call(args)).decision)).toEqual(["allow", "allow", "allow", "deny"]);
  });

  test("a path speaks of what lies in it, and of nothing beside it", () => {
    const policy = allowing({ "items[*].id": ["a", "b"] });
    expect([{ items: [{ id: "a" }, { id: "b" }] }, { items: [] }, { items: [{ id: "a", evil: 1 }] }, { items: [{ id: "c" }] }, { items: { id: "a" } }, { items: ["a"] }].map((items) => evaluate(policy, call(items)).decision)).toEqual(["allow", "allow", "deny", "deny", "deny", "deny"]);
  });

  test("$.method is the argument, method what is derived", () => {
    expect(evaluate(allowing({ "$.method": "GET" }), call({ method: "GET" })).decision).toBe("allow");
    expect(evaluate(allowing({ method: "GET" }), call({ method: "GET" })).decision).toBe("deny");
  });

  test("every value of a list must have the provenance", () => {
    const policy = allowing({ to: { from: ["user", "results"] } });
    expect(evaluate(policy, call({ to: ["a@b.co"] }), known("results", "a@b.co")).decision).toBe("allow");
    expect(evaluate(policy, call({ to: ["a@b.co", "evil@b.co"] }), known("user", "a@b.co")).decision).toBe("deny");
    expect(evaluate(policy, call({ to: ["a@b.co"] }), known("system", "a@b.co")).decision).toBe("deny");
    expect(evaluate(policy, call({ to: true }), { has: () => true }).decision).toBe("deny");
  });

  test.each(["write to evil@evil.test", "see https://evil.test/a", "see www.evil.test/a.", "see evil.test/in", "pay DE89370400440532013000", "pay GB29 NWBK 6016 1331 9268 19", "call +49 170 1234567", "ftp://evil.test"])("an identifier inside a text counts: %s", (text) => {
    const policy = allowing({ body: { type: "string", contains: { from: ["user"], kinds: ["email", "url", "iban", "phone"] } } });
    expect(evaluate(policy, call({ body: text })).decision).toBe("deny");
    expect(evaluate(policy, call({ body: text }), { has: () => true }).decision).toBe("allow");
    expect(evaluate(policy, call({ body: "We meet on 2026-03-02 at 10:00, room 4.12, see README.md." })).decision).toBe("allow");
  });
});

describe("what calls do", () => {
  const shell = policyOf({ tool: "bash", allow: [{ id: "read", match: { effect: ["read_only"], commands: ["ls", "cat", "git"] } }, { id: "test", match: { command: { words: ["npm", "test"] } } }] });

  test.each([["ls -la | cat", "allow"], ["git status", "allow"], ["git push --force", "deny"], ["ls; rm -rf /", "deny"], ["ls $(rm -rf /)", "deny"], ["cat x | sh", "deny"], ["rg x", "deny"], ["npm test", "allow"], ["npm test -- --watch", "deny"], ["npm test; ls", "deny"], ["$(echo rm) -rf /", "deny"], ["sudo cat x", "deny"]])("of a shell line: %s is %s", (line, decision) => {
    expect(evaluate(shell, bash(line)).decision).toBe(decision);
  });

  const database = policyOf({ tool: "run_sql", allow: [{ id: "select", match: { statement_type: ["SELECT"], tables: ["public.orders"], row_limit_max: 100 } }] });

  test.each([["SELECT a FROM public.orders LIMIT 10", "allow"], ["SELECT a FROM public.orders LIMIT 101", "deny"], ["SELECT a FROM public.orders", "deny"], ["SELECT a FROM public.users LIMIT 1", "deny"], ["SELECT a FROM public.orders WHERE x IN (SELECT y FROM public.users) LIMIT 1", "deny"], ["SELECT a FROM public.orders LIMIT 1; DELETE FROM public.orders", "deny"], ["this is no statement", "deny"]])("of a statement: %s is %s", (query, decision) => {
    expect(evaluate(database, sql(query)).decision).toBe(decision);
  });
});

describe("limits", () => {
  const policy = policyOf({ tool: "t", allow: [{ id: "a", match: { amount: { any: true } } }], limits: { rate: { calls: 2, per: "minute" }, quota: { calls: 3, per: "session" }, budget: { amount_max: 100, argument: "amount", per: "day" } } });
  const used = (minute: number | null, session: number, spent: number) => ({ t: { calls: { second: 0, minute, hour: 0, day: 0, session }, spent: { second: 0, minute: 0, hour: 0, day: spent, session: 0 } } });

  test.each([[1, 2, 50, "allow"], [2, 2, 50, "require_approval"], [1, 3, 50, "require_approval"], [1, 2, 51, "require_approval"]])("%s in the minute, %s in the session, %s spent: %s", (minute, session, spent, decision) => {
    expect(evaluate(policy, call({ amount: 50 }), noProvenance, used(minute, session, spent)).decision).toBe(decision);
  });

  test("without a clock a rate is not checked, and the answer says so", () => {
    expect(evaluate(policy, call({ amount: 1 }), noProvenance, used(null, 0, 0))).toMatchObject({ decision: "allow", unchecked: ["rate per minute"] });
  });
});

describe("whatever is given", () => {
  const anyCall = fc.record({ tool: fc.oneof(fc.constant("t"), fc.string()), arguments: fc.oneof(fc.constant(undefined), fc.jsonValue()), derived: fc.constantFrom(null, plain) }) as fc.Arbitrary<PolicyCall>;

  test("the kernel answers, and answers the same again", () => {
    fc.assert(fc.property(policyDocument, anyCall, fc.boolean(), (policy, given, trusts) => {
      const tool = policy.tools[0]?.tool ?? given.tool;
      const ask = () => evaluate(policy, { ...given, tool }, { has: () => trusts });
      expect(ask()).toEqual(ask());
      expect(["allow", "deny", "require_approval"]).toContain(ask().decision);
    }), { numRuns: 300 });
  });

  test("another tool in the policy changes no decision", () => {
    fc.assert(fc.property(policyDocument, policyDocument, anyCall, (policy, other, given) => {
      const tool = policy.tools[0]?.tool ?? given.tool;
      const more = { ...policy, tools: [...policy.tools, ...other.tools.filter((one) => one.tool !== tool && !policy.tools.some((own) => own.tool === one.tool))] };
      expect(evaluate(more, { ...given, tool })).toEqual(evaluate(policy, { ...given, tool }));
    }), { numRuns: 200 });
  });

  const value = fc.oneof(fc.constantFrom<JsonValue>("a", "b", 1, 2, true, null, "2026-01-02", "/srv/x", ["a"], []), fc.jsonValue() as fc.Arbitrary<JsonValue>);
  const widened = (given: Condition): Condition => ({ ...(formOf(given).optional === true ? { optional: true as const } : {}), any_of: [formOf(given), { any: true }] });
  const formOf = (given: Condition): ConditionForm => (Array.isArray(given) ? { one_of: given } : given !== null && typeof given === "object" ? given : { equals: given });

  test("a wider line never blocks what a narrower one let through", () => {
    fc.assert(fc.property(condition, value, fc.boolean(), (given, x, trusts) => {
      const provenance: Provenance = { has: () => trusts };
      const narrow = evaluate(allowing({ x: given }), call({ x }), provenance).decision;
      if (narrow === "allow") for (const wide of [widened(given), { ...formOf(given), optional: true as const }]) expect(evaluate(allowing({ x: wide }), call({ x }), provenance).decision).toBe("allow");
    }), { numRuns: 500 });
  });

  test("one more rule that allows never blocks what was let through", () => {
    fc.assert(fc.property(condition, condition, value, (given, other, x) => {
      if (evaluate(allowing({ x: given }), call({ x })).decision !== "allow") return;
      expect(evaluate(policyOf({ tool: "t", allow: [{ id: "b", match: { x: other } }, { id: "a", match: { x: given } }] }), call({ x })).decision).toBe("allow");
    }), { numRuns: 300 });
  });

  test("a decision takes a fraction of a millisecond, also while the machine does other things", () => {
    const policy = policyOf(...Array.from({ length: 50 }, (_, at): ToolPolicy => ({ tool: `t${at}`, allow: [{ id: `a${at}`, match: { to: { from: ["user"] }, subject: { type: "string", max_length: 100 }, "items[*].id": ["a", "b"], amount: { min: 0, max: 100 } } }] })));
    const given = call({ to: "a@b.co", subject: "x", items: [{ id: "a" }, { id: "b" }], amount: 5 }, plain, "t40");
    const provenance = known("user", "a@b.co");
    let fastest = Infinity;
    for (let turn = 0; turn < 5; turn++) {
      fastest = Math.min(fastest, threadMs(() => {
        for (let at = 0; at < 4_000; at++) evaluate(policy, given, provenance);
      }));
    }
    expect(evaluate(policy, given, provenance).decision).toBe("allow");
    expect(4_000 / (fastest / 1_000)).toBeGreaterThan(4_000);
  });
});
