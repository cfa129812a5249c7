import type { PolicyDocument, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { cedarString } from "./cedarText.ts";
import { commentHead, headLines } from "./commentHead.ts";
import { fullDialect, type Dialect, type LineAnswer } from "./dialect.ts";
import { plainLine, plainValue, speaksTwice, type PlainValue } from "./plainValue.ts";
import { reducePolicy } from "./reduce.ts";
import { linesOf, wholeArgument, type RuleLine } from "./ruleLine.ts";
import { rulesOf } from "./subjects.ts";

/** Bytes of a statement that the service takes. */
const statementMax = 10_000;

/** Arguments have the types of the gateway's schema; nobody is asked. */
export const agentcoreDialect: Dialect = {
  ...fullDialect,
  asks: false, hasFallback: false, counts: false, hasOptional: false,
  opens: "further arguments, which the gateway's schema would have to name",
  tool: ({ tool }) => (/^\w[\w-]{0,63}$/.test(tool) ? null : "a tool whose name the gateway does not take"),
  line: agentcoreLine,
  denyLine: (line, tool) => (typeOf(plainValue(line)) !== null && agentcoreLine(line, tool).kind !== "lost" && plainValue(line)?.kind === "enum" && line.atoms.length === 1 ? null : `a rule that denies by ${line.name}`),
  rule: (rule, _, tool) => {
    if (speaksTwice(linesOf(rule))) return "two lines of one argument";
    return statement(rule, tool, "permit").length > statementMax ? "a statement of more than 10,000 bytes" : null;
  },
};

type CedarType = "String" | "Long" | "Bool";

function typeOf(value: PlainValue | null): CedarType | null {
  switch (value?.kind) {
    case "enum": {
      const types = new Set(value.values.map((one) => typeof one));
      if (types.size !== 1) return null;
      return types.has("string") ? "String" : types.has("boolean") ? "Bool" : "Long";
    }
    case "string": return "String";
    case "integer": return "Long";
    case "number": case "any": case undefined: return null;
  }
}

/** The type of an argument, where the rules of the tool that tell one agree on it. */
function argumentType(name: string, tool: ToolPolicy): CedarType | null {
  const types = new Set(rulesOf(tool).flatMap(linesOf).flatMap((line) => (line !== null && wholeArgument(line) === name ? (typeOf(plainValue(line)) ?? []) : [])));
  const [type] = types;
  return types.size === 1 ? (type ?? null) : null;
}

const isLong = (value: string | number | boolean): boolean => typeof value !== "number" || Number.isSafeInteger(value);

function agentcoreLine(line: RuleLine, tool: ToolPolicy): LineAnswer {
  return plainLine(line, (value) => {
    const name = wholeArgument(line);
    const type = name === null || name.startsWith("__") ? null : argumentType(name, tool);
    if (type === null) return "an argument of several types, or of a type that is not told";
    if (value.kind !== "any" && typeOf(value) !== type) return "values of several types, or of a type that is not told";
    if (value.kind === "enum") return value.values.every((one) => isLong(one) && (typeof one !== "string" || !/\p{Surrogate}/u.test(one))) ? value : "numbers with decimals, and texts that Cedar cannot spell";
    if (value.kind === "any") return anyOfType(type);
    if (value.kind !== "integer") return value.kind === "string" ? value : "numbers with decimals";
    if (value.bounds.some(({ number }) => !Number.isSafeInteger(number))) return "bounds with decimals";
    return { kind: "integer", bounds: [...value.bounds, ...safe.filter(({ sign }) => !value.bounds.some((bound) => bound.sign === sign))] };
  });
}

/** Any value is any value of the type that the gateway takes there. */
function anyOfType(type: CedarType): PlainValue {
  switch (type) {
    case "String": return { kind: "string" };
    case "Long": return { kind: "integer", bounds: safe };
    case "Bool": return { kind: "enum", values: [false, true] };
  }
}

const safe = [{ sign: ">=", number: Number.MIN_SAFE_INTEGER }, { sign: "<=", number: Number.MAX_SAFE_INTEGER }] as const;

/**
 * Cedar for Amazon Bedrock AgentCore Policy (docs.aws.amazon.com, Bedrock AgentCore, "Policy"): one statement a rule, over `context.input`. TARGET and
 * the gateway's ARN are placeholders. The service checks requests against a schema made from the tools; policy.cedarschema is what it must come to.
 */
export function exportCedarAgentcore(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, agentcoreDialect);
  const notes = ["Put your gateway's target in the place of TARGET and its ARN in the place of GATEWAY.", "Arguments that your gateway's schema names and policy.cedarschema does not are not looked at: compare the two.", "Texts are compared as they are: hand them over in NFC."];
  const head = commentHead(headLines(policy, "Cedar (Bedrock AgentCore)", losses, notes), "//");
  const statements = reduced.tools.flatMap((tool) => [...(tool.deny ?? []).map((rule) => statement(rule, tool, "forbid")), ...(tool.allow ?? []).map((rule) => statement(rule, tool, "permit"))]);
  return { name: policy.name, files: [{ path: "policy.cedar", text: [head, ...statements].join("\n") }, { path: "policy.cedarschema", text: `${head}${schema(reduced)}` }], losses };
}

function statement(rule: PolicyRule, tool: ToolPolicy, effect: "permit" | "forbid"): string {
  const lines = linesOf(rule).flatMap((line) => (line === null ? [] : [line]));
  const own = new Set(lines.map(wholeArgument));
  const absent = effect === "forbid" ? [] : argumentNames(tool).filter((name) => !own.has(name)).map((name) => `!(context.input has ${cedarString(name)})`);
  const conditions = [...absent, ...lines.map(lineText)];
  const when = conditions.length === 0 ? "" : `\nwhen {\n  ${conditions.join(" &&\n  ")}\n}`;
  return `@id(${cedarString(rule.id)})\n${effect} (principal is AgentCore::OAuthUser, action == AgentCore::Action::${cedarString(`TARGET___${tool.tool}`)}, resource == AgentCore::Gateway::"GATEWAY")${when};\n`;
}

function lineText(line: RuleLine): string {
  const name = cedarString(wholeArgument(line) ?? "");
  const place = `context.input[${name}]`;
  const value = plainValue(line);
  const has = `context.input has ${name}`;
  if (value?.kind === "enum") return `${has} && [${value.values.map((one) => (typeof one === "string" ? cedarString(one) : String(one))).join(", ")}].contains(${place})`;
  if (value?.kind === "integer") return [has, ...value.bounds.map(({ sign, number }) => `${place} ${sign} ${number}`)].join(" && ");
  return has;
}

const argumentNames = (tool: ToolPolicy): string[] => [...new Set(rulesOf(tool).flatMap(linesOf).flatMap((line) => (line === null ? [] : (wholeArgument(line) ?? []))))].sort();

function schema({ tools }: PolicyDocument): string {
  const actions = tools.map((tool) => {
    const input = argumentNames(tool).flatMap((name) => {
      const type = argumentType(name, tool);
      return type === null ? [] : [`${cedarString(name)}?: ${type}`];
    });
    return `  action ${cedarString(`TARGET___${tool.tool}`)} appliesTo { principal: OAuthUser, resource: Gateway, context: { input: { ${input.join(", ")} } } };\n`;
  });
  return `namespace AgentCore {\n  entity OAuthUser;\n  entity Gateway;\n${actions.join("")}}\n`;
}
