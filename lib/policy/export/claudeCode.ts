import type { PolicyDocument, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { asciiJson } from "./asciiJson.ts";
import { exactWords, onlyLine } from "./commandLines.ts";
import { headLines } from "./commentHead.ts";
import { fullDialect, lost, said, type Dialect } from "./dialect.ts";
import { reducePolicy } from "./reduce.ts";
import type { RuleLine } from "./ruleLine.ts";

/** Claude Code names tools, and for its shell the exact text of a command; nothing of other arguments. */
export const claudeCodeDialect: Dialect = {
  ...fullDialect,
  hasFallback: false, counts: false, missing: "deny",
  tool: ({ tool }) => (/^[A-Za-z][\w-]{0,200}$/.test(tool) ? null : "a tool whose name cannot be written in a permission"),
  line: (line, tool) => (commandOf(line, tool) === null ? lost(line.subject.kind === "derived" ? `${line.name}, which is derived from the call` : `an argument (${line.name})`) : said),
  denyLine: (line) => `a rule that denies by ${line.name}`,
  closes: () => "that no further argument is there",
  rule: (rule, _, tool) => (permission(rule, tool) === null ? "a rule of more than one line" : null),
};

/** The command as one text; only of the shell, and only of words that are no pattern. */
function commandOf(line: RuleLine, { tool }: ToolPolicy): string | null {
  return tool === "Bash" ? (exactWords(line)?.join(" ") ?? null) : null;
}

function permission(rule: PolicyRule, tool: ToolPolicy): string | null {
  if (Object.keys(rule.match).length === 0) return tool.tool;
  const line = onlyLine(rule);
  const command = line === null ? null : commandOf(line, tool);
  return command === null ? null : `${tool.tool}(${command})`;
}

/**
 * Permissions of Claude Code's settings.json (code.claude.com/docs, permissions): deny, then ask, then allow; `dontAsk` denies all else. Experimental:
 * there is no program that checks such a file without the product. JSON has no comments, so NOTES.txt says what is lost.
 */
export function exportClaudeCode(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, claudeCodeDialect);
  const list = (rules: (tool: ToolPolicy) => readonly PolicyRule[] | undefined): string[] => [...new Set(reduced.tools.flatMap((tool) => (rules(tool) ?? []).flatMap((rule) => permission(rule, tool) ?? [])))];
  const permissions = { defaultMode: "dontAsk", deny: list(({ deny }) => deny), ask: list(({ require_approval: ask }) => ask), allow: list(({ allow }) => allow) };
  const notes = headLines(policy, "Claude Code", losses, ["Experimental: no checker of this format runs without the product."]);
  return { name: policy.name, files: [{ path: "settings.json", text: `${asciiJson({ permissions }, 2)}\n` }, { path: "NOTES.txt", text: `${notes.join("\n")}\n` }], losses };
}
