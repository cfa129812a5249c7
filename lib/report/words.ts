import type { Effect, EffectClass, Environment, Magnitude, Reversibility, Sharedness } from "../effects/effect.ts";
import type { CallState, Capture, CaptureState, DocumentOrigin, OriginVerdict } from "../findings.ts";
import { numberText } from "./say.ts";

/* What the values of the findings are called in sentences. */

export const classWords: Readonly<Record<EffectClass, string>> = {
  read_only: "read-only", config_change: "config change", data_mutation: "data mutation", infrastructure: "infrastructure", history_rewrite: "history rewrite",
  external_communication: "external communication", credential_access: "credential access", unknown: "unknown effect",
};
export const reversibleWords: Readonly<Record<Reversibility, string>> = { yes: "reversible", with_effort: "reversible with effort", no: "not reversible", unknown: "not known" };
export const sharedWords: Readonly<Record<Sharedness, string>> = { yes: "shared", no: "own session only", unknown: "not known" };
export const environmentWords: Readonly<Record<Environment, string>> = { production: "production", staging: "staging", development: "development", unknown: "not known" };
export const stateWords: Readonly<Record<CallState, string>> = {
  requested: "requested, not known to have run", executed: "executed", failed: "failed", refused: "refused", unknown: "began, and its end is not in the evidence",
};
export const verdictWords: Readonly<Record<OriginVerdict | "none", string>> = {
  injection: "injection", user: "the user's own words", delegated: "content that the user told the agent to follow", agent: "nobody asked for it", undetermined: "undetermined", none: "no harm",
};
export const documentWords: Readonly<Record<DocumentOrigin, string>> = { tool_result: "tool result", retrieval: "retrieved document", attachment: "attachment" };
export const captureNames: Readonly<Record<keyof Capture, string>> = {
  systemPrompt: "system prompt", userTurn: "user turn", retrievedContext: "retrieved context", toolSchemas: "tool schemas", toolCalls: "tool calls", executorResponses: "executor responses",
};
export const captureWords: Readonly<Record<CaptureState, string>> = { present: "present", partial: "in part", absent: "absent" };

/** "11 200 000 rows", or null where nothing states a number. */
export function magnitudeText(magnitude: Magnitude | null): string | null {
  const { currency, ...units } = magnitude ?? {};
  for (const [unit, value] of Object.entries(units)) if (typeof value === "number") return `${numberText(value)} ${unit === "amount" ? (currency ?? "(no currency named)") : value === 1 ? unit.replace(/(?<=ch)es$|s$/, "") : unit}`;
  return null;
}

/** The judgement on an effect in a row of words. */
export function effectWords({ class: name, destructive, reversible, shared, environment }: Pick<Effect, "class" | "destructive" | "reversible" | "shared" | "environment">): string {
  const parts = [classWords[name], destructive ? "destructive" : "not destructive", reversible === "unknown" ? "reversibility not known" : reversibleWords[reversible]];
  if (shared === "yes") parts.push("shared state");
  if (environment !== "unknown") parts.push(environmentWords[environment]);
  return parts.join(", ");
}
