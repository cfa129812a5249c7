import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { exportClaudeCode } from "../../../lib/policy/export/claudeCode.ts";
import { exportCodex } from "../../../lib/policy/export/codex.ts";
import { exportWhitelist } from "../../../lib/policy/export/whitelist.ts";
import { commandPolicies, policies } from "./arbitraries.ts";
import { readPrefixRules } from "./prefixRules.ts";
import { runs } from "./runs.ts";

const both = fc.oneof(policies, commandPolicies);

describe("Codex", () => {
  test("every file is Starlark of prefix rules alone, and none allows: a later word would escape", () => {
    let count = 0;
    fc.assert(fc.property(both, (policy) => {
      const rules = readPrefixRules(exportCodex(policy).files[0]?.text ?? "");
      count += rules.length;
      for (const { pattern, decision } of rules) {
        expect(["prompt", "forbidden"]).toContain(decision);
        expect(pattern.flat().every((word) => /^[\w./=@%+-]+$/.test(word))).toBe(true);
      }
    }), runs(300, 67));
    expect(count).toBeGreaterThan(100);
  });
});

describe("Claude Code", () => {
  test("what is allowed is a whole tool, or one command of the shell word by word", () => {
    let count = 0;
    fc.assert(fc.property(both, (policy) => {
      const { permissions } = JSON.parse(exportClaudeCode(policy).files[0]?.text ?? "") as { permissions: { defaultMode: string; allow: string[]; ask: string[]; deny: string[] } };
      expect(permissions.defaultMode).toBe("dontAsk");
      for (const one of [...permissions.allow, ...permissions.ask, ...permissions.deny]) expect(one).toMatch(/^[A-Za-z][\w-]*(?:\([\w./=@%+-]+(?: [\w./=@%+-]+)*\))?$/);
      count += permissions.allow.length;
    }), runs(300, 71));
    expect(count).toBeGreaterThan(0);
  });
});

describe("the list of patterns", () => {
  test("what is allowed is one command from its first letter to its last", () => {
    let count = 0;
    fc.assert(fc.property(both, (policy) => {
      const { rules } = parseYaml(exportWhitelist(policy).files[0]?.text ?? "") as { rules: { pattern: string; action: string; notify: string[] }[] };
      for (const { pattern, action } of rules) {
        if (action !== "allow") continue;
        count++;
        expect(pattern).toMatch(/^\^(?:[\w-]|\\[./=@%+])+(?: (?:[\w-]|\\[./=@%+])+)*\$$/);
      }
    }), runs(300, 73));
    expect(count).toBeGreaterThan(0);
  });

  test("a statement that is denied is denied wherever it stands", () => {
    const { files } = exportWhitelist({ schema: "aftertrace.policy/1", name: "p", version: 1, default: "deny", tools: [{ tool: "run_sql", deny: [{ id: "d", match: { statement_type: ["DROP"] } }] }] });
    const [rule] = (parseYaml(files[0]?.text ?? "") as { rules: { pattern: string }[] }).rules;
    const pattern = new RegExp((rule?.pattern ?? "").replace("(?i)", ""), "i");
    expect(["drop table x", "SELECT 1; DROP TABLE y", "select * from drops"].map((text) => pattern.test(text))).toEqual([true, true, false]);
  });
});
