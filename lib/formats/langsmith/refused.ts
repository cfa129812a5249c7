import type { ProblemCode, ProblemNote } from "../../evidence/problem.ts";
import type { Detection } from "../adapter.ts";
import { advice } from "./advice.ts";

/** A file that is known and holds nothing that could be a record: the reason is told at once. */
export function refused(
  format: string,
  why: string,
  code: ProblemCode & keyof typeof advice,
  message: string,
): Detection {
  const note: ProblemNote = { code, at: "file", message, fix: advice[code] };
  return { format, why, plan: { kind: "none" }, problems: [note] };
}

export const dataset = (why: string): Detection =>
  refused(
    "langsmith.dataset",
    why,
    "not_a_trace",
    "This is a data set of examples: inputs and outputs without the runs that made them.",
  );
