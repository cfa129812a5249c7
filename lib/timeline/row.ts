import { effectClasses, type EffectClass, type Reversibility, type Sharedness } from "../effects/effect.ts";
import type { RowType, SpanKind, SpanStatus } from "../trace/model.ts";

export { effectClasses, type EffectClass };
export { rowTypes, spanKinds, type RowType } from "../trace/model.ts";

/** Where a tool call stands; null for rows that are no call. */
export const rowCallStates = ["requested", "executed", "failed", "refused", "unknown"] as const;
export type RowCallState = (typeof rowCallStates)[number];

/** Where a call stands to harm, as far as a list tells: attempt is what was refused, failed, or is not known to have run. */
export const rowHarms = ["harmful", "attempt"] as const;
export type RowHarm = (typeof rowHarms)[number];

/** Why a call was made; null for rows that are no call. */
export const rowOrigins = ["injection", "agent", "undetermined", "delegated", "user"] as const;
export type RowOrigin = (typeof rowOrigins)[number];

/** What the row put before the agent: text that instructs it, or may. */
export const rowReads = ["injected", "suspicious"] as const;
export type RowRead = (typeof rowReads)[number];

/** The worst effect of a call: what the rules say, with the responder's corrections on top. A decision in `marks` comes before its harm. */
export type RowEffect = {
  readonly class: EffectClass;
  readonly destructive: boolean;
  readonly reversible: Reversibility;
  readonly shared: Sharedness;
  /** Null: it did none, and did not try to. */
  readonly harm: RowHarm | null;
};

/** What people said about a row: never derived from the evidence, and never lost when it is read again. */
export type RowMarks = {
  readonly star: boolean;
  readonly notes: number;
  readonly tags: readonly string[];
  /** The responder's word on whether this did harm; null where nobody decided. */
  readonly decided: "harmful" | "harmless" | null;
  /** The effect of the row's call where the responder's corrections and verdicts make it another. */
  readonly judged?: RowEffect | undefined;
  /** Why its call was made, where the responder said so. */
  readonly origin?: RowOrigin | undefined;
};

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
  /** Position in order of time, from 0: the axis where there is no clock. */
  readonly place: number;
  /** Last position in order of time of this row and all below it. */
  readonly through: number;
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
  /** The conversation across traces that the trace belongs to. */
  readonly thread: string | null;
  readonly exhibit: string;
  readonly model: string | null;
  /** The agent at work: its own, else that of the nearest row above that names one. */
  readonly agent: string | null;
  /** True where the agent is another one than the parent's: work handed to a sub-agent. */
  readonly entersAgent: boolean;
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  readonly cost: number | null;
  /** Microseconds since the epoch; null where there is no clock. A trace's row runs from its first start to its last end. */
  readonly startUs: number | null;
  readonly endUs: number | null;
  /** Its times were moved by this, because the responder aligned its exhibit's clock; recorded are `startUs - shiftUs` and `endUs - shiftUs`. */
  readonly shiftUs?: number | undefined;
  /** In a filtered tree: it does not pass the filter itself and is kept because something below it does. */
  readonly context: boolean;
  /** The rows directly below are folded away. */
  readonly collapsed: boolean;
  /** Rows below this one that folding or the filter hides, and how many of them are flagged (see `flagged`). */
  readonly hidden: { readonly rows: number; readonly flagged: number };
  readonly marks: RowMarks | null;
  /** Null for rows that are no call. */
  readonly effect: RowEffect | null;
  /** Why its call was made, as the rules say; null for rows that are no call. */
  readonly origin: RowOrigin | null;
  /** The gravest verdict on what the agent read there; null where nothing speaks to it. */
  readonly read: RowRead | null;
};

/** Did this do harm? A person's word comes before the machine's verdict. */
export function isHarmful({ marks, effect }: Pick<TimelineRow, "marks" | "effect">): boolean {
  const decided = marks?.decided ?? null;
  return decided === null ? effect?.harm === "harmful" : decided === "harmful";
}

