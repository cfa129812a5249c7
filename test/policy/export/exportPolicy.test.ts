import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../lib/policy/evaluate.ts";
import { oneLine, policyHash } from "../../../lib/policy/export/commentHead.ts";
import { dialects } from "../../../lib/policy/export/dialects.ts";
import { exportPolicy } from "../../../lib/policy/export/exportPolicy.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import { parsePolicy } from "../../../lib/policy/parsePolicy.ts";
import { exportFormats } from "../../../lib/policy/policyExport.ts";
import { callsOf, commandPolicies, plainPolicies, policies, someProvenance } from "./arbitraries.ts";
import { runs } from "./runs.ts";

const all = fc.oneof(policies, plainPolicies, commandPolicies);

/** The policy of the documentation. */
const shop = `
schema: aftertrace.policy/1
name: shop-agent
version: 4
default: deny
trust: { user: [user, system], results: ["get_customer:$.email"] }
tools:
  - tool: run_sql
    allow:
      - { id: run_sql.select, match: { statement_type: [SELECT], tables: ["public.orders", "public.products"], row_limit_max: 10000, environment: [staging, development] } }
    require_approval:
      - { id: run_sql.update, match: { statement_type: UPDATE, tables: ["public.orders"], affected_rows_estimate: ">100" } }
    deny:
      - { id: run_sql.destructive, match: { statement_type: [DROP, TRUNCATE, DELETE, ALTER, GRANT] }, action: block_and_alert }
    limits: { rate: { calls: 60, per: minute }, magnitude: { rows_max: 1000, per: call } }
    audit: { sign: ed25519, sink: "s3://agent-audit/prod/" }
  - tool: send_email
    allow:
      - { id: send_email.known, match: { to: { from: [user, results] }, subject: { type: string, max_length: 120 } } }
`;

describe.each(exportFormats)("an export to %s", (format) => {
  test("is the same for the same policy, and its files have plain names", () => {
    fc.assert(fc.property(all, (policy) => {
      const once = exportPolicy(policy, format);
      expect(exportPolicy(structuredClone(policy), format)).toEqual(once);
      for (const { path, text } of once.files) {
        expect(path).toMatch(/^[A-Za-z0-9._-]+$/);
        expect(text.endsWith("\n")).toBe(true);
      }
    }), runs(40, 109));
  });

  if (format !== "aftertrace") {
    test("names the policy and all that is lost", () => {
      const read = parsePolicy(shop);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const { files, losses } = exportPolicy(read.policy, format);
      const text = files.map((file) => file.text).join("\n");
      for (const part of ["shop-agent", "version 4", policyHash(read.policy)]) expect(text).toContain(part);
      for (const { rule, lost } of losses) expect(text).toContain(oneLine(`${rule}: ${lost}`).slice(0, 60).replaceAll('"', format === "json-schema" ? '\\"' : '"'));
      expect(losses.some(({ rule }) => rule.startsWith("run_sql"))).toBe(true);
    });
  }

  test("lists a loss for every tool on which it decides otherwise than the policy", () => {
    fc.assert(fc.property(all.chain((policy) => fc.tuple(fc.constant(policy), fc.array(callsOf(policy), { minLength: 8, maxLength: 8 }))), ([policy, calls]) => {
      const { policy: reduced, losses } = reducePolicy(policy, dialects[format]);
      for (const call of calls) {
        const [whole, left] = [evaluate(policy, call, someProvenance), evaluate(reduced, call, someProvenance)];
        if (whole.decision === left.decision) continue;
        const tool = policy.tools.find((one) => one.tool === call.tool);
        const ids = [...(tool?.allow ?? []), ...(tool?.require_approval ?? []), ...(tool?.deny ?? [])].map(({ id }) => id);
        expect({ call, listed: losses.some(({ rule }) => rule === call.tool || rule === `${call.tool}:limits` || ids.includes(rule)) }).toEqual({ call, listed: true });
      }
    }), runs(60, 113));
  });
});
