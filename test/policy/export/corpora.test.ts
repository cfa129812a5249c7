import "./steadyWasm.ts";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { observePaths, openablePaths } from "../../../lib/cli/observePaths.ts";
import { loadParsers } from "../../../lib/effects/sql/loadParsers.ts";
import type { PolicyCall, Provenance } from "../../../lib/policy/decision.ts";
import { draftPolicy } from "../../../lib/policy/draft/draftPolicy.ts";
import { evaluate } from "../../../lib/policy/evaluate.ts";
import { cedarRequest } from "../../../lib/policy/export/cedarRequest.ts";
import type { Dialect } from "../../../lib/policy/export/dialect.ts";
import { dialects } from "../../../lib/policy/export/dialects.ts";
import { engineRequest } from "../../../lib/policy/export/engineRequest.ts";
import { exportPolicy } from "../../../lib/policy/export/exportPolicy.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import type { Observation } from "../../../lib/policy/observation.ts";
import type { Decision, PolicyDocument } from "../../../lib/policy/policyDocument.ts";
import type { ExportFormat } from "../../../lib/policy/policyExport.ts";
import { TrustState } from "../../../lib/policy/trustState.ts";
import { corpora } from "../../base/corpora.ts";
import { loadAgt } from "./agtEngine.ts";
import { loadSchemas } from "./ajvEngine.ts";
import { loadCedar } from "./cedarEngine.ts";
import { fileOf, loadAgentcore, loadDocker } from "./cedarTargetEngines.ts";
import { loadCel } from "./celEngine.ts";
import { loadGemini } from "./geminiEngine.ts";
import { buildWasm } from "./opaEngine.ts";
import { composed } from "./parity.ts";

type Decide = (call: PolicyCall, provenance: Provenance) => Decision;
const folders = ["train", "replay-same-task", "replay-new-task", "attacked"];
const context = { root: process.cwd(), out: process.stdout, err: Object.assign(Object.create(process.stderr) as NodeJS.WriteStream, { write: () => true }) };
const observe = (paths: readonly string[]): Promise<Observation> => observePaths(openablePaths(paths, context), context);

/** Loads an export into the engine that reads it. */
const engines: Readonly<Partial<Record<ExportFormat, (policy: PolicyDocument, reduced: PolicyDocument) => Promise<Decide>>>> = {
  rego: async (policy, reduced) => {
    const exported = exportPolicy(policy, "rego");
    const wasm = await loadPolicy(buildWasm(exported));
    wasm.setData(JSON.parse(fileOf(exported, "data.json")) as object);
    return (call, provenance) => (wasm.evaluate(engineRequest(reduced, call, provenance)) as { result: { action: Decision } }[])[0]?.result.action ?? "deny";
  },
  cedar: (policy, reduced) => {
    const exported = exportPolicy(policy, "cedar");
    const decide = loadCedar(fileOf(exported, "policy.cedar"), fileOf(exported, "policy.cedarschema"));
    return Promise.resolve((call, provenance) => decide(cedarRequest(engineRequest(reduced, call, provenance))).decision);
  },
  "json-schema": (policy) => Promise.resolve(loadSchemas(policy)),
  agt: (policy) => Promise.resolve(loadAgt(policy)),
  cel: (policy) => Promise.resolve(loadCel(policy)),
  gemini: (policy) => Promise.resolve(loadGemini(policy)),
  "cedar-agentcore": (policy) => Promise.resolve(loadAgentcore(policy)),
  "cedar-docker": (policy) => Promise.resolve(loadDocker(policy)),
};
const seesDerived: readonly ExportFormat[] = ["rego", "cedar", "agt"];

describe.runIf(corpora !== null)("on every call of the corpora", () => {
  const root = join(corpora ?? "", "corpora", "policy", "tau-airline");
  let policy: PolicyDocument | null = null;
  const observations: Observation[] = [];
  beforeAll(async () => {
    await loadParsers();
    policy = draftPolicy(await observe([join(root, "train")]), { name: "airline", excluded: new Set(), allowsDestructive: true }).policy;
    for (const folder of folders) for (const file of readdirSync(join(root, folder)).filter((name) => name.endsWith(".json"))) observations.push(await observe([join(root, folder, file)]));
  });

  test.each(Object.entries(engines))("%s decides as the kernel does", async (name, load) => {
    if (policy === null) throw new Error("no policy was drafted");
    const format = name as ExportFormat;
    const dialect: Dialect = dialects[format];
    const { policy: reduced, losses } = reducePolicy(policy, dialect);
    const decide = await load(policy, reduced);
    const counts: Record<Decision, number> = { allow: 0, require_approval: 0, deny: 0 };
    for (const { runs } of observations) {
      for (const run of runs) {
        const trust = new TrustState(policy.trust ?? {});
        for (const step of run.steps) {
          if (step.kind !== "call") trust.add(step);
          else {
            const sees = seesDerived.includes(format);
            const call: PolicyCall = { tool: step.call.tool, arguments: step.call.arguments === undefined || sees ? step.call.arguments : composed(step.call.arguments), derived: sees ? step.call.derived : null };
            const kernel = evaluate(reduced, call, trust);
            counts[kernel.decision]++;
            expect({ call, decision: decide(call, trust) }).toEqual({ call, decision: kernel.decision });
          }
        }
      }
    }
    console.log(`corpora, ${format}: ${counts.allow + counts.require_approval + counts.deny} calls, 0 differences (${JSON.stringify(counts)}, ${losses.length} losses)`);
  });
});
