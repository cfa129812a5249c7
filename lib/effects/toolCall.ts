import type { JsonValue } from "../base/json.ts";
import type { SecretInText } from "./secrets/secretsIn.ts";

/** A tool call as far as its effect needs it. */
export type ToolCall = {
  readonly tool: string;
  /** Undefined where the export did not capture them. */
  readonly arguments: JsonValue | undefined;
  /** What came back; undefined where it is not in the evidence. */
  readonly result?: JsonValue | undefined;
  /** The tool as it was offered to the model: hints by whoever runs the server, never trusted to lower a verdict. */
  readonly schema?: ToolSchema | null;
  /** Credentials in the result, where somebody has looked for them already. */
  readonly secrets?: readonly SecretInText[];
  /** Words of the trace that name an environment: `deployment.environment`, tags. */
  readonly places?: readonly string[];
};

export type ToolSchema = {
  readonly description: string | null;
  readonly annotations: { readonly readOnlyHint?: boolean; readonly destructiveHint?: boolean; readonly idempotentHint?: boolean; readonly openWorldHint?: boolean } | null;
  /** Arguments that are said to hold a language. */
  readonly languages?: readonly { readonly name: string; readonly language: "sql" | "shell" }[];
};
