import { parse } from "yaml";
import { isObject, type JsonValue } from "../base/json.ts";
import { parseJson } from "../base/losslessJson.ts";
import { readPythonLiteral } from "../base/pythonLiteral.ts";
import { pathText, type PathStep } from "./valuePath.ts";
import { valueText } from "./valueText.ts";

/** A value of a result, and the place at which it stands as the policy names it: `$.orders[*].id`. */
export type PlacedValue = { readonly place: string; readonly text: string };

const valuesMax = 20_000;
const depthMax = 24;
const textMax = 1_000_000;
/** Longer values are texts: nobody takes them for an identifier. */
const valueMax = 200;

/** What a result holds: its scalars by their places, and texts in which people outside write what they like. */
export type ReadResult = { readonly values: readonly PlacedValue[]; readonly strangers: readonly string[] };

/** Reads a tool's result. Prose has no values: a whole text is never trusted. */
export function readResult(text: string): ReadResult {
  const bare = unfenced(text);
  const value = structureOf(bare);
  if (value !== undefined) return placed(value);
  return bare === "" || isText(bare) ? { values: [], strangers: [bare] } : { values: [{ place: "$", text: bare }], strangers: [] };
}

/** Too long for a value: several lines, or a sentence. */
const isText = (text: string): boolean => text.length > valueMax || /[\n\r]/.test(text) || text.split(/\s+/).length > 8;

/** Without what marks where the result begins and ends: `<<…>>`, a tag around all of it, a fence of code. */
function unfenced(text: string): string {
  const bare = text.trim();
  return (/^<<+([^]*?)>>+$/.exec(bare)?.[1] ?? /^<([\w-]{1,40})>([^]*)<\/\1>$/.exec(bare)?.[2] ?? /^```\w{0,20}\n([^]*?)\n?```$/.exec(bare)?.[1] ?? bare).trim();
}

/** Results are JSON mostly; else what Python prints of a value, or YAML that cannot be taken for prose. */
function structureOf(text: string): JsonValue | undefined {
  if (text.length > textMax) return undefined;
  const bare = text.trim();
  if (/^[[{"]/.test(bare)) {
    const read = parseJson(bare);
    if (read.ok) return unwrapped(read.value);
    const literal = readPythonLiteral(bare);
    return literal.ok ? unwrapped(literal.value) : undefined;
  }
  return looksLikeYaml(bare) ? readYaml(bare) : undefined;
}

/** Results come in parts with text in them, and as JSON inside of JSON. */
function unwrapped(value: JsonValue): JsonValue {
  if (typeof value === "string" && /^\s*[[{]/.test(value)) {
    const read = parseJson(value);
    return read.ok ? read.value : value;
  }
  const [only] = Array.isArray(value) ? value : [];
  if (Array.isArray(value) && value.length === 1 && isObject(only) && only["type"] === "text" && typeof only["text"] === "string") return structureOf(only["text"]) ?? only["text"];
  return value;
}

const yamlLine = /^(?:\s*(?:- )*(?:["']?[\w$.@][\w$.@ &()-]{0,60}["']?:(?: |$)|- |[}\]]|\s)|\s*$)/;
const looksLikeYaml = (text: string): boolean => /^(?:- |["']?[\w$.@][\w$.@ &()-]{0,60}["']?:(?: |\n|$))/.test(text) && text.split("\n").slice(0, 50).every((line) => yamlLine.test(line));

function readYaml(text: string): JsonValue | undefined {
  try {
    const value: unknown = parse(text, { version: "1.2", schema: "core", maxAliasCount: 0, strict: false, uniqueKeys: false, logLevel: "silent" });
    return typeof value === "object" && value !== null ? (value as JsonValue) : undefined;
  } catch (error) {
    // What only looked like YAML is prose, of which nothing is trusted.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

type Open = { readonly path: readonly PathStep[]; readonly value: JsonValue; readonly isStrangers: boolean };

function placed(root: JsonValue): ReadResult {
  const found: PlacedValue[] = [];
  const strangers: string[] = [];
  const open: Open[] = [{ path: [], value: root, isStrangers: false }];
  for (let at = open.pop(); at !== undefined && found.length < valuesMax; at = open.pop()) {
    const { path, value, isStrangers } = at;
    if (path.length > depthMax) continue;
    if (Array.isArray(value)) open.push(...value.map((one): Open => ({ path: [...path, "*"], value: one, isStrangers })).reverse());
    else if (isObject(value)) open.push(...members(value, path, isStrangers, found).reverse());
    else if (typeof value === "string" && (isStrangers || isText(value))) strangers.push(value);
    else if (!isStrangers) put(found, path, valueText(value));
  }
  return { values: found, strangers };
}

function members(value: { readonly [name: string]: JsonValue }, path: readonly PathStep[], isStrangers: boolean, found: PlacedValue[]): Open[] {
  const names = Object.keys(value);
  // Where the names of members are data themselves (ids, addresses), they are items of a list that has no order.
  const isTable = names.some((name) => /[@/ ]/.test(name)) || (names.length > 0 && names.every((name) => /\d/.test(name)));
  return names.map((name): Open => {
    if (isTable && !isStrangers) put(found, [...path, "*"], name);
    return { path: [...path, isTable ? "*" : { name }], value: value[name] ?? null, isStrangers: isStrangers || (!isTable && strangersName.test(name)) };
  });
}

/** Members in which people outside write what they like. */
const strangersName = /(?:^|_|(?<=[a-z]))(?:body|content|contents|text|message|remarks?|notes?|comments?|descriptions?|subject|summary|snippet|excerpt|html|markdown|reviews?|reason|feedback|bio|about|caption|transcript|page|raw|output|stdout|stderr|instructions?|signature|memo)$/i;

function put(found: PlacedValue[], path: readonly PathStep[], text: string | null): void {
  if (text !== null && text !== "" && text.length <= valueMax) found.push({ place: pathText(path, "$"), text });
}
