import type { PolicyDocument, PolicyRule } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { asciiJson } from "./asciiJson.ts";
import { commandLine, commandNames, exactWords, isCommandTool, onlyLine } from "./commandLines.ts";
import { commentHead, headLines, oneLine } from "./commentHead.ts";
import { fullDialect, type Dialect } from "./dialect.ts";
import { reducePolicy } from "./reduce.ts";

/**
 * Codex sees the words of a command from the front. A prefix lets all further words through, and a later flag changes what a command does: so nothing
 * is allowed, what the policy allows is asked.
 */
export const codexDialect: Dialect = {
  ...fullDialect,
  hasFallback: false, counts: false, missing: "unchecked",
  tool: (tool) => (isCommandTool(tool) ? null : "the whole tool: Codex judges shell commands only"),
  line: commandLine,
  denyLine: (line) => (commandLine(line).kind === "said" ? null : `a rule that denies by ${line.name}`),
  closes: () => "that no further word or argument follows",
  rule: (rule, kind) => (kind === "allow" ? "that no further word follows" : patternOf(rule) === null ? "a rule without a command" : null),
};

/** The words from the front; the last element may be a list of choices. */
function patternOf(rule: PolicyRule): readonly (string | readonly string[])[] | null {
  const line = onlyLine(rule);
  if (line === null) return null;
  const names = commandNames(line);
  return exactWords(line) ?? (names === null ? null : [names]);
}

/** Codex rules in Starlark (github.com/openai/codex, codex-rs/execpolicy): `prefix_rule` with prompt or forbidden. */
export function exportCodex(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, codexDialect);
  const head = commentHead(headLines(policy, "Codex", losses, ["Codex has no default: what no rule names goes by its approval policy. Run it with one that asks.", "Commands inside of `bash -lc` are not looked at."]), "#");
  const rules = reduced.tools.flatMap((tool) => [...(tool.deny ?? []).map((rule) => ruleText(rule, "forbidden")), ...(tool.require_approval ?? []).map((rule) => ruleText(rule, "prompt"))]);
  return { name: policy.name, files: [{ path: "aftertrace.rules", text: [head, ...rules].join("\n") }], losses };
}

function ruleText(rule: PolicyRule, decision: "prompt" | "forbidden"): string {
  const pattern = patternOf(rule) ?? [];
  return `prefix_rule(\n    pattern = ${asciiJson(pattern)},\n    decision = "${decision}",\n    justification = ${asciiJson(oneLine(rule.id))},\n)\n`;
}
