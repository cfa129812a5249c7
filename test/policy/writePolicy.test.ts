import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy/parsePolicy.ts";
import { policyJsonSchema } from "../../lib/policy/policyJsonSchema.ts";
import { writePolicyJson, writePolicyYaml } from "../../lib/policy/writePolicy.ts";
import { policyDocument } from "./policyArbitrary.ts";

describe("a written policy", () => {
  test("is read back unchanged from YAML and from JSON, whatever its texts hold", () => {
    fc.assert(fc.property(policyDocument, (policy) => {
      expect(parsePolicy(writePolicyYaml(policy))).toEqual({ ok: true, policy });
      expect(parsePolicy(writePolicyJson(policy))).toEqual({ ok: true, policy });
    }), { numRuns: 200 });
  });

  test("means the same to a reader of YAML 1.1: no value turns into another kind there", () => {
    fc.assert(fc.property(policyDocument, (policy) => {
      expect(parse(writePolicyYaml(policy), { version: "1.1", merge: false, uniqueKeys: false })).toEqual(policy);
    }), { numRuns: 200 });
  });

  test("has the same bytes whatever the order in which its members were put together", () => {
    fc.assert(fc.property(policyDocument, (policy) => {
      const turned = Object.fromEntries(Object.entries(policy).reverse()) as typeof policy;
      expect(writePolicyYaml(turned)).toBe(writePolicyYaml(policy));
    }), { numRuns: 50 });
  });
});

test("the published JSON Schema is the one that policies are read with", () => {
  expect(JSON.parse(readFileSync("public/schemas/aftertrace.policy.1.schema.json", "utf8"))).toEqual(policyJsonSchema());
});
