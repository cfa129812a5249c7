import "./steadyWasm.ts";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "../../../lib/policy/evaluate.ts";
import { engineRequest, type EngineRequest } from "../../../lib/policy/export/engineRequest.ts";
import { exportRego, regoDialect } from "../../../lib/policy/export/rego.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import type { PolicyDocument } from "../../../lib/policy/policyDocument.ts";
import { callsOf, policies, someProvenance, usage } from "./arbitraries.ts";
import { buildWasm, opa, opaMissing, opaPath, withFiles } from "./opaEngine.ts";
import { runs } from "./runs.ts";

const dataOf = (policy: PolicyDocument): string => exportRego(policy).files.find(({ path }) => path === "data.json")?.text ?? "";
/** Elsewhere its package may be missing; on linux-x64 it is a dependency. */
const mustBeThere = process.platform === "linux" && process.arch === "x64";
const isTested = mustBeThere || opaPath() !== null;
if (!isTested) console.log(`NOT RUN: OPA. ${opaMissing}`);

const [sample] = fc.sample(policies, { numRuns: 1, seed: 1 });

describe("OPA", () => {
  test("the OPA program is there, where it is a dependency", () => {
    expect(opaPath() !== null || !mustBeThere, opaMissing).toBe(true);
  });

  if (isTested) test("every export passes the strict check, is in OPA's own format and passes its own tests", () => {
    for (const policy of fc.sample(policies, { numRuns: 25, seed: 13 })) {
      withFiles(exportRego(policy), (folder) => {
        opa(["check", "--strict", "agent_toolcall.rego", "agent_toolcall_test.rego", "data.json"], folder);
        expect(opa(["fmt", "--list", "agent_toolcall.rego"], folder)).toBe("");
        expect(opa(["test", "."], folder)).toMatch(/^PASS/m);
      });
    }
  });

  test("the data hold exactly the rules of the policy", () => {
    fc.assert(fc.property(policies, (policy) => {
      const { policy: { tools } } = JSON.parse(dataOf(policy)) as { policy: { tools: Record<string, Record<"deny" | "ask" | "allow" | "fallback", { id: string }[]>> } };
      const written = Object.values(tools).flatMap(({ deny, ask, allow, fallback }) => [...deny, ...ask, ...allow, ...fallback].map(({ id }) => id));
      const { policy: reduced } = reducePolicy(policy, regoDialect);
      expect(written.sort()).toEqual(reduced.tools.flatMap((tool) => [...(tool.deny ?? []), ...(tool.require_approval ?? []), ...(tool.allow ?? [])].map(({ id }) => id)).sort());
    }), runs(100, 17));
  });
});

describe.runIf(isTested)("OPA decides as the kernel does", () => {
  let wasm: Awaited<ReturnType<typeof loadPolicy>> | undefined;
  beforeAll(async () => {
    if (sample === undefined) throw new Error("no policy was made up");
    wasm = await loadPolicy(buildWasm(exportRego(sample)));
  });

  test("as WebAssembly, on every call, limits included", () => {
    const seen = new Map<string, number>();
    fc.assert(fc.property(policies.chain((policy) => fc.tuple(fc.constant(policy), fc.array(fc.tuple(callsOf(policy), usage(policy)), { minLength: 10, maxLength: 10 }))), ([policy, calls]) => {
      const { policy: reduced } = reducePolicy(policy, regoDialect);
      wasm?.setData(JSON.parse(dataOf(policy)) as object);
      for (const [call, state] of calls) {
        const kernel = evaluate(reduced, call, someProvenance, state);
        const [answer] = (wasm?.evaluate(engineRequest(reduced, call, someProvenance, state)) ?? []) as { result: { action: string; rule: string } }[];
        seen.set(kernel.decision, (seen.get(kernel.decision) ?? 0) + 1);
        expect({ call, decision: answer?.result.action, rule: answer?.result.rule }).toEqual({ call, decision: kernel.decision, rule: kernel.rule });
      }
    }), runs(300, 19));
    console.log(`opa (wasm): ${[...seen.values()].reduce((a, b) => a + b, 0)} calls, 0 differences (${[...seen].map(([name, n]) => `${name} ${n}`).join(", ")})`);
  });

  test("as the program, on every call", () => {
    let count = 0;
    for (const policy of fc.sample(policies, { numRuns: 12, seed: 23 })) {
      const { policy: reduced } = reducePolicy(policy, regoDialect);
      const calls = fc.sample(callsOf(policy), runs(40, 29));
      const requests: EngineRequest[] = calls.map((call) => engineRequest(reduced, call, someProvenance));
      const answers = withFiles(exportRego(policy), (folder) => {
        writeFileSync(join(folder, "input.json"), JSON.stringify(requests));
        const query = "[d | some i; r := input[i]; d := data.agent.toolcall.decision with input as r]";
        return JSON.parse(opa(["eval", "-f", "json", "-d", "agent_toolcall.rego", "-d", "data.json", "-i", "input.json", query], folder)) as { result: { expressions: { value: { action: string }[] }[] }[] };
      });
      const decided = answers.result[0]?.expressions[0]?.value.map(({ action }) => action);
      count += calls.length;
      expect(decided).toEqual(calls.map((call) => evaluate(reduced, call, someProvenance).decision));
    }
    console.log(`opa (program): ${count} calls, 0 differences`);
  });
});
