import { isObject, type JsonValue } from "../../base/json.ts";
import { derivedNames, valueTypes, type ConditionForm, type Match, type ValueType } from "../policyDocument.ts";
import { pathText, type ValuePath } from "../valuePath.ts";
import type { ToolEvidence } from "./evidence.ts";

/** An argument as the captured schema declares it. */
export type DeclaredArgument = { readonly types: readonly ValueType[]; readonly isRequired: boolean };

/** The arguments that a tool's JSON Schema declares, by name; empty where none was captured. */
export function declaredArguments(parameters: JsonValue): Map<string, DeclaredArgument> {
  const schema = isObject(parameters) ? parameters : {};
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  return new Map(Object.entries(properties).map(([name, property]) => [name, { types: typesOf(property), isRequired: required.includes(name) }]));
}

function typesOf(property: JsonValue): ValueType[] {
  if (!isObject(property)) return [];
  const { type } = property;
  const named = (Array.isArray(type) ? type : [type]).flatMap((one) => valueTypes.filter((known) => known === one));
  const inside = ["anyOf", "oneOf"].flatMap((name) => (Array.isArray(property[name]) ? property[name].flatMap(typesOf) : []));
  return [...new Set([...named, ...inside])];
}

/** The name of the line for what lies at a path of the arguments. */
export const lineNameOf = (path: ValuePath): string => {
  const text = pathText(path);
  return needsRoot(text) ? pathText(path, "$") : text;
};

/** The same for a top-level argument. */
export const lineName = (name: string): string => lineNameOf([{ name }]);

/** Names that would be taken for something else: derived fields, and bounds of another argument. */
const needsRoot = (text: string): boolean => derived.test(text);
const derived = new RegExp(String.raw`^(?:${derivedNames.join("|")})(?:$|[.[])`);

/** Every argument that was seen or declared, by its types. `types` false: any value at all. */
export function shapeMatch(tool: ToolEvidence | null, declared: ReadonlyMap<string, DeclaredArgument>, types: boolean): Match {
  const names = new Set([...declared.keys(), ...(tool?.arguments.keys() ?? [])]);
  names.delete("__proto__");
  return Object.fromEntries([...names].sort().map((name) => {
    const seen = tool?.arguments.get(name);
    const known = [...new Set([...(declared.get(name)?.types ?? []), ...(seen?.types ?? [])])].filter((one) => one !== "null").sort();
    const isAlways = declared.get(name)?.isRequired === true && (seen === undefined || seen.calls === tool?.calls.length);
    const form: ConditionForm = types && known.length > 0 ? { type: known.length === 1 && known[0] !== undefined ? known[0] : known } : { any: true };
    return [lineName(name), isAlways ? form : { ...form, optional: true as const }];
  }));
}
