import "./steadyWasm.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../lib/policy/evaluate.ts";
import { cedarDialect, exportCedar } from "../../../lib/policy/export/cedar.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import { importCedar } from "../../../lib/policy/import/importCedar.ts";
import { importWhitelist } from "../../../lib/policy/import/importWhitelist.ts";
import { cedarRequest } from "../../../lib/policy/export/cedarRequest.ts";
import { engineRequest } from "../../../lib/policy/export/engineRequest.ts";
import { exportWhitelist } from "../../../lib/policy/export/whitelist.ts";
import { callsOf, commandPolicies, plainPolicies, policies, someProvenance } from "./arbitraries.ts";
import { loadCedar } from "./cedarEngine.ts";
import { runs } from "./runs.ts";

const withCalls = fc.oneof(policies, plainPolicies).chain((policy) => fc.tuple(fc.constant(policy), fc.array(callsOf(policy), { minLength: 8, maxLength: 8 })));
const textOf = (policy: Parameters<typeof exportCedar>[0]): string => exportCedar(policy).files[0]?.text ?? "";

describe("import of Cedar", () => {
  test("a policy that was exported comes back and decides as it did", () => {
    let whole = 0;
    let all = 0;
    fc.assert(fc.property(withCalls, ([policy, calls]) => {
      const { policy: reduced } = reducePolicy(policy, cedarDialect);
      const { policy: back, problems } = importCedar(textOf(policy));
      all++;
      if (problems.length === 0) whole++;
      for (const call of calls) {
        const was = evaluate(reduced, call, someProvenance).decision;
        const is = back === null ? "deny" : evaluate(back, call, someProvenance).decision;
        if (problems.length === 0) expect({ call, decision: is }).toEqual({ call, decision: was });
        if (is === "allow") expect({ call, was }).toEqual({ call, was: "allow" });
      }
    }), runs(200, 79));
    expect(whole / all).toBeGreaterThan(0.8);
  });

  test("whatever was changed by hand, what comes back allows nothing that Cedar does not", () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom("drop line", "drop word", "swap sign", "forbid", "any"));
    let imported = 0;
    fc.assert(fc.property(withCalls, fc.array(change, { minLength: 1, maxLength: 2 }), ([policy, calls], changes) => {
      const text = changes.reduce((before, [at, kind]) => changed(before, at, kind), textOf(policy));
      const { policy: back } = importCedar(text);
      if (back === null) return;
      const { policy: reduced } = reducePolicy(policy, cedarDialect);
      const schema = exportCedar(policy).files[1]?.text ?? "";
      const decide = loaded(text, schema);
      if (decide === null) return;
      imported++;
      for (const call of calls) if (evaluate(back, call, someProvenance).decision === "allow") expect({ call, cedar: decide(cedarRequest(engineRequest(reduced, call, someProvenance))).decision }).toEqual({ call, cedar: "allow" });
    }), runs(200, 83));
    expect(imported).toBeGreaterThan(50);
  });

  test("text that is no policy gives problems and no policy", () => {
    for (const text of ["permit(principal, action, resource);", "permit (principal, action == Agent::Action::\"a\", resource) unless { true };", "not cedar \u00a7", 'permit (principal, action == Agent::Action::"a", resource) when { context.known && 1 == 1 }']) expect(importCedar(text)).toMatchObject({ policy: null, problems: [{ at: "line 1" }] });
  });
});

function loaded(text: string, schema: string): ReturnType<typeof loadCedar> | null {
  try {
    return loadCedar(text, schema);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function changed(text: string, at: number, kind: string): string {
  const lines = text.split("\n");
  const inside = lines.flatMap((line, place) => (line.startsWith("  ") || line.startsWith("@") ? [place] : []));
  const place = inside[at % Math.max(1, inside.length)];
  if (place === undefined) return text;
  const line = lines[place] ?? "";
  if (kind === "drop line" && line.endsWith("&&")) lines.splice(place, 1);
  else if (kind === "drop word") lines[place] = line.replace(/"[^"]*", /, "");
  else if (kind === "swap sign") lines[place] = line.includes("<=") ? line.replace("<=", ">=") : line.replace("&&", "||");
  else if (kind === "forbid") return text.replace(/^forbid/m, "permit");
  else if (kind === "any") lines[place] = line.replace("containsAll", "containsAny");
  return lines.join("\n");
}

describe("import of a list of patterns", () => {
  const list = (rules: readonly [string, string][]): string => `rules:\n${rules.map(([pattern, action]) => `  - pattern: ${JSON.stringify(pattern)}\n    action: ${action}\n    notify: ["#infra"]\n`).join("")}`;
  const command = (words: readonly string[]) => ({ tool: "bash", arguments: { command: words.join(" ") }, derived: { effect: ["unknown"], destructive: false, shared: ["no"], environment: [], commands: words.slice(0, 1), command: words, covers: ["command"] } });

  test("a command is allowed word by word, the rest is asked, and what is denied stays denied", () => {
    const { policy, problems } = importWhitelist(list([["git status", "allow"], ["SELECT * FROM", "allow"], ["terraform apply", "require_approval"], ["printenv", "deny"]]));
    expect(problems.map(({ code, at }) => [code, at])).toEqual([["narrowed_pattern", "/rules/0"], ["unknown_pattern", "/rules/1"]]);
    if (policy === null) throw new Error("no policy");
    expect([["git", "status"], ["git", "status", "--x"], ["terraform", "apply"], ["printenv"]].map((words) => evaluate(policy, command(words)).decision)).toEqual(["allow", "require_approval", "require_approval", "deny"]);
  });

  test("where a pattern that denies is not understood, all that is not allowed is denied", () => {
    const { policy, problems } = importWhitelist(list([["^git status$", "allow"], ["kubectl exec.*-- rm -rf", "deny"]]));
    expect(problems.map(({ code }) => code)).toEqual(["unknown_pattern"]);
    if (policy === null) throw new Error("no policy");
    expect([["git", "status"], ["ls"]].map((words) => evaluate(policy, command(words)).decision)).toEqual(["allow", "deny"]);
  });

  test("a list that was exported and read back allows no command that the policy does not", () => {
    let allowed = 0;
    const oneTool = commandPolicies.map((policy) => ({ ...policy, tools: policy.tools.slice(0, 1).map(({ limits: _, allow = [], deny = [], ...tool }) => ({ ...tool, allow: allow.map((rule) => ({ ...rule, extra: "allow" as const })), deny: deny.slice(1) })) }));
    fc.assert(fc.property(fc.oneof(commandPolicies, { weight: 3, arbitrary: oneTool }).chain((policy) => fc.tuple(fc.constant(policy), fc.array(callsOf(policy), { minLength: 8, maxLength: 8 }))), ([policy, calls]) => {
      const { policy: back } = importWhitelist(exportWhitelist(policy).files[0]?.text ?? "", "Bash");
      if (back === null) throw new Error("the list was not read");
      for (const given of calls) {
        const call = { ...given, tool: "Bash" };
        if (evaluate(back, call, someProvenance).decision !== "allow") continue;
        allowed++;
        expect({ call, decision: evaluate(policy, call, someProvenance).decision }).toEqual({ call, decision: "allow" });
      }
    }), runs(800, 127));
    expect(allowed).toBeGreaterThan(0);
  });

  test("a command that another pattern denies is not allowed", () => {
    expect(importWhitelist(list([["git push", "allow"], ["push", "deny"]])).policy?.tools[0]?.allow).toEqual([]);
  });
});
