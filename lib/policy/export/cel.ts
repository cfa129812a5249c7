import { Document } from "yaml";
import type { PolicyDocument, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { celString } from "./celString.ts";
import { commentHead, headLines } from "./commentHead.ts";
import { fullDialect, type Dialect } from "./dialect.ts";
import { plainLine, plainValue, type Bound } from "./plainValue.ts";
import { reducePolicy } from "./reduce.ts";
import { linesOf, wholeArgument, type RuleLine } from "./ruleLine.ts";

/** A gateway lets a call through or not: it asks nobody. */
export const celDialect: Dialect = {
  ...fullDialect,
  asks: false, hasFallback: false, counts: false,
  tool: ({ tool }) => (isSpellable(tool) ? null : "a tool whose name CEL cannot spell"),
  line: (line) => (isSpellable(JSON.stringify(line.condition)) && isSpellable(line.name) ? plainLine(line, (value) => (value.kind === "integer" ? "whole numbers" : value)) : { kind: "lost", lost: `texts that CEL cannot spell (${line.name})` }),
  denyLine: (line) => (denied(line) === null ? `a rule that denies by ${line.name}` : null),
};

const isSpellable = (text: string): boolean => !/\p{Surrogate}/u.test(text) && !/\\ud[89a-f]/i.test(text);
const args = "mcp.tool.arguments";

/**
 * CEL for the MCP authorization of agentgateway (github.com/agentgateway/agentgateway): a call passes where one expression holds. Experimental:
 * released versions were seen to hand no arguments to these rules, and then every rule that looks at them refuses.
 */
export function exportCel(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, celDialect);
  const rules = reduced.tools.flatMap((tool) => (tool.allow ?? []).map((rule) => expression(rule, tool)));
  const head = commentHead(headLines(policy, "CEL (agentgateway)", losses, ["Experimental: check that your version hands mcp.tool.arguments to these rules; where it does not, they refuse every call.", "Texts are compared as they are: hand them over in NFC."]), "#");
  const text = new Document({ mcpAuthorization: { rules } }).toString({ lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", doubleQuotedAsJSON: true });
  return { name: policy.name, files: [{ path: "agentgateway.yaml", text: `${head}${text}` }], losses };
}

function expression(rule: PolicyRule, tool: ToolPolicy): string {
  const names = linesOf(rule).flatMap((line) => (line === null ? [] : (wholeArgument(line) ?? [])));
  const closed = rule.extra === "allow" ? [] : [`${args}.all(k, k in [${[...new Set(names)].map(celString).join(", ")}])`];
  const denials = (tool.deny ?? []).map((one) => `!(${linesOf(one).length === 0 ? "true" : linesOf(one).map((line) => (line === null ? "true" : (denied(line) ?? "true"))).join(" && ")})`);
  const lines = linesOf(rule).map((line) => (line === null ? "false" : lineText(line)));
  return [`mcp.tool.name == ${celString(tool.tool)}`, `has(${args})`, `type(${args}) == map`, ...denials, ...closed, ...lines].join(" && ");
}

function lineText(line: RuleLine): string {
  const name = celString(wholeArgument(line) ?? "");
  const place = `${args}[${name}]`;
  const value = plainValue(line);
  if (value === null) return "false";
  const test = ((): string => {
    switch (value.kind) {
      case "enum": return oneOf(place, value.values);
      case "string": return `type(${place}) == string`;
      case "any": return "true";
      case "integer": case "number": return [`(type(${place}) == int || type(${place}) == double)`, ...value.bounds.map((bound) => compared(place, bound))].join(" && ");
    }
  })();
  return line.isOptional ? `(!(${name} in ${args}) || ${place} == null || (${test}))` : `${name} in ${args} && ${test}`;
}

const compared = (place: string, { sign, number }: Bound): string => `double(${place}) ${sign} ${double(number)}`;
const double = (number: number): string => (/^-?\d+$/.test(String(number)) ? `${number}.0` : String(number));

/** Values of one type are compared with values of that type only: CEL refuses to compare others. */
function oneOf(place: string, values: readonly (string | number | boolean | null)[]): string {
  const texts = values.filter((value) => typeof value === "string").map(celString);
  const numbers = values.filter((value) => typeof value === "number").map((number) => `double(${place}) == ${double(number)}`);
  const truths = values.filter((value) => typeof value === "boolean").map(String);
  const parts = [
    ...(texts.length > 0 ? [`(type(${place}) == string && ${place} in [${texts.join(", ")}])`] : []),
    ...(numbers.length > 0 ? [`((type(${place}) == int || type(${place}) == double) && (${numbers.join(" || ")}))`] : []),
    ...(truths.length > 0 ? [`(type(${place}) == bool && ${place} in [${truths.join(", ")}])`] : []),
  ];
  return parts.length === 0 ? "false" : `(${parts.join(" || ")})`;
}

/** A rule that denies: the value is listed, or it is a list, in which nobody looks. */
function denied(line: RuleLine): string | null {
  const name = wholeArgument(line);
  const [atom, second] = line.atoms;
  if (name === null || atom?.kind !== "one_of" || atom.ignoreCase || second !== undefined || atom.values.some((value) => value === null)) return null;
  if (!isSpellable(JSON.stringify(atom.values)) || !isSpellable(name)) return null;
  const place = `${args}[${celString(name)}]`;
  const test = (at: string): string => oneOf(at, atom.values.map((value) => (typeof value === "string" ? value.normalize("NFC") : value)));
  const inner = `(${test("i")} || (type(i) == list && i.all(j, ${test("j")})))`;
  return `(${celString(name)} in ${args} && ${place} != null && (${test(place)} || (type(${place}) == list && (size(${place}) == 0 || ${place}.exists(i, ${inner})))))`;
}
