import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { Fields } from "./schema.ts";

function amount(of: JsonObject | undefined, ...names: readonly string[]): number | null {
  for (const name of names) {
    const value: JsonValue | undefined = of && Object.hasOwn(of, name) ? of[name] : undefined;
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number === "number" && Number.isFinite(number) && number !== -1) return number;
  }
  return null;
}

/** Tokens under any of the names that versions and senders used; a row of zeros beside no details was never counted. */
export function tokensOf(fields: Fields): { readonly input: number | null; readonly output: number | null } {
  const details = fields.usageDetails;
  const input = amount(details, "input", "input_tokens", "prompt_tokens");
  const output = amount(details, "output", "output_tokens", "completion_tokens");
  if (input !== null || output !== null) return { input, output };
  const older = {
    input: amount(fields.usage, "input", "promptTokens", "prompt_tokens", "input_tokens") ?? fields.inputUsage ?? null,
    output:
      amount(fields.usage, "output", "completionTokens", "completion_tokens", "output_tokens") ??
      fields.outputUsage ??
      null,
  };
  return (older.input ?? 0) === 0 && (older.output ?? 0) === 0 ? { input: null, output: null } : older;
}

/** The total in dollars as Langfuse states it. */
export function costOf(fields: Fields): number | null {
  return amount(fields.costDetails, "total") ?? fields.totalCost ?? amount(fields.usage, "totalCost");
}
