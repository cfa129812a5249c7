import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { isObject } from "../../../lib/base/json.ts";
import { evaluate } from "../../../lib/policy/evaluate.ts";
import { exportCodex } from "../../../lib/policy/export/codex.ts";
import { exportGemini, geminiDialect } from "../../../lib/policy/export/gemini.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import type { PolicyDocument } from "../../../lib/policy/policyDocument.ts";
import { callsOf, commandPolicies, plainPolicies, policies } from "./arbitraries.ts";
import { composed } from "./parity.ts";
import { readPrefixRules } from "./prefixRules.ts";

/** A folder with `node_modules` in which `npm install @openai/codex@0.169.0 @google/gemini-cli-core@0.61.0` was run: together 750 MB. */
const folder = process.env["AFTERTRACE_ENGINES"] ?? "";
const modules = resolve(folder, "node_modules");
const gemini = join(modules, "@google", "gemini-cli-core", "dist", "src", "policy");
const hasGemini = folder !== "" && existsSync(gemini);
const codex = folder === "" || !existsSync(join(modules, "@openai")) ? null : (readdirSync(join(modules, "@openai"), { recursive: true, encoding: "utf8" }).map((name) => join(modules, "@openai", name)).find((path) => /vendor.bin.codex(?:\.exe)?$/.test(path) || /vendor[\\/][^\\/]+[\\/]bin[\\/]codex(?:\.exe)?$/.test(path)) ?? null);

if (!hasGemini || codex === null) console.log(`NOT RUN: the engines of ${[...(hasGemini ? [] : ["Gemini CLI"]), ...(codex === null ? ["Codex"] : [])].join(" and ")}, which are too large to install for every test. Set AFTERTRACE_ENGINES to a folder that has them.`);

type GeminiEngine = { readonly check: (call: { readonly name: string; readonly args: unknown }, server: undefined) => Promise<{ readonly decision: string }> };
type GeminiLoader = { readonly loadPoliciesFromToml: (folders: readonly string[], tier: () => number) => Promise<{ readonly rules: readonly unknown[]; readonly errors: readonly { readonly severity?: string; readonly message: string }[] }> };
type GeminiPolicy = { readonly PolicyEngine: new (config: unknown) => GeminiEngine };

async function loadGemini(policy: PolicyDocument): Promise<GeminiEngine> {
  const { loadPoliciesFromToml } = (await import(pathToFileURL(join(gemini, "toml-loader.js")).href)) as GeminiLoader;
  const { PolicyEngine } = (await import(pathToFileURL(join(gemini, "policy-engine.js")).href)) as GeminiPolicy;
  const place = mkdtempSync(join(tmpdir(), "aftertrace-gemini-"));
  try {
    writeFileSync(join(place, "aftertrace.toml"), exportGemini(policy).files[0]?.text ?? "");
    const { rules, errors } = await loadPoliciesFromToml([place], () => 4);
    expect(errors.filter(({ severity }) => severity !== "warning")).toEqual([]);
    return new PolicyEngine({ rules, checkers: [], defaultDecision: "deny", nonInteractive: false });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

describe("engines that are too large", () => {
  test("the lane says whether it is run", () => {
    expect(folder === "" || hasGemini || codex !== null, "AFTERTRACE_ENGINES is set, and neither engine is there").toBe(true);
  });

  if (hasGemini) {
    test("Gemini CLI loads every file without an error and decides every call as the kernel does", async () => {
      // The engine tells each step of each call.
      const debug = vi.spyOn(console, "debug").mockReturnValue(undefined);
      let count = 0;
      for (const policy of fc.sample(fc.oneof(policies, { weight: 3, arbitrary: plainPolicies }), { numRuns: 150, seed: 101 })) {
        const engine = await loadGemini(policy);
        const { policy: reduced } = reducePolicy(policy, geminiDialect);
        for (const given of fc.sample(callsOf(policy), { numRuns: 10, seed: 103 })) {
          if (!isObject(given.arguments)) continue;
          const call = { ...given, arguments: composed(given.arguments), derived: null };
          const { decision } = await engine.check({ name: call.tool, args: call.arguments }, undefined);
          count++;
          expect({ call, decision }).toEqual({ call, decision: evaluate(reduced, call).decision.replace("require_approval", "ask_user") });
        }
      }
      debug.mockRestore();
      console.log(`gemini (real engine): ${count} calls, 0 differences`);
    });
  }

  if (codex !== null) {
    test("Codex loads every file, and its rules are those that were written", () => {
      const place = mkdtempSync(join(tmpdir(), "aftertrace-codex-"));
      const file = join(place, "aftertrace.rules");
      let count = 0;
      try {
        for (const policy of fc.sample(fc.oneof(policies, commandPolicies), { numRuns: 60, seed: 107 })) {
          const text = exportCodex(policy).files[0]?.text ?? "";
          writeFileSync(file, text);
          for (const words of [["true"], ["npm", "test", "--x"], ["ls"]]) {
            const answer = JSON.parse(execFileSync(codex, ["execpolicy", "check", "--rules", file, "--", ...words], { encoding: "utf8" })) as { matchedRules: unknown[]; decision?: string };
            const fitting = readPrefixRules(text).filter(({ pattern }) => pattern.every((one, at) => (typeof one === "string" ? one === words[at] : one.includes(words[at] ?? ""))));
            count++;
            expect({ words, matched: answer.matchedRules.length, decision: answer.decision }).toEqual({ words, matched: fitting.length, decision: fitting.length === 0 ? undefined : fitting.some(({ decision }) => decision === "forbidden") ? "forbidden" : "prompt" });
          }
        }
      } finally {
        rmSync(place, { recursive: true, force: true });
      }
      console.log(`codex (real engine): ${count} commands, 0 differences`);
    });
  }
});
