import type { PolicyDocument, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { ExportLoss, PolicyExport } from "../policyExport.ts";
import { asciiJson } from "./asciiJson.ts";
import { commandLine, commandNames, exactWords, isCommandTool, onlyLine } from "./commandLines.ts";
import { commentHead, headLines } from "./commentHead.ts";
import { fullDialect, lost, said, type Dialect } from "./dialect.ts";
import { reducePolicy } from "./reduce.ts";
import type { RuleLine } from "./ruleLine.ts";

/** A list of patterns sees the text of a command or of a statement; everything that no pattern names needs approval. */
export const whitelistDialect: Dialect = {
  ...fullDialect,
  hasFallback: false, counts: false, missing: "approval",
  tool: (tool) => (isCommandTool(tool) || (tool.deny ?? []).some((rule) => statementTypes(onlyLine(rule)) !== null) ? null : "the whole tool: patterns are about commands"),
  line: (line) => (exactWords(line) === null ? commandLine(line).kind === "said" ? lost("commands with any further words") : commandLine(line) : said),
  denyLine: (line) => (exactWords(line) === null && commandNames(line) === null && statementTypes(line) === null ? `a rule that denies by ${line.name}` : null),
  closes: () => "that no further argument is there",
  rule: (rule, kind) => (patternsOf(rule, kind === "deny").length === 0 ? "a rule without a command" : null),
};

/** The kinds of SQL statements that a line lists. */
function statementTypes(line: RuleLine | null): readonly string[] | null {
  const [atom, second] = line?.atoms ?? [];
  if (line?.subject.kind !== "derived" || line.subject.name !== "statement_type" || line.isOptional || second !== undefined || atom?.kind !== "one_of") return null;
  const types = atom.values.filter((value) => typeof value === "string");
  return types.length === atom.values.length && types.length > 0 && types.every((type) => /^[A-Z ]{1,40}$/.test(type)) ? types : null;
}

/** What is allowed or asked is the whole text; what is denied is a word anywhere in it. */
function patternsOf(rule: PolicyRule, isDenied: boolean): readonly string[] {
  const line = onlyLine(rule);
  if (line === null) return [];
  const words = exactWords(line);
  if (words !== null) return [`^${words.map(escaped).join(" ")}$`];
  if (!isDenied) return [];
  const names = commandNames(line);
  if (names !== null) return names.map((name) => `(^|[^A-Za-z0-9_.-])${escaped(name)}($|[^A-Za-z0-9_.-])`);
  return (statementTypes(line) ?? []).map((type) => `(?i)(^|[^A-Za-z0-9_])${type.split(" ").join("[ \\t\\r\\n]+")}($|[^A-Za-z0-9_])`);
}

const escaped = (word: string): string => word.replace(/[^\w-]/g, "\\$&");

/** The list of `pattern / action / notify` that responders keep by hand (YAML). Deny wins, also over approval; everything else needs approval. */
export function exportWhitelist(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses: lostLines } = reducePolicy(policy, whitelistDialect);
  const shared = sharedPatterns(reduced.tools);
  const losses = [...lostLines, ...toolLosses(reduced.tools, shared)];
  const notes = ["Regular expressions of RE2, tried on the whole text of a command. deny wins; what no pattern names needs approval: the list cannot deny it."];
  const head = commentHead(headLines(policy, "a list of patterns", losses, notes), "#");
  const lines = reduced.tools.flatMap((tool) => [
    ...(tool.deny ?? []).flatMap((rule) => patternsOf(rule, true).map((pattern) => item(pattern, "deny"))),
    ...(tool.require_approval ?? []).flatMap((rule) => patternsOf(rule, false).map((pattern) => item(pattern, "require_approval"))),
    ...(tool.allow ?? []).flatMap((rule) => patternsOf(rule, false).map((pattern) => item(pattern, shared.has(pattern) ? "allow" : "require_approval"))),
  ]);
  return { name: policy.name, files: [{ path: "whitelist.yaml", text: `${head}rules:${lines.length === 0 ? " []\n" : `\n${[...new Set(lines)].join("")}`}` }], losses };
}

/** A list knows no tools: only what each of them allows is allowed. */
function sharedPatterns(tools: readonly ToolPolicy[]): ReadonlySet<string> {
  const [first = new Set<string>(), ...others] = tools.map(({ allow = [] }) => new Set(allow.flatMap((rule) => patternsOf(rule, false))));
  return new Set([...first].filter((pattern) => others.every((other) => other.has(pattern))));
}

function toolLosses(tools: readonly ToolPolicy[], shared: ReadonlySet<string>): ExportLoss[] {
  return tools.flatMap(({ allow = [] }) => allow).filter((rule) => patternsOf(rule, false).some((pattern) => !shared.has(pattern))).map(({ id }) => ({ rule: id, lost: "that one tool allows it and another does not", consequence: "approval" }));
}

const item = (pattern: string, action: string): string => `  - pattern: ${asciiJson(pattern)}\n    action: ${action}\n    notify: []\n`;
