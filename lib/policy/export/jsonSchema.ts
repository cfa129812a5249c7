import type { ConditionForm, PolicyDocument, PolicyRule, ToolPolicy } from "../policyDocument.ts";
import type { PolicyExport } from "../policyExport.ts";
import { asciiJson } from "./asciiJson.ts";
import { headLines, policyHash } from "./commentHead.ts";
import { fullDialect, lost, said, type Dialect, type LineAnswer } from "./dialect.ts";
import { denialSchema, valueSchema, type JsonSchema } from "./jsonSchemaValue.ts";
import { argumentLine } from "./plainValue.ts";
import { reducePolicy } from "./reduce.ts";
import { regexFor } from "./regexFor.ts";
import { linesOf, wholeArgument, type Atom, type RuleLine } from "./ruleLine.ts";

/** Texts whose length counts the same in UTF-16 units and in characters; JSON Schema counts characters. */
const basicPlane = "[\u0000-\uffff]*";

/** JSON Schema sees the arguments and nothing else. */
export const jsonSchemaDialect: Dialect = { ...fullDialect, counts: false, line: schemaLine, denyLine: schemaDenial };

/**
 * A list of rules for each tool in the manner of Progent (github.com/sunblaze-ucb/progent): the first whose JSON Schema (2020-12) fits the arguments
 * decides, and a tool or a call without one is denied. effect 0 allows, 1 forbids; fallback 2 asks the user.
 */
export function exportJsonSchema(policy: PolicyDocument): PolicyExport {
  const { policy: reduced, losses } = reducePolicy(policy, jsonSchemaDialect);
  const notes = ["tools: the first rule whose schema fits the arguments decides; none is deny. effect 0 allow, 1 forbid; fallback 2 ask. Texts are compared as they are: hand them over in NFC."];
  const document = {
    $comment: headLines(policy, "JSON Schema", losses, notes).join("\n"),
    policy: { name: policy.name, version: policy.version, sha256: policyHash(policy) },
    tools: Object.fromEntries(reduced.tools.map((tool) => [tool.tool, toolRules(tool)])),
  };
  return { name: policy.name, files: [{ path: "tools.json", text: `${asciiJson(document, 2)}\n` }], losses };
}

export type SchemaRule = { readonly rule: string; readonly priority: number; readonly effect: 0 | 1; readonly fallback: 0 | 2; readonly schema: JsonSchema };

function toolRules(tool: ToolPolicy): SchemaRule[] {
  const ask = tool.require_approval ?? [];
  const rules = [
    ...(tool.deny ?? []).map((rule) => ({ rule: rule.id, effect: 1 as const, fallback: 0 as const, schema: denySchema(rule) })),
    ...ask.filter(({ fallback }) => fallback !== true).map((rule) => ({ rule: rule.id, effect: 1 as const, fallback: 2 as const, schema: ruleSchema(rule) })),
    ...(tool.allow ?? []).map((rule) => ({ rule: rule.id, effect: 0 as const, fallback: 0 as const, schema: ruleSchema(rule) })),
    ...ask.filter(({ fallback }) => fallback === true).map((rule) => ({ rule: rule.id, effect: 1 as const, fallback: 2 as const, schema: ruleSchema(rule) })),
  ];
  return rules.map((rule, at) => ({ ...rule, priority: at + 1 }));
}

function ruleSchema(rule: PolicyRule): JsonSchema {
  const properties = new Map<string, JsonSchema[]>();
  const required = new Set<string>();
  for (const line of linesOf(rule)) {
    const name = line === null ? null : wholeArgument(line);
    if (line === null || name === null) throw new TypeError("only whole arguments come here");
    const value = valueSchema(line.atoms);
    properties.set(name, [...(properties.get(name) ?? []), line.isOptional ? { anyOf: [{ type: "null" }, value] } : value]);
    if (!line.isOptional) required.add(name);
  }
  return objectSchema(properties, required, rule.extra === "allow");
}

function denySchema(rule: PolicyRule): JsonSchema {
  const properties = new Map<string, JsonSchema[]>();
  for (const line of linesOf(rule)) {
    const name = line === null ? null : wholeArgument(line);
    const [atom] = line?.atoms ?? [];
    if (name === null || atom?.kind !== "one_of") throw new TypeError("only lists of values come here");
    properties.set(name, [...(properties.get(name) ?? []), denialSchema(atom.values)]);
  }
  return objectSchema(properties, new Set(properties.keys()), true);
}

