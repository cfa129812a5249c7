import type { DerivedFields } from "../decision.ts";
import { evaluate } from "../evaluate.ts";
import { policySchemaId, type Match, type PolicyDocument } from "../policyDocument.ts";
import { valueText } from "../valueText.ts";
import { isObject } from "../../base/json.ts";
import type { SeenCall } from "./evidence.ts";

const tool = "tool";

/** Does a call fit these lines, whatever its other arguments are? */
export function fitsLines(lines: Match, { arguments: args, derived }: SeenCall): boolean {
  const policy: PolicyDocument = { schema: policySchemaId, name: tool, version: 1, default: "deny", tools: [{ tool, allow: [{ id: tool, match: lines, extra: "allow" }] }] };
  return evaluate(policy, { tool, arguments: args, derived }).decision === "allow";
}

const textOf = ({ arguments: args, derived }: SeenCall): string => JSON.stringify((derived?.covers ?? []).map((name) => (isObject(args) ? valueText(args[name] ?? null) : null)));

/** Calls whose text no other task has. */
export function losesExact(calls: readonly SeenCall[]): number {
  const tasks = tasksBy(calls, (call) => [textOf(call)]);
  return calls.filter((call) => tasks(textOf(call)) < 2).length;
}

const fields = ["effect", "host", "environment", "statement_type", "tables", "commands", "operation", "root_fields", "directory"] as const satisfies readonly (keyof DerivedFields)[];
const wordsOf = ({ derived }: SeenCall): string[] => fields.flatMap((field) => (derived?.[field] ?? []).map((word) => `${field} ${word}`));

/** Calls that do something which no other task does. */
export function losesByMeaning(calls: readonly SeenCall[]): number {
  const tasks = tasksBy(calls, wordsOf);
  return calls.filter((call) => wordsOf(call).some((word) => tasks(word) < 2)).length;
}

function tasksBy(calls: readonly SeenCall[], words: (call: SeenCall) => readonly string[]): (word: string) => number {
  const known = new Map<string, Set<number>>();
  for (const call of calls) for (const word of words(call)) known.set(word, (known.get(word) ?? new Set()).add(call.task));
  return (word) => known.get(word)?.size ?? 0;
}
