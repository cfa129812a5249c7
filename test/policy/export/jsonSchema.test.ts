import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonSchemaDialect } from "../../../lib/policy/export/jsonSchema.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import { loadSchemas, toolsOf } from "./ajvEngine.ts";
import { policies } from "./arbitraries.ts";
import { ruleCount } from "./cedarEngine.ts";
import { expectParity } from "./parity.ts";
import { runs } from "./runs.ts";

describe("JSON Schema", () => {
  test("every schema compiles in strict mode, and there are as many as rules", () => {
    fc.assert(fc.property(policies, (policy) => {
      loadSchemas(policy);
      expect([...toolsOf(policy).values()].flat()).toHaveLength(ruleCount(reducePolicy(policy, jsonSchemaDialect).policy));
    }), runs(50, 41));
  });

  test("ajv decides every call as the kernel does", () => expectParity("json-schema (ajv)", jsonSchemaDialect, loadSchemas));
});