function objectSchema(properties: ReadonlyMap<string, readonly JsonSchema[]>, required: ReadonlySet<string>, isOpen: boolean): JsonSchema {
  const one = (schemas: readonly JsonSchema[]): JsonSchema => (schemas.length === 1 ? (schemas[0] ?? {}) : { allOf: schemas });
  return {
    type: "object",
    properties: Object.fromEntries([...properties].map(([name, schemas]) => [name, one(schemas)])),
    required: [...required],
    additionalProperties: isOpen,
  };
}

function schemaLine(line: RuleLine): LineAnswer {
  const name = wholeArgument(line);
  if (line.subject.kind === "derived") return lost(`${line.name}, which is derived from the call`);
  if (name === null || name === "__proto__") return lost(`a part of an argument (${line.name})`);
  const missing = line.atoms.flatMap((atom) => lostAtom(atom));
  if (missing.length > 0) return lost(`${[...new Set(missing)].join(", ")} of ${line.name}`);
  if (new Set(line.atoms.map((atom) => (atom.kind === "compare" ? atom.sign : atom.kind))).size < line.atoms.length) return lost(`two lists of ${line.name}`);
  const added: ConditionForm = {};
  const compares = line.atoms.filter((atom) => atom.kind === "compare");
  if (compares.some(({ sign }) => sign === "<" || sign === ">") && !hasNumberType(line.atoms)) return lost(`a strict comparison of ${line.name}`);
  if (compares.length > 0 && !hasNumberType(line.atoms)) added.type = "number";
  if (line.atoms.some(({ kind }) => kind === "max_length" || kind === "pattern") && !staysInPlane(line.atoms)) added.any_of = [{ pattern: basicPlane }];
  if (Object.keys(added).length === 0) return said;
  if (added.type !== undefined && line.atoms.some(({ kind }) => kind === "type")) return lost(`numbers in texts (${line.name})`);
  if (added.any_of !== undefined && line.atoms.some(({ kind }) => kind === "any_of")) return lost(`a length beside any_of (${line.name})`);
  const form = Object.assign({}, ...line.atoms.map(atomForm), added, line.isOptional ? { optional: true } : {}) as ConditionForm;
  return { kind: "narrowed", name: argumentLine(name), condition: form, lost: added.any_of === undefined ? `lists and numbers in texts (${line.name})` : `texts with signs beyond the basic plane, such as emoji (${line.name})` };
}

const hasNumberType = (atoms: readonly Atom[]): boolean => atoms.some((atom) => atom.kind === "type" && atom.types.every((type) => type === "number" || type === "integer"));
const staysInPlane = (atoms: readonly Atom[]): boolean => atoms.some((atom) => atom.kind === "any_of" && atom.forms.length === 1 && atom.forms[0]?.length === 1 && atom.forms[0][0]?.kind === "pattern" && atom.forms[0][0].source === basicPlane);

function atomForm(atom: Atom): ConditionForm {
  switch (atom.kind) {
    case "one_of": return { one_of: [...atom.values] };
    case "compare": return atom.sign === "<=" ? { max: atom.number } : { min: atom.number };
    case "type": return { type: [...atom.types] };
    case "max_length": return { max_length: atom.most };
    case "pattern": return { pattern: atom.source };
    case "words": case "prefix": case "suffix": case "domain": case "host": case "format": case "from": case "contains": case "any_of": throw new TypeError(`${atom.kind} is not narrowed`);
  }
}

function lostAtom(atom: Atom): string[] {
  switch (atom.kind) {
    case "one_of": return atom.ignoreCase ? ["values in any case"] : [];
    case "pattern": return regexFor(atom.source) === null ? ["a pattern"] : [];
    case "any_of": return atom.forms.length === 1 && staysInPlane([atom]) ? [] : ["any of several forms"];
    case "compare": case "type": case "max_length": return [];
    case "words": case "prefix": case "suffix": case "domain": case "host": case "format": case "from": case "contains": return [atom.kind];
  }
}

function schemaDenial(line: RuleLine): string | null {
  const [atom, second] = line.atoms;
  const name = wholeArgument(line);
  if (name === null || name === "__proto__") return `a rule that denies by ${line.name}`;
  return atom?.kind === "one_of" && !atom.ignoreCase && second === undefined ? null : `a rule that denies by more than a list of values (${line.name})`;
}
