import type { PolicyDocument, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { ExportLoss } from "../policyExport.ts";
import type { Dialect } from "./dialect.ts";
import { reduceTool } from "./reduceTool.ts";

export type ReducedPolicy = { readonly policy: PolicyDocument; readonly losses: readonly ExportLoss[] };

/**
 * The policy that a dialect can say. It never allows what the whole policy does not: a line that cannot be said takes its rule from allow to
 * approval, or away; a rule that denies or asks is only ever widened; and where even that cannot be said, nothing of the tool is allowed unasked.
 */
export function reducePolicy(policy: PolicyDocument, dialect: Dialect): ReducedPolicy {
  const ids = new Set(policy.tools.flatMap(allRules).map(({ id }) => id));
  const losses: ExportLoss[] = [];
  const tools = policy.tools.flatMap((tool): ToolPolicy[] => {
    const reason = dialect.tool(tool);
    if (reason !== null) {
      losses.push({ rule: tool.tool, lost: reason, consequence: dialect.missing });
      return [];
    }
    const reduced = reduceTool(tool, dialect, ids);
    losses.push(...reduced.losses);
    return [reduced.tool];
  });
  return { policy: { ...policy, tools }, losses };
}

const allRules = ({ allow, require_approval: ask, deny }: ToolPolicy): readonly PolicyRule[] => [...(allow ?? []), ...(ask ?? []), ...(deny ?? [])];
