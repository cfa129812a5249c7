/** Every code that a problem may carry; one meaning, one code. */
export const problemCodes = [
  "content_not_captured", "content_withheld", "content_stored_elsewhere", "content_cut", "no_observations",
  "messages_only", "no_ids", "no_times", "no_parents", "no_run_types", "parents_missing", "span_without_end",
  "subagent_missing", "export_filtered", "export_capped", "more_pages", "evidence_expires",
  "duplicate_span", "conflicting_span", "parent_cycle", "end_before_start", "odd_id",
  "zone_assumed_utc", "millisecond_times", "python_literal_input", "embedded_json_invalid",
  "record_malformed", "record_truncated", "broken_json", "duplicate_json_key", "non_finite_number", "big_integer",
  "lone_surrogate", "not_utf8", "byte_order_mark", "limit_exceeded",
  "empty_export", "not_a_trace", "export_is_an_error", "python_repr", "format_unknown",
  "secret_present",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** What is wrong with a piece of evidence, where, and what the responder can do about it. */
export type Problem = {
  readonly code: ProblemCode;
  /** The first place: `line 3`, `/observations/4`, `row 7`, `byte 812`, or `file`. */
  readonly at: string;
  readonly message: string;
  readonly fix: string;
  /** How often it was met. */
  readonly count: number;
};

/** What the reporter of one occurrence says; the log counts and keeps the first place. */
export type ProblemNote = Omit<Problem, "count"> & { readonly count?: number };

/**
 * Gathers the problems of one exhibit: one entry per code (and per message, where the same code speaks of
 * different things), with the first place and a count, so that a million bad rows are one line with a number.
 */
export class ProblemLog {
  readonly #entries = new Map<string, { note: ProblemNote; count: number }>();

  /** Adds one occurrence. `count` (default 1) adds several at once. */
  add(note: ProblemNote): void {
    const key = `${note.code}\n${note.message}`;
    const known = this.#entries.get(key);
    if (known) known.count += note.count ?? 1;
    else this.#entries.set(key, { note, count: note.count ?? 1 });
  }

  /** Takes back what turned out not to be true. */
  drop(code: ProblemCode): void {
    for (const [key, { note }] of this.#entries) if (note.code === code) this.#entries.delete(key);
  }

  has(code: ProblemCode): boolean {
    for (const { note } of this.#entries.values()) if (note.code === code) return true;
    return false;
  }

  /** All problems, in the order of `problemCodes`, then of first appearance. */
  list(): Problem[] {
    const rank = new Map(problemCodes.map((code, index) => [code, index]));
    return [...this.#entries.values()]
      .map(({ note, count }) => ({ code: note.code, at: note.at, message: note.message, fix: note.fix, count }))
      .sort((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0));
  }
}
