import { isObject, RawNumber, type JsonValue } from "../../base/json.ts";
import type { PolicyCall } from "../decision.ts";
import { derivedNames } from "../policyDocument.ts";
import { isAgtName, isListText } from "./agtCondition.ts";

type Flat = { readonly [name: string]: string | boolean };
export type AgtContext = {
  readonly tool: string; readonly known: boolean; readonly derived_known: boolean; readonly arg_names: string; readonly args: { readonly [name: string]: JsonValue };
  readonly types: Flat; readonly present: Flat; readonly numbers: { readonly [name: string]: number }; readonly is: { readonly [name: string]: Flat }; readonly only: Flat;
};

/** The context of a call for AGT, whose conditions know neither sets nor missing names: a list of names or of values is one text, in order. */
export function agtContext({ tool, arguments: args, derived }: PolicyCall): AgtContext {
  const known = isObject(args) ? args : {};
  const names = Object.entries(known).filter(([name]) => derived?.covers.includes(name) !== true).map(([name]) => (isAgtName(name) ? name : "?"));
  const values = Object.entries(known).map(([name, value]) => [name, typeof value === "string" ? value.normalize("NFC") : value] as const);
  const fields = derivedNames.flatMap((name) => (derived?.[name] === undefined ? [] : [[name, derived[name]] as const]));
  return {
    tool, known: isObject(args), derived_known: derived !== null, arg_names: names.sort().join(","), args: bare(values), types: bare(Object.entries(known).map(([name, value]) => [name, typeOf(value)])), present: bare(Object.keys(known).map((name) => [name, "yes"])),
    numbers: bare(fields.flatMap(([name, value]) => (typeof value === "number" ? [[name, value] as const] : []))),
    is: bare(fields.map(([name, value]) => [name, bare(itemsOf(value).filter(isAgtName).map((item) => [item, true] as const))])),
    only: bare(fields.map(([name, value]) => [name, typeof value === "boolean" ? value : [...new Set(itemsOf(value))].sort().join(",")])),
  };
}

function typeOf(value: JsonValue): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return value instanceof RawNumber ? "number" : typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}

/** A value that could be taken for several is a question mark. */
const itemsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map((item: unknown) => (typeof item === "string" && isListText(item.normalize("NFC")) ? item.normalize("NFC") : "?"));

/** Nothing but the given names: what every object inherits would answer to a path. */
const bare = <T>(entries: readonly (readonly [string, T])[]): { [name: string]: T } => Object.assign(Object.create(null) as { [name: string]: T }, Object.fromEntries(entries));
