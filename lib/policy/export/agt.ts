import { Document } from "yaml";
import type { PolicyDocument, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { agtConditions, agtDenials, derivedChoices, derivedDenial, isAgtName, isAgtText } from "./agtCondition.ts";
import { commentHead, headLines, oneLine } from "./commentHead.ts";
import { fullDialect, lost, said, type Dialect, type LineAnswer } from "./dialect.ts";
import { plainLine, speaksTwice } from "./plainValue.ts";
import { reducePolicy } from "./reduce.ts";
import { linesOf, type RuleLine } from "./ruleLine.ts";

const conditionsMax = 400;

/** AGT compares texts without an escape, and true and false; agtContext.ts brings lists to one text. */
export const agtDialect: Dialect = {
  ...fullDialect,
  counts: false,
  tool: ({ tool }) => (isAgtText(tool) ? null : "a tool with a quote or a line end in its name"),
  line: agtLine,
  denyLine: (line) => (derivedDenial(line) !== null ? null : `a rule that denies by ${line.name}`),
  rule: (rule, kind, tool) => {
    if (kind !== "deny" && speaksTwice(linesOf(rule))) return "two lines of one argument";
    return (kind === "deny" ? agtDenials(rule, tool) : agtConditions(rule, tool)).length <= conditionsMax ? null : "so many combinations of values";
  },
};

function agtLine(line: RuleLine): LineAnswer {
  if (line.subject.kind === "derived") return derivedChoices(line) === null ? lost(`${line.name}, which is derived from the call`) : said;
  const [step] = line.subject.path;
  if (step === undefined || step === "*" || !isAgtName(step.name)) return lost(`an argument of that name (${line.name})`);
  return plainLine(line, (value) => {
    if (value.kind !== "enum") return "bounds" in value && value.bounds.length > 0 ? "numbers within bounds" : value;
    if (value.values.length === 0) return "an empty list";
    return value.values.every((one) => (typeof one === "string" ? isAgtText(one) : typeof one === "boolean")) ? value : "numbers, and texts with quotes";
  });
}

/**
 * Microsoft's Agent Governance Toolkit, policy YAML `governance.toolkit/v1` (github.com/microsoft/agent-governance-toolkit). Asked with the context
 * that agtContext.ts makes; the rule of the highest priority whose condition holds decides.
 */
export function exportAgt(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, agtDialect);
  const rules = reduced.tools.flatMap(toolRules).map((rule, at) => ({ name: `${at + 1} ${oneLine(rule.name)}`, condition: rule.condition, ruleAction: rule.action, priority: rule.priority }));
  const document = new Document({ apiVersion: "governance.toolkit/v1", version: String(policy.version), name: oneLine(policy.name), scope: "global", default_action: "deny", rules });
  const text = document.toString({ lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", doubleQuotedAsJSON: true });
  const head = commentHead(headLines(policy, "AGT", losses, ["context: as agtContext makes it."]), "#");
  return { name: policy.name, files: [{ path: "policy.yaml", text: `${head}${ascii(text)}` }], losses };
}

type AgtRule = { readonly name: string; readonly condition: string; readonly action: "allow" | "deny" | "require_approval"; readonly priority: number };

function toolRules(tool: ToolPolicy): AgtRule[] {
  const named = `tool == '${tool.tool}'`;
  const written = (rule: PolicyRule, action: AgtRule["action"], priority: number): AgtRule[] => agtConditions(rule, tool).map((condition) => ({ name: rule.id, condition, action, priority }));
  const needsDerived = (tool.deny ?? []).some((rule) => linesOf(rule).some((line) => line?.subject.kind === "derived"));
  return [
    { name: "arguments that are not known", condition: `${named} and known == false`, action: "deny", priority: 500 },
    ...(needsDerived ? [{ name: "what the call does is not known", condition: `${named} and derived_known == false`, action: "deny" as const, priority: 500 }] : []),
    ...(tool.deny ?? []).flatMap((rule) => agtDenials(rule, tool).map((condition) => ({ name: rule.id, condition, action: "deny" as const, priority: 400 }))),
    ...(tool.require_approval ?? []).flatMap((rule) => written(rule, "require_approval", rule.fallback === true ? 100 : 300)),
    ...(tool.allow ?? []).flatMap((rule) => written(rule, "allow", 200)),
  ];
}

/** YAML in printable ASCII, so that no reader sees another end of a line. */
const ascii = (text: string): string => text.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
