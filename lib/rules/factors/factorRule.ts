import type { JsonValue } from "../../base/json.ts";
import type { FactorCode } from "./factorCodes.ts";

/**
 * One step of a small trace: something said, or a call with what came back. `trace`: 2 for a later run of the same agent; `week`: where the
 * steps lie weeks apart; `offers`: the tools that the model was offered then.
 */
export type FactorStep = { readonly trace?: number; readonly week?: number; readonly offers?: readonly string[] } & (
  | { readonly say: "system" | "user" | "assistant"; readonly text: string }
  | { readonly tool: string; readonly arguments: { readonly [name: string]: JsonValue }; readonly result?: string; readonly state?: "executed" | "failed" | "refused" | "unknown"; readonly agent?: string }
);
export type FactorExample = { readonly note: string; readonly steps: readonly FactorStep[] };

/** A contributing factor: what it means, and small traces that show it and that do not. */
export type FactorRule = {
  readonly id: FactorCode;
  readonly since: string;
  readonly title: string;
  readonly why: string;
  readonly matches: readonly FactorExample[];
  readonly not: readonly FactorExample[];
};

const named = (note: string, ...steps: FactorStep[]): FactorExample => ({ note, steps });
/** Words for examples. */
export const example = {
  of: named,
  /** A run of a week: what the model was offered. */
  offered: (week: number, ...offers: readonly string[]): FactorStep => ({ say: "system", text: `Week ${week}. Tools: ${offers.join(", ")}.`, week, offers }),
  inWeek: (week: number, step: FactorStep): FactorStep => ({ ...step, week }),
  user: (text: string): FactorStep => ({ say: "user", text }),
  system: (text: string): FactorStep => ({ say: "system", text }),
  agent: (text: string): FactorStep => ({ say: "assistant", text }),
  sh: (command: string, result = "", state: "executed" | "failed" | "refused" | "unknown" = "executed"): FactorStep => ({ tool: "bash", arguments: { command }, result, state }),
  sql: (query: string, result = "", state: "executed" | "failed" | "refused" = "executed"): FactorStep => ({ tool: "run_sql", arguments: { query }, result, state }),
  call: (tool: string, args: { readonly [name: string]: JsonValue }, result = "", state: "executed" | "failed" | "refused" = "executed"): FactorStep => ({ tool, arguments: args, result, state }),
};
