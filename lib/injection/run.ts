import type { JsonValue } from "../base/json.ts";
import type { CallState, DocumentOrigin } from "../findings.ts";

/** A call as the analysis of origins reads it. */
export type RunCall = {
  readonly number: number;
  readonly tool: string;
  /** Undefined where the export did not capture them. */
  readonly arguments: JsonValue | undefined;
  readonly state: CallState;
  /** Its effects change something; reading alone is false. */
  readonly changes: boolean;
  /** Its effects destroy, leak or spend. */
  readonly destroys: boolean;
};

/** A piece of untrusted content, in the place where the agent read it. */
export type RunDocument = {
  readonly number: number;
  /** Number of the call whose result it is, null for retrievals and attachments. */
  readonly call: number | null;
  readonly origin: DocumentOrigin;
  readonly source: string | null;
  /** Null where it was not captured, was cut off or was redacted. */
  readonly text: string | null;
};

/** One thing that happened in a conversation. */
export type RunStep =
  | { readonly kind: "operator" | "user" | "assistant"; readonly text: string }
  | { readonly kind: "call"; readonly call: RunCall }
  | { readonly kind: "document"; readonly document: RunDocument };

/** One conversation in the order in which the agent lived it. */
export type Run = {
  readonly steps: readonly RunStep[];
  /** Names of the tools that were offered to the model. */
  readonly tools: readonly string[];
};
