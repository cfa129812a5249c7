import type { JsonValue } from "../base/json.ts";
import type { CallState, OriginVerdict } from "../findings.ts";
import type { DerivedFields } from "./decision.ts";

/** A call as it stands in the evidence. */
export type ObservedCall = {
  /** As the findings document names it: c7. */
  readonly number: number;
  readonly tool: string;
  readonly arguments: JsonValue | undefined;
  readonly state: CallState;
  readonly timeUs: number | null;
  readonly origin: OriginVerdict;
  readonly derived: DerivedFields | null;
};

/** One thing that happened in a run, as far as it can lend trust to a value or is judged. */
export type ObservedStep =
  | { readonly kind: "said"; readonly by: "user" | "system"; readonly text: string }
  | { readonly kind: "call"; readonly call: ObservedCall }
  /** `isClean`: no passage in it is injected or suspicious. */
  | { readonly kind: "result"; readonly tool: string; /** What was asked. */ readonly arguments: JsonValue | undefined; readonly text: string; readonly isClean: boolean }
  /** What is no result of a known call: nothing in it is trusted, and it may instruct all the same. */
  | { readonly kind: "document"; readonly isClean: boolean };

/** One conversation in the order in which the agent lived it. */
export type ObservedRun = { readonly id: string; readonly steps: readonly ObservedStep[] };

/** A tool as it was offered to a model. */
export type OfferedTool = { readonly name: string; readonly parameters: JsonValue };

/** What a policy is drafted from, or tried on. */
export type Observation = { readonly exhibits: readonly string[]; readonly runs: readonly ObservedRun[]; readonly offered: readonly OfferedTool[] };

/** The calls of a run in order. */
export function callsOf({ steps }: ObservedRun): ObservedCall[] {
  return steps.flatMap((step) => (step.kind === "call" ? [step.call] : []));
}

/** The name of a call in the findings document. */
export const callId = ({ number }: ObservedCall): string => `c${number}`;
