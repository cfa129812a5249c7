import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy/parsePolicy.ts";

const head = "schema: aftertrace.policy/1\nname: a\nversion: 1\ndefault: deny\n";

function problemsOf(text: string): readonly { readonly code: string; readonly at: string }[] {
  const read = parsePolicy(text);
  return read.ok ? [] : read.problems.map(({ code, at }) => ({ code, at }));
}

describe("a policy file", () => {
  test("is read from YAML and from JSON alike", () => {
    const yaml = parsePolicy(`${head}tools:\n  - tool: t\n    allow:\n      - id: t.a\n        match: {x: [1, two, true, null], y: ">100"}\n`);
    const json = parsePolicy('{"schema":"aftertrace.policy/1","name":"a","version":1,"default":"deny","tools":[{"tool":"t","allow":[{"id":"t.a","match":{"x":[1,"two",true,null],"y":">100"}}]}]}');
    expect(yaml.ok && json.ok && yaml.policy).toEqual(json.ok && json.policy);
    expect(yaml.ok).toBe(true);
  });

  test("of the format's own documentation is read", () => {
    const read = parsePolicy(`${head}previous: sha256:5d0c
basis: {exhibits: [sha256:9a1f], runs: 61, calls: 412, excluded: [c7], first: 2026-03-02T08:11:04Z, last: null}
trust: {user: [user, system], results: ["get_customer:$.email", "list_orders:$.orders[*].id"]}
tools:
  - tool: run_sql
    allow:
      - id: run_sql.select
        match: {statement_type: [SELECT], tables: [public.orders], row_limit_max: 10000, environment: [staging]}
    require_approval:
      - id: run_sql.update
        match: {statement_type: UPDATE, affected_rows_estimate: ">100"}
    deny:
      - {id: run_sql.destructive, match: {statement_type: [DROP]}, action: block_and_alert}
    limits: {rate: {calls: 60, per: minute}, magnitude: {rows_max: 1000, per: call}}
    audit: {sign: ed25519, sink: "s3://agent-audit/prod/"}
  - tool: send_email
    allow:
      - id: send_email.known
        match: {to: {from: [user, results]}, body: {type: string, max_length: 8000, contains: {from: [user], kinds: [email, url, iban]}}}
    limits: {budget: {amount_max: 5, currency: EUR, per: day}}
not_observed: [create_volume]
signature: {alg: ed25519, key: "sha256:4f", value: aaaa}
`);
    expect(read).toMatchObject({ ok: true });
  });

  test("written by hand for one tool is read, with ids given to its rules", () => {
    const read = parsePolicy("tool: run_sql\nallow:\n  statement_type: SELECT\n  tables: [public.orders]\n  row_limit_max: 10000\ndeny:\n  - statement_type: [DROP, TRUNCATE]\n    action: block_and_alert\nrequire_approval:\n  - match: {statement_type: UPDATE, affected_rows_estimate: '>100'}\naudit: {sign: ed25519, sink: s3://x/}\n");
    expect(read.ok && read.policy.tools).toEqual([{
      tool: "run_sql",
      allow: [{ id: "run_sql.allow.1", match: { statement_type: "SELECT", tables: ["public.orders"], row_limit_max: 10_000 } }],
      deny: [{ id: "run_sql.deny.1", match: { statement_type: ["DROP", "TRUNCATE"] }, action: "block_and_alert" }],
      require_approval: [{ id: "run_sql.require_approval.1", match: { statement_type: "UPDATE", affected_rows_estimate: ">100" } }],
      audit: { sign: "ed25519", sink: "s3://x/" },
    }]);
  });

  test.each([
    ["a member that comes twice", `${head}tools: []\ntools: []\n`, "duplicate_key", "line 6"],
    ["a member that comes twice in JSON", '{"schema":"aftertrace.policy/1","name":"a","name":"b","version":1,"default":"deny","tools":[]}', "duplicate_key", "file"],
    ["an anchor", `${head}tools: &a []\n`, "anchor", "line 5"],
    ["an alias that nothing defines", `${head}tools: *a\n`, "anchor", "line 5"],
    ["a tag", `${head}tools: !!seq []\n`, "tag", "line 5"],
    ["a second document", `${head}tools: []\n---\nx: 1\n`, "many_documents", "line 6"],
    ["broken YAML", "a: [\n", "broken_yaml", "line 2"],
    ["broken JSON", "{", "broken_json", "character 2"],
    ["a number that no double holds", `${head}tools:\n  - {tool: t, allow: [{id: a, match: {x: 12345678901234567890}}]}\n`, "number_precision", "line 6"],
    ["a member that is not known", `${head}tools: []\nextra: 1\n`, "unknown_key", "/extra"],
    ["a form that is not known", `${head}tools:\n  - {tool: t, allow: [{id: a, match: {x: {prefixx: a}}}]}\n`, "unknown_key", "/tools/0/allow/0/match/x/prefixx"],
    ["another default", head.replace("default: deny", "default: allow").concat("tools: []\n"), "wrong_value", "/default"],
    ["a condition whose name would be lost in a copy", '{"schema":"aftertrace.policy/1","name":"a","version":1,"default":"deny","tools":[{"tool":"t","allow":[{"id":"t.a","match":{"__proto__":"x"}}]}]}', "unknown_key", "/tools/0/allow/0/match/__proto__"],
    ["two rules of one id", `${head}tools:\n  - {tool: t, allow: [{id: a, match: {}}], deny: [{id: a, match: {}}]}\n`, "duplicate_rule", "/tools/0/deny/0/id"],
    ["a tool that comes twice", `${head}tools:\n  - {tool: t}\n  - {tool: t}\n`, "duplicate_tool", "/tools/1/tool"],
    ["a quantifier inside a quantifier", `${head}tools:\n  - {tool: t, allow: [{id: a, match: {x: {pattern: "(a+)+"}}}]}\n`, "unsafe_pattern", "/tools/0/allow/0/match/x/pattern"],
    ["a form that says nothing", `${head}tools:\n  - {tool: t, allow: [{id: a, match: {x: {optional: true}}}]}\n`, "wrong_value", "/tools/0/allow/0/match/x"],
    ["a path that cannot be followed", `${head}tools:\n  - {tool: t, allow: [{id: a, match: {"x[": 1}}]}\n`, "odd_path", "/tools/0/allow/0/match/x["],
    ["a place of results without a tool", `${head}trust: {results: ["$.a"]}\ntools: []\n`, "odd_path", "/trust/results/0"],
    ["half a surrogate pair, which cannot be signed", '{"schema":"aftertrace.policy/1","name":"\\ud800","version":1,"default":"deny","tools":[]}', "wrong_value", "/name"],
    ["a fallback that allows", `${head}tools:\n  - {tool: t, allow: [{id: a, match: {}, fallback: true}]}\n`, "wrong_value", "/tools/0/allow/0/fallback"],
  ])("with %s is refused, and the place is told", (_, text, code, at) => {
    expect(problemsOf(text)).toContainEqual({ code, at });
  });

  test("of any text whatever is answered, and never with a throw", () => {
    const pieces = fc.constantFrom("schema: aftertrace.policy/1\n", "tools:\n", "  - tool: t\n", "- ", ": ", "{", "}", "[", "]", "&a ", "*a", "!!int ", "? ", "|", ">-\n", "'", '"', "\\", "\t", "\n", "#", "<<: ", "%YAML 1.1\n---\n", "---\n", "...\n", "\0", "\ufeff", "__proto__: 1\n", "1e999", "0o17", "tool: t\nallow: 5\n", "deny: [1]\n", "allow:\n  match: [1]\n");
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.array(pieces, { maxLength: 12 }).map((all) => all.join(""))), (text) => {
      const read = parsePolicy(text);
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
    }), { numRuns: 1_500 });
  });

  test("of hostile depth or size is refused, and nothing throws", () => {
    expect(problemsOf("[".repeat(5_000)).length).toBeGreaterThan(0);
    expect(problemsOf(`{"a":${"[".repeat(5_000)}`)).toMatchObject([{ code: "broken_json" }]);
    expect(problemsOf("a: ".repeat(3_000)).length).toBeGreaterThan(0);
    expect(problemsOf("")).toHaveLength(1);
  });
});
