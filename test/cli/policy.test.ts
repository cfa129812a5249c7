import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy/parsePolicy.ts";
import { cli, tempFolder } from "../pipeline/run.ts";

type Call = readonly [tool: string, args: unknown, result: string];
const folder = tempFolder();
const tools = ["get_customer", "refund_order", "close_account"].map((name) => ({ type: "function", function: { name, description: name, parameters: { type: "object", properties: { customer_id: { type: "string" }, order_id: { type: "string" } } } } }));

function run(name: string, user: string, ...calls: readonly Call[]): string {
  const steps = calls.flatMap(([tool, args, result], at) => [
    { role: "assistant", content: null, tool_calls: [{ id: `${name}_${at}`, type: "function", function: { name: tool, arguments: JSON.stringify(args) } }] }, { role: "tool", tool_call_id: `${name}_${at}`, name: tool, content: result },
  ]);
  return folder.put(name, JSON.stringify({ tools, messages: [{ role: "system", content: "You serve the customers of a shop." }, { role: "user", content: user }, ...steps, { role: "assistant", content: "Done." }] }));
}

const serve = (name: string, folderName: string) => run(`${folderName}/${name}.json`, `Hello, I am customer ${name}_4711. My last order never came, please refund it.`, ["get_customer", { customer_id: `${name}_4711` }, JSON.stringify({ orders: [`ORD-${name}`] })], ["refund_order", { order_id: `ORD-${name}` }, "refunded"]);
["ada", "bob", "cyd"].forEach((name) => serve(name, "work"));
const next = serve("dan", "next");
const stranger = run("next/stranger.json", "Hello, I am customer eve_4711. My last order never came, please refund it.", ["refund_order", { order_id: "ORD-nobody" }, "refunded"], ["close_account", { customer_id: "eve_4711" }, "closed"], ["launch", {}, "ok"]);
const work = join(folder.path, "work");

const lines = (text: string) => text.trim().split("\n").map((line) => JSON.parse(line) as { input: string; call: string; tool: string; decision: string; rule: string; why: string });

