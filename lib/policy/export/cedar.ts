import type { PolicyDocument, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { cedarDenial, cedarLine } from "./cedarLine.ts";
import { cedarSchema } from "./cedarSchema.ts";
import { cedarString, cedarWithin } from "./cedarText.ts";
import { commentHead, headLines } from "./commentHead.ts";
import { fullDialect, type Dialect } from "./dialect.ts";
import { exactText } from "./plainText.ts";
import { reducePolicy } from "./reduce.ts";
import { linesOf } from "./ruleLine.ts";
import { spokenNames } from "./subjects.ts";

/** Cedar has no counters; what it cannot work out from a value comes in with the request (cedarRequest.ts). */
export const cedarDialect: Dialect = { ...fullDialect, counts: false };

/**
 * Cedar 4 in our own namespace, with its schema (docs.cedarpolicy.com). A permit with `@require_approval` asks; one with `@fallback` too asks only
 * where no other permit holds: cedarDecision.ts reads the answer. Each policy carries its rule as `@id`.
 */
export function exportCedar(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, cedarDialect);
  const notes = ["context: as cedarRequest makes it, checked against policy.cedarschema.", "Decide: a forbid denies; else a permit with @require_approval and without @fallback asks; else a permit without either allows; else @fallback asks."];
  const head = commentHead(headLines(policy, "Cedar", losses, notes), "//");
  return {
    name: policy.name,
    files: [
      { path: "policy.cedar", text: [head, ...reduced.tools.flatMap(toolPolicies)].join("\n") },
      { path: "policy.cedarschema", text: `${head}${cedarSchema(reduced)}` },
    ],
    losses,
  };
}

function toolPolicies(tool: ToolPolicy): string[] {
  const action = `principal, action == Agent::Action::${cedarString(exactText(tool.tool))}, resource`;
  const deny = (tool.deny ?? []).map((rule) => statement("forbid", action, [], rule, denyConditions(rule)));
  const needsDerived = (tool.deny ?? []).some((rule) => linesOf(rule).some((line) => line?.subject.kind === "derived"));
  const guard = needsDerived ? [`forbid (${action})\nwhen {\n  !context.derived_known\n};\n`] : [];
  const ask = (tool.require_approval ?? []).map((rule) => statement("permit", action, [annotation("require_approval", rule.reason ?? rule.id), ...(rule.fallback === true ? [annotation("fallback", "true")] : [])], rule, conditions(rule, tool)));
  return [...guard, ...deny, ...ask, ...(tool.allow ?? []).map((rule) => statement("permit", action, [], rule, conditions(rule, tool)))];
}

const annotation = (name: string, value: string): string => `@${name}(${cedarString(exactText(value))})`;

function statement(effect: "permit" | "forbid", action: string, annotations: readonly string[], rule: PolicyRule, lines: readonly string[]): string {
  return `${[annotation("id", rule.id), ...annotations].join("\n")}\n${effect} (${action})\nwhen {\n  ${lines.join(" &&\n  ")}\n};\n`;
}

function conditions(rule: PolicyRule, tool: ToolPolicy): string[] {
  const closed = rule.extra === "allow" ? [] : [cedarWithin("context.names", spokenNames(rule, tool).map(exactText))];
  return ["context.known", ...closed, ...linesOf(rule).flatMap((line) => (line === null ? ["false"] : cedarLine(line)))];
}

const denyConditions = (rule: PolicyRule): string[] => ["context.known", ...linesOf(rule).map((line) => (line === null ? "false" : cedarDenial(line)))];
