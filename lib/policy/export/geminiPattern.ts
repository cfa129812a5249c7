import type { PolicyRule } from "../policyDocument.ts";
import { plainValue, type PlainValue } from "./plainValue.ts";
import { linesOf, wholeArgument, type RuleLine } from "./ruleLine.ts";

/** Largest whole number of which the pattern counts the digits. */
export const jsonIntegerMax = 999_999_999_999_999;

/** The arguments that a rule allows, as a pattern of the text that Gemini CLI makes of them; null where it is any text. */
export function geminiPattern(rule: PolicyRule): string | null {
  const pairs = linesOf(rule).flatMap((line) => (line === null ? [] : [pairOf(line)])).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (rule.extra === "allow") return pairs.length === 0 ? null : pairs.map(({ text }) => `\\0${text}\\0`).join("[\\s\\S]*");
  return `^\\{${pairsText(pairs)}\\}$`;
}

type Pair = { readonly name: string; readonly text: string; readonly isOptional: boolean };

function pairOf(line: RuleLine): Pair {
  const name = wholeArgument(line);
  const value = plainValue(line);
  if (name === null || value === null) throw new TypeError("only whole arguments with plain values come here");
  const json = valuePattern(value);
  return { name, text: `${escaped(JSON.stringify(name))}:${line.isOptional ? `(${json}|null)` : json}`, isOptional: line.isOptional };
}

/** Pairs with commas between those that are there: an optional one brings the comma along, on the side where another stands for sure. */
function pairsText(pairs: readonly Pair[]): string {
  const firm = pairs.findIndex(({ isOptional }) => !isOptional);
  if (firm < 0) return pairs.length === 0 ? "" : `(${subsets(pairs).join("|")})`;
  return pairs.map(({ text, isOptional }, at) => {
    const pair = `\\0${text}\\0`;
    if (!isOptional) return at > firm ? `,${pair}` : pair;
    return at > firm ? `(,${pair}|)` : `(${pair},|)`;
  }).join("");
}

/** All choices of pairs in their order. Rules with more than a few would be longer than a pattern may be. */
function subsets(pairs: readonly Pair[]): string[] {
  if (pairs.length > 6) return ["[too many]".repeat(300)];
  return Array.from({ length: 2 ** pairs.length }, (_, bits) => pairs.filter((__, at) => (bits >> at) % 2 === 1).map(({ text }) => `\\0${text}\\0`).join(","));
}

function valuePattern(value: PlainValue): string {
  switch (value.kind) {
    case "enum": return value.values.length === 1 ? escaped(JSON.stringify(value.values[0])) : `(${value.values.map((one) => escaped(JSON.stringify(one))).join("|")})`;
    case "string": return '"([^"\\\\]|\\\\.)*"';
    case "any": return "[^\\0]+";
    case "integer": return "-?[0-9]{1,15}";
    case "number": throw new TypeError("numbers are not written");
  }
}

/** A text as a pattern: all that is neither letter nor digit is a number of its UTF-16 unit. */
function escaped(text: string): string {
  return text.replace(/[^A-Za-z0-9_":, ]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The test that Gemini CLI makes before it takes a pattern; what it refuses is left out in silence there, so it is not written here. */
export function isAcceptedPattern(pattern: string | null): boolean {
  if (pattern === null) return true;
  return pattern.length <= 2048 && !/\([^)]*[*+?{].*\)[*+?{]/.test(pattern);
}
