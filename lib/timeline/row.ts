import type { RowType, SpanKind, SpanStatus } from "../trace/model.ts";

export { rowTypes, spanKinds, type RowType } from "../trace/model.ts";

/** Where a tool call stands; null for rows that are no call. */
export type RowCallState = "requested" | "executed" | "failed" | "refused" | "unknown";

/**
 * One row of the timeline as the pages draw it: structure and label only. What went in and out is fetched by `id`.
 * `trace` rows head the spans of one trace; `call` rows are calls without a span of their own;
 * `message` rows are the turns of a conversation without spans; `missing_parent` rows stand for a parent that is not in the evidence.
 */
export type TimelineRow = {
  /** Stable within one analysis. */
  readonly id: number;
  /** Position in tree order (parents before children), from 0. */
  readonly order: number;
  readonly depth: number;
  /** Rows below this one in tree order. */
  readonly subtree: number;
  readonly type: RowType;
  readonly kind: SpanKind;
  readonly name: string;
  /** A short, single-line piece of the input: the SQL, the path, the first words. */
  readonly preview: string;
  readonly tool: string | null;
  /** The call this row is, as `c7`. */
  readonly call: string | null;
  readonly callState: RowCallState | null;
  readonly status: SpanStatus;
  readonly trace: string;
  readonly exhibit: string;
  /** Microseconds since the epoch; null where there is no clock. */
  readonly startUs: number | null;
  readonly endUs: number | null;
};

/** A filter over the timeline; empty lists mean no filter. Shared by the address bar, the API and the store. */
export type TimelineFilter = {
  readonly q: string;
  readonly kinds: readonly SpanKind[];
  readonly tools: readonly string[];
  readonly statuses: readonly SpanStatus[];
  readonly traces: readonly string[];
  readonly exhibits: readonly string[];
};

/** A count per value, most frequent first. */
export type Facet = { readonly value: string; readonly count: number };

export type TimelineFacets = {
  readonly kinds: readonly Facet[];
  readonly tools: readonly Facet[];
  readonly statuses: readonly Facet[];
  readonly traces: readonly Facet[];
  readonly exhibits: readonly Facet[];
  /** How many values there are; the lists hold the most frequent ones. */
  readonly of: { readonly kinds: number; readonly tools: number; readonly statuses: number; readonly traces: number; readonly exhibits: number };
};

/** A window of rows: `total` rows pass the filter (and are not collapsed), of `of` in all. */
export type TimelineWindow = {
  readonly from: number;
  readonly total: number;
  readonly of: number;
  readonly rows: readonly TimelineRow[];
};
