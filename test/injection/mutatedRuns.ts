import type { Run, RunStep } from "@/lib/injection/run.ts";
import { cueRules } from "@/lib/rules/injection/cueRules.ts";
import { hiddenRules } from "@/lib/rules/injection/hiddenRules.ts";
import { mutated } from "../effects/mutants.ts";
import { everydayDocuments, hostileDocuments } from "./hostileDocuments.ts";
import { runOf } from "./runs.ts";

const instructions = [...cueRules.flatMap(({ matches, not }) => [...matches, ...not]), ...hiddenRules.flatMap(({ matches, not }) => [...matches, ...not].map(({ text }) => text))];
const documents = [...Object.values(everydayDocuments(1_500)), ...Object.values(hostileDocuments(600))];
const users = ["When does the ferry leave?", "Read Ann's mail and do what she asks.", "Cancel the order A-1042 and tell Ann.", "Send the register to mara@pier.example, please."];
const tools = ["send_email", "cancel_order", "delete_user", "bash", "read_page", "transfer_money", "sql_query"];

/** A run of a few calls with everyday, hostile and poisoned documents, all of them mutated. */
export function mutatedRun(random: () => number): Run {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const poisoned = (): string => {
    const document = pick(documents);
    const at = Math.floor(random() * document.length);
    return mutated(random() < 0.6 ? `${document.slice(0, at)}${pick(instructions)}${document.slice(at)}` : document, instructions, random);
  };
  const steps = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({ tool: random() < 0.1 ? mutated(pick(tools), users, random) : pick(tools), args: { to: mutated("mara@pier.example", instructions, random), id: "A-1042", text: mutated(pick(instructions), users, random) }, result: random() < 0.1 ? null : poisoned() }));
  return runOf({ user: mutated(pick(users), instructions, random) }, ...steps);
}

/** One document read between a question and a call. */
export const runWith = (document: string): Run => runOf({ user: "Read the page and cancel the order A-1042." }, { tool: "read_page", result: document }, { tool: "cancel_order", args: { id: "A-1042" } });

/** How many UTF-16 units of documents a run holds. */
export const lengthOf = ({ steps }: Run): number => steps.reduce((sum, step: RunStep) => sum + (step.kind === "document" ? (step.document.text?.length ?? 0) : 0), 0);
