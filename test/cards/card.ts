import type { JsonValue } from "../../lib/base/json.ts";
import type { CallState } from "../../lib/findings.ts";

/** Something said or done in a card's trace. `trace`: 1 and up for several runs of one agent; `at`: seconds since the first second of the card's own timeline. */
export type CardStep = { readonly trace?: number; readonly label?: string; readonly at?: number } & (
  | { readonly say: "system" | "user" | "assistant"; readonly text: string }
  | { readonly tool: string; readonly arguments: { readonly [name: string]: JsonValue }; readonly result?: string; readonly state?: CallState; readonly agent?: string }
);
export type CardTool = { readonly name: string; readonly description: string; readonly parameters: readonly string[] };

/** An incident card, rebuilt as the shortest trace in which everything stands that its verdicts need. No public trace of any of them exists. */
export type Card = {
  readonly id: string;
  readonly title: string;
  /** Tools as they were offered to the model. */
  readonly tools?: readonly CardTool[];
  /** Words by which the trace says where it ran. */
  readonly places?: readonly string[];
  /** What the trace says around its calls: the mode in which the agent ran. */
  readonly context?: { readonly [name: string]: JsonValue };
  readonly steps: readonly CardStep[];
};

type More = { readonly label?: string; readonly at?: number; readonly state?: CallState; readonly agent?: string; readonly trace?: number };

export const system = (text: string, trace = 1): CardStep => ({ say: "system", text, trace });
export const user = (text: string, trace = 1): CardStep => ({ say: "user", text, trace });
export const agent = (text: string): CardStep => ({ say: "assistant", text });
export const call = (tool: string, args: { readonly [name: string]: JsonValue }, result = "", more: More = {}): CardStep => ({ tool, arguments: args, result, state: "executed", ...more });
export const sh = (command: string, result = "", more: More = {}): CardStep => call("bash", { command }, result, more);
export const sql = (query: string, result = "", more: More = {}): CardStep => call("run_sql", { query }, result, more);
export const shell: CardTool = { name: "bash", description: "Run a command line.", parameters: ["command"] };
export const freeSql: CardTool = { name: "run_sql", description: "Run one statement.", parameters: ["query"] };
