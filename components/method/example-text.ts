import type { JsonValue } from "@/lib/base/json.ts";
import type { FactorExample, FactorStep } from "@/lib/rules/factors/factorRule.ts";
import type { RuleExample } from "@/lib/rules/rule.ts";

/** An example of a rule in one text: the line or the statement where there is nothing else, otherwise tool and arguments. */
export function exampleText({ tool, arguments: given, result, note, schema, captured = true }: RuleExample): string {
  const call = captured ? callText(tool, given) : `${tool}, its arguments not in the evidence`;
  const hints = Object.entries(schema ?? {}).map(([hint, value]) => `${hint}: ${String(value)}`);
  return [
    call,
    ...(hints.length === 0 ? [] : [`(the server says ${hints.join(", ")})`]),
    ...(result === undefined ? [] : [`→ ${result}`]),
    ...(note === undefined ? [] : [`(${note})`]),
  ].join(" ");
}

/** A small trace: what it is about, then a line for each step. */
export function traceText({ note, steps }: FactorExample): string {
  return [`${note}:`, ...steps.map(stepText)].join("\n");
}

const speakers = { system: "system prompt", user: "user", assistant: "agent" } as const;
const states = { executed: "", failed: " (failed)", refused: " (refused)", unknown: " (not known whether it ran)" } as const;

function stepText(step: FactorStep): string {
  const run = step.trace === undefined || step.trace === 1 ? "" : `run ${step.trace}, `;
  if ("say" in step) return `${run}${speakers[step.say]}: ${step.text}`;
  const { tool, arguments: given, result = "", state = "executed", agent } = step;
  return `${run}${agent === undefined ? "" : `${agent}, `}call: ${callText(tool, given)}${result === "" ? "" : ` → ${result}`}${states[state]}`;
}

/** Tools whose name says nothing beside their one argument. */
const plain: Readonly<Record<string, string>> = { bash: "command", run_sql: "query", graphql: "query" };

function callText(tool: string, given: { readonly [name: string]: JsonValue }): string {
  const [first, ...further] = Object.entries(given);
  if (first === undefined) return tool;
  if (further.length === 0 && first[0] === plain[tool] && typeof first[1] === "string") return first[1];
  return `${tool} ${JSON.stringify(given)}`;
}

const drawnMax = 300;

/** A text with the characters that nobody sees written as their numbers, and not at any length. */
export function drawnText(text: string): string {
  const drawn = text.replace(/[\p{Cf}\p{Cc}\p{Variation_Selector}]/gu, (sign) => (sign === "\n" ? sign : `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`));
  return drawn.length > drawnMax ? `${drawn.slice(0, drawnMax)}…` : drawn;
}