/** A row that deserves a look: it failed, was refused or has no end; or it did harm. */
export function isFlagged(row: Pick<TimelineRow, "status" | "callState" | "marks" | "effect">): boolean {
  return row.status === "error" || row.callState === "failed" || row.callState === "refused" || isHarmful(row);
}

/** The three ways to look at the same rows. */
export const timelineViews = ["tree", "flat", "table"] as const;
export type TimelineView = (typeof timelineViews)[number];

/** What the table can be sorted by. Rows that lack the value come last, whichever way it goes. */
export const sortKeys = ["time", "duration", "kind", "name", "tool", "state", "effect", "model", "agent", "trace", "tokensIn", "tokensOut", "cost"] as const;
export type SortKey = (typeof sortKeys)[number];
export type Sort = { readonly key: SortKey; readonly descending: boolean };

/** The lists that narrow the rows down, by their names in the address. Values of one list widen, lists narrow. */
export const facetNames = ["kind", "tool", "state", "status", "model", "agent", "x", "trace", "thread", "class", "harm", "origin", "read", "mark"] as const;
export type FacetName = (typeof facetNames)[number];

/** A value of a facet: rows that have it and pass all other filters, and rows that have it at all. */
export type Facet = { readonly value: string; readonly count: number; readonly of: number };

/** One facet, its most frequent values first; `values` of them are listed, `of` there are. */
export type FacetCounts = { readonly values: readonly Facet[]; readonly of: number };
export type TimelineFacets = Readonly<Record<FacetName, FacetCounts>>;

/** A window of rows: `total` rows are in the list, `matches` pass the filter, `of` there are in all. */
export type TimelineWindow = {
  readonly from: number;
  readonly total: number;
  readonly matches: number;
  readonly of: number;
  readonly rows: readonly TimelineRow[];
};

/** Where one row lies among the rows of a query: null where the filter or a fold hides it. */
export type TimelinePosition = {
  readonly id: number;
  readonly position: number | null;
  /** The outermost collapsed row that hides it. */
  readonly foldedIn: number | null;
};

/** What next and previous go to. */
export const stopKinds = ["match", "flagged", "harmful", "marked"] as const;
export type StopKind = (typeof stopKinds)[number];

/** The axis of lanes and minimap: the clock, or the position in order of time where there is none. */
export const axisKinds = ["time", "position"] as const;
export type AxisKind = (typeof axisKinds)[number];

/** A stretch of the axis: microseconds since the epoch, or positions; both ends belong to it. */
export type AxisRange = { readonly from: number; readonly to: number };

/** The lanes above the rows, in this order. */
export const laneNames = ["failed", "injected", "harmful", "noted", "event"] as const;
export type LaneName = (typeof laneNames)[number];

/** One or more things at nearly the same place of a lane. */
export type LaneMark = {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The first of them: a row, or an event. */
  readonly row: number | null;
  readonly event: string | null;
  /** The event came with a file; missing or false: a person wrote it down. */
  readonly imported?: boolean | undefined;
  readonly label: string;
};

/** The whole timeline at a glance: what minimap, axis and lanes draw. */
export type TimelineOverview = {
  readonly axis: AxisKind;
  /** Null where there is no row with a place on this axis. */
  readonly whole: AxisRange | null;
  /** The stretch that lanes and gaps are given for: the window of the query, else the whole. */
  readonly shown: AxisRange | null;
  /** Rows that run in each of equal parts of the whole: all of them, those that pass the filter, flagged ones. */
  readonly density: { readonly all: readonly number[]; readonly passing: readonly number[]; readonly flagged: readonly number[] };
  /** Stretches of `shown` in which nothing runs, long enough to fold, in order. */
  readonly gaps: readonly AxisRange[];
  readonly lanes: readonly { readonly lane: LaneName; readonly total: number; readonly marks: readonly LaneMark[] }[];
};
