import { isObject, RawNumber, type JsonObject, type JsonValue } from "../../base/json.ts";
import type { LimitState, PolicyCall, Provenance, ToolUsage } from "../decision.ts";
import { noProvenance } from "../evaluate.ts";
import { amountOf } from "../limits.ts";
import type { LineSubject } from "../matchLine.ts";
import type { PolicyDocument, ToolPolicy } from "../policyDocument.ts";
import { leavesOf, pathText, select } from "../valuePath.ts";
import { numberOf } from "../valueText.ts";
import { traitsHeld, traitsOf } from "./engineTraits.ts";
import { exactText, plainText } from "./plainText.ts";
import { argumentPaths, leafName, subjectsOf } from "./subjects.ts";

/** What stands at one place of a call, in the words that engines without paths, units and provenance can compare. */
export type EngineReading = {
  readonly missing: boolean;
  /** Null stands there, in one place at least; all below is about the other values. */
  readonly nullish: boolean;
  /** There are no other values. */
  readonly nothing: boolean;
  /** A list without items stands there. */
  readonly empty: boolean;
  /** Types of the values, and of their items where they are lists. */
  readonly types: readonly string[];
  readonly kinds: readonly string[];
  readonly texts: readonly string[];
  readonly folded: readonly string[];
  /** Numbers, true, false and null as JSON spells them. */
  readonly scalars: readonly string[];
  readonly numbers: readonly number[];
  readonly numeric: boolean;
  /** Of the longest text, in UTF-16 units. */
  readonly length: number;
  /** The words of a command as a JSON list; empty where there is not one list of words. */
  readonly words: string;
  readonly traits: readonly string[];
  readonly touched: readonly string[];
};

/** What the enforcement point hands to OPA, or to Cedar in our namespace, for one call. */
export type EngineRequest = {
  readonly tool: string;
  readonly known: boolean;
  readonly derived_known: boolean;
  readonly names: readonly string[];
  readonly arguments: { readonly [key: string]: EngineReading };
  readonly derived: { readonly [key: string]: EngineReading };
  readonly usage: { readonly calls: ToolUsage["calls"]; readonly spent: ToolUsage["spent"] } | null;
  readonly amount: number | null;
  readonly rows: number | null;
};

const unused: ToolUsage = { calls: { second: 0, minute: 0, hour: 0, day: 0, session: 0 }, spent: { second: 0, minute: 0, hour: 0, day: 0, session: 0 } };

/** Reads a call for an engine. `policy` is the one that was exported: it says which places of a call are asked about. */
export function engineRequest(policy: PolicyDocument, call: PolicyCall, provenance: Provenance = noProvenance, state: LimitState | null = null): EngineRequest {
  const tool = policy.tools.find((one) => one.tool === call.tool) ?? { tool: call.tool };
  const args = isObject(call.arguments) ? call.arguments : null;
  const read = (kind: LineSubject["kind"]): { [key: string]: EngineReading } => Object.fromEntries([...subjectsOf(tool)].flatMap(([key, subject]) => (subject.kind === kind ? [[key, readSubject(tool, key, subject, call, args ?? {}, provenance)]] : [])));
  return {
    tool: exactText(call.tool),
    known: args !== null,
    derived_known: call.derived !== null,
    names: args === null ? [] : namesOf(args, call, tool),
    arguments: read("argument"),
    derived: read("derived"),
    usage: state === null ? null : Object.hasOwn(state, call.tool) ? (state[call.tool] ?? unused) : unused,
    amount: amountOf(args ?? {}, tool.limits?.budget?.argument),
    rows: call.derived?.affected_rows_estimate ?? null,
  };
}

function namesOf(args: JsonObject, { derived }: PolicyCall, tool: ToolPolicy): string[] {
  const paths = argumentPaths(tool);
  const names = Object.keys(args).filter((name) => derived?.covers.includes(name) !== true).flatMap((name): string[] => {
    const inside = paths.filter(([first]) => first !== undefined && first !== "*" && first.name === name);
    if (inside.every((path) => path.length === 1)) return [pathText([{ name }])];
    const leaves = leavesOf(args[name] ?? null);
    if (leaves === null) return [pathText([{ name }])];
    return leaves.map(({ path, value }) => leafName([{ name }, ...path], value === null || typeof value === "object", inside));
  });
  return [...new Set(names.map(exactText))].sort();
}

function readSubject(tool: ToolPolicy, key: string, subject: LineSubject, { derived }: PolicyCall, args: JsonObject, provenance: Provenance): EngineReading {
  const { values: found, isMissing } = subject.kind === "argument" ? select(args, subject.path) : derivedValue(derived?.[subject.name]);
  const values = found.filter((value) => value !== null);
  const items = values.flatMap((value) => (Array.isArray(value) ? value : [value]));
  const texts = items.filter((item) => typeof item === "string");
  const numbers = items.map(numberOf);
  const traits = traitsOf(tool).get(key);
  const held = traits === undefined ? { all: [], some: [] } : traitsHeld(traits, values, found, provenance);
  return {
    missing: isMissing,
    nullish: values.length < found.length,
    nothing: values.length === 0,
    empty: values.some((value) => Array.isArray(value) && value.length === 0),
    types: unique(values.map(typeOf)),
    kinds: unique(items.map((item) => (item instanceof RawNumber ? "raw" : typeOf(item) === "integer" ? "number" : typeOf(item)))),
    texts: unique(texts.map(plainText)),
    folded: unique(texts.map((text) => exactText(text.normalize("NFC").toLowerCase()))),
    scalars: unique(items.filter((item) => item === null || typeof item === "number" || typeof item === "boolean").map((item) => String(item))),
    numbers: [...new Set(numbers.filter((number) => number !== null))].sort((a, b) => a - b),
    numeric: !numbers.includes(null),
    length: texts.reduce((most, text) => Math.max(most, text.length), 0),
    words: wordsOf(values),
    traits: held.all.map(exactText),
    touched: held.some.map(exactText),
  };
}

function derivedValue(value: string | number | boolean | readonly string[] | undefined): { readonly values: readonly JsonValue[]; readonly isMissing: boolean } {
  return value === undefined ? { values: [], isMissing: true } : { values: [typeof value === "object" ? [...value] : value], isMissing: false };
}

function typeOf(value: JsonValue): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof RawNumber) return "number";
  return typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : typeof value;
}

/** The words that `words` compares; a list counts only where all of it are texts. */
function wordsOf(values: readonly JsonValue[]): string {
  const [value, second] = values;
  if (value === undefined || second !== undefined) return "";
  const words = Array.isArray(value) ? value : typeof value === "string" ? value.trim().split(/\s+/) : null;
  return words === null || words.some((word) => typeof word !== "string") ? "" : exactText(JSON.stringify(words));
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
