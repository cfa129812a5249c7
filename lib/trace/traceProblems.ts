import type { ProblemCode, ProblemNote } from "../evidence/problem.ts";

/** What only the joined trace shows. */
export type TraceProblemFact = {
  readonly code: Extract<ProblemCode, "parents_missing" | "span_without_end" | "end_before_start" | "parent_cycle" | "duplicate_span" | "conflicting_span">;
  readonly exhibit: number;
  readonly count: number;
  /** Spans of this exhibit in all. */
  readonly of: number;
  /** The first place. */
  readonly at: string;
};

/** A problem in words; `advice` is what the vendor's folder says should be done. */
export function traceProblem(fact: TraceProblemFact, advice: string | undefined): ProblemNote {
  const { code, count, of, at } = fact;
  return { code, at, count, message: message(code, count, of), fix: advice ?? standardFix[code] };
}

function message(code: TraceProblemFact["code"], count: number, of: number): string {
  const steps = `${count} of ${of} ${of === 1 ? "step" : "steps"}`;
  switch (code) {
    case "parents_missing":
      return `${steps} name a parent that is not in the evidence.`;
    case "span_without_end":
      return `${steps} never ended in this export: still running when it was made, crashed, or killed.`;
    case "end_before_start":
      return `${steps} end before they start.`;
    case "parent_cycle":
      return `${steps} name each other as parents in a loop. The loop was opened at its earliest step.`;
    case "duplicate_span":
      return `${count === 1 ? "A step is" : `${count} steps are`} here again with the same or less content. Each counts once; every place is cited.`;
    case "conflicting_span":
      return `${count === 1 ? "A step is" : `${count} steps are`} here again with other content. The earlier record is kept, the others are listed beside it.`;
  }
}

const standardFix: Record<TraceProblemFact["code"], string> = {
  parents_missing: "Export the whole trace by its id, without a filter or a page limit, and add that file.",
  span_without_end: "Export the trace again now. If the steps are still open, the process died there.",
  end_before_start: "Compare with a fresh export: the clock was wrong, or the record was edited.",
  parent_cycle: "Compare with a fresh export: links that form a loop do not come from a tracing product.",
  duplicate_span: "Nothing to do.",
  conflicting_span: "Compare the two records and with a fresh export: one of them was written again later.",
};
