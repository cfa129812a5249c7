import type { PolicyDocument, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { cedarString } from "./cedarText.ts";
import { commentHead, headLines } from "./commentHead.ts";
import { fullDialect, type Dialect } from "./dialect.ts";
import { plainLine, plainValue } from "./plainValue.ts";
import { exactText } from "./plainText.ts";
import { reducePolicy } from "./reduce.ts";
import { linesOf, wholeArgument, type RuleLine } from "./ruleLine.ts";

/** Arguments are there for local servers only, and nothing says which others there are. */
export const dockerDialect: Dialect = {
  ...fullDialect,
  hasFallback: false, counts: false, hasOptional: false,
  closes: () => "that no further argument is there",
  line: (line) => plainLine(line, (value) => {
    if (value.kind !== "enum") return value.kind === "any" ? value : `any ${value.kind}`;
    return value.values.length > 0 && value.values.every((one) => typeof one === "boolean" || (typeof one === "string" && !/\p{Surrogate}/u.test(one)) || Number.isSafeInteger(one)) ? value : "numbers with decimals, and texts that Cedar cannot spell";
  }),
  denyLine: (line) => `a rule that denies by ${line.name}`,
};

/**
 * Cedar for the MCP policy of Docker (docs.docker.com, mcp-policy): `invokeTool` on a tool of a server, with `@requireApproval` on a permit, which
 * outranks a plain permit as forbid outranks both. The rules hold for a tool of that name on any server.
 */
export function exportCedarDocker(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, dockerDialect);
  const notes = ["Arguments are there for local servers only: calls of others are denied.", "The rules hold for every server with a tool of that name: add `resource in MCP::Server::\"NAME\"` to bind them to one.", "Texts are compared as they are: hand them over in NFC."];
  const head = commentHead(headLines(policy, "Cedar (Docker MCP)", losses, notes), "//");
  const statements = reduced.tools.flatMap((tool) => [
    ...(tool.deny ?? []).map((rule) => statement("forbid", [], rule, tool)),
    ...(tool.require_approval ?? []).map((rule) => statement("permit", [`@requireApproval(${cedarString(exactText(rule.reason ?? rule.id))})`], rule, tool)),
    ...(tool.allow ?? []).map((rule) => statement("permit", [], rule, tool)),
  ]);
  return { name: policy.name, files: [{ path: "policy.cedar", text: [head, ...statements].join("\n") }], losses };
}

function statement(effect: "permit" | "forbid", annotations: readonly string[], rule: PolicyRule, tool: ToolPolicy): string {
  const conditions = [`resource.name == ${cedarString(exactText(tool.tool))}`, ...(effect === "permit" ? ["context has args"] : []), ...linesOf(rule).flatMap((line) => (line === null ? [] : [lineText(line)]))];
  const head = [`@id(${cedarString(exactText(rule.id))})`, ...annotations].join("\n");
  return `${head}\n${effect} (principal, action == MCP::Action::"invokeTool", resource)\nwhen {\n  ${conditions.join(" &&\n  ")}\n};\n`;
}

function lineText(line: RuleLine): string {
  const name = cedarString(wholeArgument(line) ?? "");
  const has = `context.args has ${name}`;
  const value = plainValue(line);
  if (value?.kind !== "enum") return has;
  return `${has} && [${value.values.map((one) => (typeof one === "string" ? cedarString(one) : String(one))).join(", ")}].contains(context.args[${name}])`;
}
