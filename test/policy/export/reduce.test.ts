import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../lib/policy/evaluate.ts";
import { policyOf } from "../../../lib/policy/parsePolicy.ts";
import { dialects } from "../../../lib/policy/export/dialects.ts";
import { reducePolicy } from "../../../lib/policy/export/reduce.ts";
import { callsOf, policies, someProvenance } from "./arbitraries.ts";
import { runs } from "./runs.ts";

describe.each(Object.entries(dialects))("the reduction for %s", (_, dialect) => {
  test("never allows a call that the whole policy does not allow, and is a policy that can be read", () => {
    fc.assert(fc.property(policies.chain((policy) => fc.tuple(fc.constant(policy), fc.array(callsOf(policy), { minLength: 8, maxLength: 8 }))), ([policy, calls]) => {
      const { policy: reduced } = reducePolicy(policy, dialect);
      expect(policyOf(reduced)).toMatchObject({ ok: true });
      for (const call of calls) {
        const whole = evaluate(policy, call, someProvenance);
        if (evaluate(reduced, call, someProvenance).decision === "allow") expect(whole.decision).toBe("allow");
      }
    }), runs(150, 7));
  });

  test("names every rule that it changed in the list of losses", () => {
    fc.assert(fc.property(policies, (policy) => {
      const { policy: reduced, losses } = reducePolicy(policy, dialect);
      const rules = (given: typeof policy): string[] => given.tools.flatMap((tool) => (["allow", "require_approval", "deny"] as const).flatMap((kind) => (tool[kind] ?? []).map(({ id, match, extra }) => shownRule(tool.tool, kind, id, match, extra))));
      const kept = new Set(rules(reduced));
      const lost = new Set(losses.map(({ rule }) => rule));
      const gone = policy.tools.flatMap((tool) => (["allow", "require_approval", "deny"] as const).flatMap((kind) => (tool[kind] ?? []).flatMap(({ id, match, extra }) => (kept.has(shownRule(tool.tool, kind, id, match, extra)) || lost.has(id) || lost.has(tool.tool) ? [] : [id]))));
      expect(gone).toEqual([]);
    }), runs(100, 11));
  });
});

/** A rule that denies does not look at further arguments. */
const shownRule = (tool: string, kind: string, id: string, match: unknown, extra: string | undefined): string => JSON.stringify([tool, kind, id, match, kind === "deny" ? undefined : extra]);