describe("aftertrace policy", () => {
  test("drafts a policy that can be read, the same one again, and puts new calls to it in their order", async () => {
    const file = join(folder.path, "policy.yaml");
    const first = await cli("policy", "draft", work, "-o", file);
    expect(first).toMatchObject({ code: 0, out: "" });
    expect((await cli("policy", "draft", work)).out).toBe(readFileSync(file, "utf8"));
    expect(parsePolicy(readFileSync(file, "utf8"))).toMatchObject({ ok: true, policy: { basis: { runs: 3, calls: 6 }, not_observed: ["close_account"] } });
    const tried = await cli("policy", "test", file, join(folder.path, "next"), "--jsonl");
    expect(tried.code).toBe(0);
    expect(lines(tried.out).map(({ input, call, tool, decision, rule }) => [input, call, tool, decision, rule])).toEqual([
      [next, "c1", "get_customer", "allow", "get_customer.read"], [next, "c2", "refund_order", "allow", "refund_order.observed"],
      [stranger, "c1", "refund_order", "require_approval", "refund_order.ask"], [stranger, "c2", "close_account", "require_approval", "close_account.unused"], [stranger, "c3", "launch", "deny", "default"],
    ]);
  });

  test("leaves out the calls that are named, and says which", async () => {
    const drafted = await cli("policy", "draft", work, "--exclude", "c2", "c4", "c6");
    expect(drafted.err).toContain("c2 does not count: taken out by --exclude.");
    const read = parsePolicy(drafted.out);
    expect(read.ok && read.policy.tools.find(({ tool }) => tool === "refund_order")?.allow).toBeUndefined();
    expect((await cli("policy", "draft", work, "--exclude", "c99")).err).toContain("not in the evidence: c99");
  });

  test("signs a policy, verifies it, and tells an altered one by its exit code", async () => {
    const file = join(folder.path, "plain.yaml");
    await cli("policy", "draft", work, "-o", file);
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const key = folder.put("key.pem", String(privateKey.export({ format: "pem", type: "pkcs8" })));
    const pub = folder.put("key.pub", String(publicKey.export({ format: "pem", type: "spki" })));
    const signed = (await cli("policy", "sign", file, "--key", key)).out;
    const good = folder.put("signed.yaml", signed);
    const bad = folder.put("bad.yaml", signed.replace("version: 1", "version: 2"));
    expect([(await cli("policy", "verify", good, "--keys", pub)).code, (await cli("policy", "verify", bad, "--keys", pub)).code, (await cli("policy", "verify", good)).code, (await cli("policy", "verify", file)).code]).toEqual([0, 1, 2, 2]);
    expect((await cli("policy", "export", good, "--format", "aftertrace")).out).toBe(signed);
  });

  test.each([
    [["policy"], /no command "policy "/], [["policy", "draft"], /at least one file/], [["policy", "test", "x.yaml"], /a policy, and at least one file/], [["policy", "test", "/nowhere.yaml", work], /no such file/],
    [["policy", "draft", work, "--format", "toml"], /no format toml/], [["policy", "sign", "/nowhere.yaml"], /private key/], [["policy", "draft", "/nowhere"], /cannot be opened/], [["policy", "verify", "a", "b"], /one policy/],
  ])("%j is refused with code 2", async (args, reason) => {
    const { code, err } = await cli(...args);
    expect(code).toBe(2);
    expect(err).toMatch(reason);
  });

  test("tells rule by rule what another policy changes, and by its exit code whether something is wider", async () => {
    const head = "schema: aftertrace.policy/1\nname: a\nversion: 1\ndefault: deny\ntools:\n  - tool: t\n    allow:\n      - id: t.x\n        match: {x: ";
    const narrow = folder.put("narrow.yaml", `${head}[1]}\n`);
    const wide = folder.put("wide.yaml", `${head}[1, 2]}\n`);
    expect(await cli("policy", "diff", narrow, wide)).toMatchObject({ code: 1, out: "1 change, 1 of them wider. What cannot be told counts as wider.\n  t.x: changed, wider\n" });
    expect(await cli("policy", "diff", wide, narrow, "--json")).toMatchObject({ code: 0, out: `${JSON.stringify({ changes: [{ what: "t.x", change: "changed", direction: "narrower" }], wider: 0 })}\n` });
    expect(await cli("policy", "diff", wide, wide)).toMatchObject({ code: 0, out: "No rule differs.\n" });
    expect((await cli("policy", "diff", wide)).code).toBe(2);
  });

  test("puts calls to what it exported as Cedar: it allows what needs no provenance, and nothing that the policy does not", async () => {
    const file = join(folder.path, "to-export.yaml");
    await cli("policy", "draft", work, "-o", file);
    const cedar = join(folder.path, "policy.cedar");
    const exported = (await cli("policy", "export", file, "--format", "cedar")).out;
    // The schema follows the policies: it is a file of its own.
    folder.put("policy.cedar", exported.slice(0, exported.indexOf("# policy.cedarschema")).replace("# policy.cedar\n", ""));
    const decisions = async (policy: string) => lines((await cli("policy", "test", policy, join(folder.path, "next"), "--jsonl")).out).map(({ decision }) => decision);
    const [ours, theirs] = [await decisions(file), await decisions(cedar)];
    expect(theirs[0]).toBe("allow");
    expect(theirs.filter((decision, at) => decision === "allow" && ours[at] !== "allow")).toEqual([]);
  });

  test("puts calls to a list of patterns: what it does not name is asked", async () => {
    const list = folder.put("list.yaml", "rules:\n  - pattern: '^git status$'\n    action: allow\n    notify: null\n");
    const shell = run("shell/one.json", "Please have a look at the repository.", ["bash", { command: "git status" }, "clean"], ["bash", { command: "git push" }, "pushed"]);
    expect(lines((await cli("policy", "test", list, shell, "--jsonl")).out).map(({ decision }) => decision)).toEqual(["allow", "require_approval"]);
  });

  test("does nothing with half a policy, and says what is wrong with it", async () => {
    const broken = folder.put("broken.yaml", "schema: aftertrace.policy/1\nname: a\nversion: 1\ndefault: deny\ntools: []\nmore: 1\n");
    const { code, err, out } = await cli("policy", "test", broken, next, "--jsonl");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("/more: This member is not known.");
  });
});

test("the kernel can be imported under the name of the package", () => {
  execFileSync(process.execPath, ["bin/bundle.mjs"]);
  const program = 'import { evaluate, parsePolicy } from "aftertrace/policy"; const { policy } = parsePolicy("tool: t\\nallow: {x: 1}\\n"); console.log(evaluate(policy, { tool: "t", arguments: { x: 1 }, derived: null }).decision);';
  expect(execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" })).toBe("allow\n");
});
