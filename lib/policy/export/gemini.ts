import type { PolicyDocument, PolicyRule } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { commentHead, headLines } from "./commentHead.ts";
import { fullDialect, type Dialect } from "./dialect.ts";
import { geminiPattern, isAcceptedPattern, jsonIntegerMax } from "./geminiPattern.ts";
import { plainLine, speaksTwice, type PlainValue } from "./plainValue.ts";
import { reducePolicy } from "./reduce.ts";
import { linesOf } from "./ruleLine.ts";
import { tomlString } from "./tomlString.ts";

/** Gemini CLI sees the arguments as sorted JSON and matches one regular expression against it. */
export const geminiDialect: Dialect = {
  ...fullDialect,
  counts: false,
  tool: ({ tool }) => (/^[\w.-]{1,200}$/.test(tool) && !tool.includes("__") ? null : "a tool whose name Gemini CLI does not take, or takes for a pattern"),
  line: (line) => plainLine(line, accepted),
  denyLine: (line) => `a rule that denies by ${line.name}`,
  rule: (rule, kind) => {
    if (kind === "deny") return null;
    if (speaksTwice(linesOf(rule))) return "two lines of one argument";
    if (rule.extra === "allow" && linesOf(rule).some((line) => line?.isOptional === true)) return "that an argument may be missing beside others";
    return isAcceptedPattern(geminiPattern(rule)) ? null : "so many or such long values: its patterns have at most 2,048 characters";
  },
};

function accepted(value: PlainValue): PlainValue | string {
  switch (value.kind) {
    case "enum": return value.values.length === 0 ? "an empty list" : value;
    case "string": case "any": return value;
    case "integer": return value.bounds.length === 0 ? { kind: "integer", bounds: [{ sign: ">=", number: -jsonIntegerMax }, { sign: "<=", number: jsonIntegerMax }] } : isDigits(value) ? value : "a range of numbers";
    case "number": return "numbers";
  }
}

const isDigits = ({ bounds }: Extract<PlainValue, { kind: "integer" | "number" }>): boolean => bounds.length === 2 && bounds.every(({ number }) => Math.abs(number) === jsonIntegerMax);

const priorities = { deny: 900, ask: 800, allow: 700, fallback: 600 } as const;

/**
 * Gemini CLI policy in TOML (github.com/google-gemini/gemini-cli, docs/reference/policy-engine.md). `argsPattern` is matched against the arguments
 * as JSON with sorted names, in which each pair of the top level stands between two NUL; each pattern here spells that text out from end to end.
 */
export function exportGemini(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, geminiDialect);
  const head = commentHead(headLines(policy, "Gemini CLI", losses, ["Tools of MCP servers are named mcp_SERVER_TOOL there: put the server before the name. Keep the last rule."]), "#");
  const rules = reduced.tools.flatMap((tool) => [
    ...(tool.deny ?? []).map((rule) => ruleText(tool.tool, null, "deny", priorities.deny, rule)),
    ...(tool.require_approval ?? []).map((rule) => ruleText(tool.tool, geminiPattern(rule), "ask_user", rule.fallback === true ? priorities.fallback : priorities.ask, rule)),
    ...(tool.allow ?? []).map((rule) => ruleText(tool.tool, geminiPattern(rule), "allow", priorities.allow, rule)),
  ]);
  const last = '[[rule]]\ntoolName = "*"\ndecision = "deny"\npriority = 1\n';
  return { name: policy.name, files: [{ path: "aftertrace.toml", text: [head, ...rules, last].join("\n") }], losses };
}

function ruleText(tool: string, pattern: string | null, decision: "allow" | "deny" | "ask_user", priority: number, rule: PolicyRule): string {
  const lines = [`toolName = ${tomlString(tool)}`, ...(pattern === null ? [] : [`argsPattern = ${tomlString(pattern)}`]), `decision = "${decision}"`, `priority = ${priority}`];
  return `[[rule]]\n${lines.join("\n")}\n# ${tomlString(rule.id)}\n`;
}
