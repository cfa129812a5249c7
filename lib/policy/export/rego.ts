import type { PolicyDocument, PolicyRule, ToolLimits, ToolPolicy } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { asciiJson } from "./asciiJson.ts";
import { commentHead, headLines, policyHash } from "./commentHead.ts";
import { fullDialect, type Dialect } from "./dialect.ts";
import { denialTrait, isPlainDenial, traitOf } from "./engineTraits.ts";
import { exactText, plainText } from "./plainText.ts";
import { reducePolicy } from "./reduce.ts";
import { regoKernel } from "./regoKernel.ts";
import { linesOf, passesNull, type Atom, type RuleLine } from "./ruleLine.ts";
import { rulesOf, spokenNames, subjectKey } from "./subjects.ts";

/** All of a policy can be said: what OPA cannot work out from a value comes in with the request (engineRequest.ts), as counters do. */
export const regoDialect: Dialect = fullDialect;

/**
 * OPA: a fixed kernel in Rego v1 (openpolicyagent.org/docs/policy-language), the rules as data.json, and tests for `opa test`. Asked for
 * `data.agent.toolcall.decision` with the request that engineRequest.ts makes.
 */
export function exportRego(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, regoDialect);
  const head = commentHead(headLines(policy, "OPA", losses, ["input: as engineRequest makes it; data.json holds the rules."]), "#");
  const data = { policy: { name: policy.name, version: policy.version, sha256: policyHash(policy), tools: Object.fromEntries(reduced.tools.map((tool) => [exactText(tool.tool), toolData(tool)])) } };
  return {
    name: policy.name,
    files: [
      { path: "agent_toolcall.rego", text: `${head}${regoKernel}` },
      { path: "data.json", text: `${asciiJson(data, 2)}\n` },
      { path: "agent_toolcall_test.rego", text: `${head}${regoTests(reduced)}` },
    ],
    losses,
  };
}

function toolData(tool: ToolPolicy): unknown {
  const ask = tool.require_approval ?? [];
  const rules = (given: readonly PolicyRule[]): unknown[] => given.map((rule) => ruleData(rule, tool));
  return {
    needs_derived: (tool.deny ?? []).some((rule) => linesOf(rule).some((line) => line?.subject.kind === "derived")),
    deny: (tool.deny ?? []).map(denialData),
    ask: rules(ask.filter(({ fallback }) => fallback !== true)),
    allow: rules(tool.allow ?? []),
    fallback: rules(ask.filter(({ fallback }) => fallback === true)),
    limits_id: `${tool.tool}.limits`,
    limits: limitsData(tool.limits ?? {}),
  };
}

function limitsData({ rate, quota, budget, magnitude }: ToolLimits): unknown {
  return {
    calls: { ...(rate !== undefined && { [rate.per]: rate.calls }), ...(quota !== undefined && { session: quota.calls }) },
    spent: budget === undefined ? {} : { [budget.per]: budget.amount_max },
    ...(magnitude !== undefined && { rows: magnitude.rows_max }),
  };
}

const ruleData = (rule: PolicyRule, tool: ToolPolicy): unknown => ({
  id: rule.id,
  extra: rule.extra === "allow",
  spoken: spokenNames(rule, tool).map(exactText),
  lines: linesOf(rule).map((line) => (line === null ? never : { ...place(line), optional: line.isOptional, nullable: passesNull(line), atoms: line.atoms.map((atom) => atomData(atom, line, false)) })),
});

/** A line that cannot be followed never holds: there is nothing at its place. */
const never = { of: "arguments", subject: "", optional: false, nullable: false, atoms: [] };

const denialData = (rule: PolicyRule): unknown => ({
  id: rule.id,
  lines: linesOf(rule).map((line) => (line === null ? { ...never, plain: false, label: "" } : { ...place(line), plain: isPlainDenial(line), label: exactText(denialTrait(line)), atoms: isPlainDenial(line) ? line.atoms.map((atom) => atomData(atom, line, false)) : [] })),
});

const place = (line: RuleLine): { readonly of: string; readonly subject: string } => ({ of: line.subject.kind === "derived" ? "derived" : "arguments", subject: subjectKey(line.subject) });

function atomData(atom: Atom, line: RuleLine, isNested: boolean): unknown {
  const label = traitOf(atom, line, isNested);
  if (label !== null) return { kind: "trait", label: exactText(label) };
  switch (atom.kind) {
    case "one_of": return { kind: "one_of", ignore_case: atom.ignoreCase, ...oneOfData(atom) };
    case "compare": return { kind: "compare", sign: atom.sign, number: atom.number };
    case "type": return { kind: "type", types: widerTypes(atom.types) };
    case "max_length": return { kind: "max_length", most: atom.most };
    case "words": return { kind: "words", words: exactText(JSON.stringify(atom.words)) };
    case "any_of": return { kind: "any_of", forms: atom.forms.map((form) => form.map((one) => atomData(one, line, true))) };
    case "pattern": case "prefix": case "suffix": case "domain": case "host": case "format": case "from": case "contains":
      throw new TypeError(`${atom.kind} is judged by its label`);
  }
}

/** Values of a list as a request spells them. */
export function oneOfData({ values, ignoreCase }: Extract<Atom, { kind: "one_of" }>): { readonly texts: string[]; readonly scalars: string[] } {
  const texts = values.filter((value) => typeof value === "string").map((text) => (ignoreCase ? exactText(text.normalize("NFC").toLowerCase()) : plainText(text)));
  return { texts, scalars: values.filter((value) => typeof value !== "string").map(String) };
}

/** A whole number is a number too. */
export const widerTypes = (types: readonly string[]): string[] => (types.includes("number") && !types.includes("integer") ? [...types, "integer"] : [...types]);

function regoTests(policy: PolicyDocument): string {
  const unknown = 'test_a_tool_without_rules_is_denied if {\n\tagent.toolcall.decision.action == "deny" with input as {"tool": "", "known": true, "derived_known": true, "names": [], "arguments": {}, "derived": {}}\n}\n';
  const tools = policy.tools.map((tool, at) => {
    const input = { tool: exactText(tool.tool), known: false, derived_known: false, names: [], arguments: {}, derived: {}, usage: null, amount: null, rows: null };
    const stray = { ...input, known: true, derived_known: true, names: ["an argument that no rule speaks of"] };
    const isOpen = rulesOf(tool).some(({ extra }) => extra === "allow");
    const first = `test_tool_${at + 1}_unreadable_arguments_are_denied if {\n\tagent.toolcall.decision.action == "deny" with input as ${asciiJson(input)}\n}\n`;
    const second = `\ntest_tool_${at + 1}_a_stray_argument_is_not_allowed if {\n\tagent.toolcall.decision.action != "allow" with input as ${asciiJson(stray)}\n}\n`;
    return isOpen ? first : `${first}${second}`;
  });
  return `package agent.toolcall_test\n\nimport data.agent\nimport rego.v1\n\n${[unknown, ...tools].join("\n")}`;
}
