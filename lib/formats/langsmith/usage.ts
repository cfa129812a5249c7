import { member, RawNumber, textMember, type JsonValue } from "../../base/json.ts";
import type { Said } from "./content.ts";

export type Usage = {
  readonly model: string | null;
  readonly tokens: { readonly input: number | null; readonly output: number | null };
  readonly cost: number | null;
};

/**
 * Model, tokens and cost of a model's run. LangSmith adds the sums of all children to every parent and 0 to tools:
 * those stay in the metadata, so that a sum over spans counts each token once.
 */
export function usageOf(said: Said): Usage {
  const isModel = said.kind === "LLM" || said.kind === "EMBEDDING";
  if (!isModel) return { model: null, tokens: { input: null, output: null }, cost: null };
  const { fields } = said;
  const sources = [fields["token_usage"], ...usageObjects(said.output.value)];
  const pick = (own: JsonValue | undefined, names: readonly string[]): number | null =>
    amount(own) ?? firstOf(sources.flatMap((source) => names.map((name) => amount(member(source, name)))));
  return {
    model: modelOf(said),
    tokens: {
      input: pick(fields["prompt_tokens"], ["prompt_tokens", "input_tokens"]),
      output: pick(fields["completion_tokens"], ["completion_tokens", "output_tokens"]),
    },
    cost: amount(fields["total_cost"]) ?? amount(member(fields["costs"], "total_cost")),
  };
}

function firstOf<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null;
}

/** The places where providers and frameworks report usage inside the outputs. */
function usageObjects(outputs: JsonValue | undefined): (JsonValue | undefined)[] {
  const generation = firstGeneration(outputs);
  const message = member(generation, "message");
  return [
    member(outputs, "usage_metadata"),
    member(outputs, "usage"),
    member(member(outputs, "llm_output"), "token_usage"),
    member(member(outputs, "llmOutput"), "tokenUsage"),
    member(member(message, "kwargs"), "usage_metadata"),
    member(message, "usage_metadata"),
  ];
}

function firstGeneration(outputs: JsonValue | undefined): JsonValue | undefined {
  const generations = member(outputs, "generations");
  const first = Array.isArray(generations) ? generations[0] : undefined;
  return Array.isArray(first) ? first[0] : first;
}

function modelOf({ fields, settings, input, output }: Said): string | null {
  const params = member(fields["extra"], "invocation_params");
  const message = member(firstGeneration(output.value), "message");
  const response = member(member(message, "kwargs"), "response_metadata") ?? member(message, "response_metadata");
  return (
    textMember(settings, "ls_model_name") ??
    textMember(response, "model_name") ??
    textMember(params, "model") ??
    textMember(params, "model_name") ??
    textMember(member(output.value, "llm_output"), "model_name") ??
    textMember(output.value, "model") ??
    textMember(input.value, "model")
  );
}

/** Costs are numbers in REST replies and texts in Python dumps. */
function amount(value: JsonValue | undefined): number | null {
  if (value === undefined || value === null || value === "" || typeof value === "boolean") return null;
  const number = Number(value instanceof RawNumber ? value.text : typeof value === "object" ? Number.NaN : value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}
