import type { RecordAddress } from "../evidence/record.ts";
import type { CallState, Counts, DocumentOrigin } from "../findings.ts";
import type { CaptureFacts } from "./capture.ts";
import type { TraceProblemFact } from "./traceProblems.ts";
import type { Tree, TreeColumns } from "./tree.ts";
import type { EventDraft, PayloadState, RowType, SpanKind, SpanStatus } from "./model.ts";
import type { Sighting, SightingKind } from "./sightings.ts";
import type { SightingTable } from "./sightingTable.ts";
import type { StepTable } from "./stepTable.ts";
import type { SpanRelation } from "./mergeSpans.ts";

/** A place in the evidence: the record, the draft made of it, and where it matters the sighting inside the draft. */
export type DraftPlace = { readonly exhibit: number; readonly record: number; readonly draft: number };

export type NewStep = DraftPlace & {
  readonly type: RowType;
  readonly trace: number;
  readonly spanId: string | null;
  readonly parentId: string | null;
  readonly parentKnown: boolean;
  readonly parent: number | null;
  readonly name: string;
  readonly kind: SpanKind;
  readonly tool: string | null;
  readonly status: SpanStatus;
  readonly startUs: number | null;
  readonly endUs: number | null;
  readonly clockless: boolean;
  readonly orderKey: string;
  readonly ordinal: number | null;
  readonly inputState: PayloadState;
  readonly outputState: PayloadState;
  readonly preview: string;
  readonly model: string | null;
  readonly agent: string | null;
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
  readonly cost: number | null;
};
export type StepPatch = Omit<NewStep, keyof DraftPlace | "type" | "trace" | "spanId" | "ordinal" | "parent">;
export type StepRow = NewStep & { readonly id: number };

/** A sighting as the index keeps it: what joins it, and where its content lies. */
export type NewSighting = DraftPlace & {
  readonly step: number;
  readonly trace: number;
  readonly ordinal: number;
  readonly timeUs: number | null;
  readonly sighting: Sighting;
};

/** A sighting as the join reads it back. There may be half a million in one trace: nothing is in it that joins nothing. */
export type SightingRow = {
  readonly id: number;
  readonly kind: SightingKind;
  readonly exhibit: number;
  readonly step: number;
  readonly isOutput: boolean;
  readonly timeUs: number | null;
  /** Its record: reading order, and the place to cite. */
  readonly position: number;
  readonly link: string | null;
  readonly callId: string | null;
  readonly tool: string | null;
  readonly argumentsDigest: string | null;
  readonly argumentsState: PayloadState | null;
  readonly textHash: string | null;
  readonly textLength: number | null;
  readonly state: PayloadState | null;
  readonly isError: boolean | null;
  readonly source: string | null;
  readonly seen: number;
};

/** What the join needs to know of the span that a sighting stands in. */
export type JoinStep = {
  readonly id: number;
  readonly parent: number | null;
  readonly type: RowType;
  readonly kind: SpanKind;
  readonly status: SpanStatus;
  readonly startUs: number | null;
  readonly endUs: number | null;
  readonly clockless: boolean;
};

/** What one trace says of a call. */
export type CallFacts = {
  readonly callId: string | null;
  readonly step: number | null;
  /** The span that ran it, where there is one. */
  readonly executionStep: number | null;
  readonly tool: string;
  readonly state: CallState;
  readonly timeUs: number | null;
  /** Reading position, which orders what has no clock. */
  readonly position: number;
  readonly argumentsSighting: number | null;
  readonly argumentsFrom: "request" | "execution" | "none";
  readonly resultSighting: number | null;
  /** The first sighting of each kind in each exhibit. */
  readonly cites: readonly SightingRow[];
};

/** What a later trace adds to a call of an earlier one; null where it adds nothing. */
export type CallAddition = Pick<CallFacts, "argumentsSighting" | "argumentsFrom" | "resultSighting" | "cites"> & { readonly number: number; readonly state: CallState | null };

export type JoinedDocument = {
  readonly step: number | null;
  /** Number of the call, null for retrievals and attachments. */
  readonly call: number | null;
  readonly callId: string | null;
  readonly origin: DocumentOrigin;
  readonly source: string | null;
  readonly textHash: string;
  readonly length: number;
  readonly timeUs: number | null;
  readonly position: number;
  readonly sighting: number;
  readonly appearances: number;
  readonly cites: readonly SightingRow[];
};

/** What joining one trace, or a portion of it, came to. */
export type JoinedTrace = {
  readonly trace: number;
  readonly calls: (CallFacts & { readonly number: number })[];
  readonly additions: CallAddition[];
  readonly documents: JoinedDocument[];
};

/** One call id as one trace has it. */
export type SharedCall = {
  readonly callId: string;
  readonly trace: number;
  readonly exhibit: number;
  readonly tool: string | null;
  readonly argumentsDigest: string | null;
  /** A model asked for it, or a tool ran it, in this trace; false where a prompt only repeats it. */
  readonly made: boolean;
};

/** A span whose export does not name its trace. */
export type UnsettledStep = { readonly id: number; readonly exhibit: number; readonly spanId: string | null; readonly parentId: string | null; readonly parentKnown: boolean };

/** The write side of an incident's index, as the steps of the pipeline use it. Everything is synchronous. */
export type TraceIndexWriter = {
  /** Opens and closes a transaction; rows written in between are visible to this writer at once. */
  begin(): void;
  commit(): void;
  addRecord(exhibit: number, address: RecordAddress): number;
  recordAt(record: number): { readonly exhibit: number; readonly address: RecordAddress };
  /** The row of a trace, made at first mention; a name or thread that was missing is filled in. */
  traceRow(trace: { traceId: string; exhibit: number; name: string | null; thread: string | null }): number;
  findSpan(trace: number, spanId: string): StepRow | null;
  /** A span by its id alone: in any trace, or (`unsettled`) among those whose trace is not known yet. */
  findLooseSpan(spanId: string, unsettled: boolean): StepRow | null;
  conflictsOf(step: number): DraftPlace[];
  addStep(step: NewStep): number;
  updateStep(id: number, patch: StepPatch): void;
  /** Marks a span that is known in parts, or whose records complete each other; its sightings are read again at the end. */
  markPartial(step: number): void;
  partialSteps(): { readonly id: number; readonly trace: number; readonly places: readonly DraftPlace[] }[];
  dropSightings(step: number): void;
  /** Returns the key under which the text of this appearance is indexed. */
  addAppearance(step: number, place: DraftPlace, relation: SpanRelation): number;
  /** Keeps the earliest of equal sightings of one exhibit and trace, and counts the others. */
  addSighting(sighting: NewSighting): void;
  addSchema(name: string, place: DraftPlace, ordinal: number, timeUs: number | null): void;
  /** What happened outside the traces; no span and no call comes of it. */
  addEvent(exhibit: number, record: number, event: EventDraft): void;
  /** Full-text index. Keys: a step's id, or what `addAppearance` returned. */
  indexText(key: number, input: string, output: string): void;

  unsettledSteps(): UnsettledStep[];
  /** Traces that hold a span with this id. */
  tracesOfSpan(spanId: string): number[];
  moveStep(id: number, trace: number): void;
  dropEmptyTraces(): void;
  /** Pairs of traces of one thread: the first of the thread, and each other. */
  threadPairs(): (readonly [number, number])[];
  /** Calls that traces share by id, one row per call and trace. */
  sharedCalls(): SharedCall[];
  /** Different call ids per trace. */
  callCounts(): ReadonlyMap<number, number>;
  setConversations(conversationOf: ReadonlyMap<number, number>): void;
  resolveParents(): void;
  /** The traces of each conversation, in order of time. */
  conversations(): number[][];
  traceSteps(trace: number): StepTable;
  /** Without messages; in order of time, then of reading. */
  traceSightings(trace: number): SightingTable;
  /** Sets aside what one trace (or a portion of it) came to, until all are joined: only then is it known which call is the first. */
  stageCalls(conversation: number, joined: JoinedTrace): void;
  /** Numbers calls and documents in order of time and gives calls without a span their row. */
  publishCalls(): void;

  /** Adds a heading row per trace and a row per missing parent, and hangs what has no other parent below them. */
  addHeadings(): void;
  treeColumns(): { readonly ids: Int32Array; readonly columns: TreeColumns };
  writeTree(ids: Int32Array, tree: Tree): void;
  /** Times and sizes of traces. */
  summariseTraces(): void;
  counts(): Counts;
  /** Per exhibit, and for the whole incident under null. */
  captureFacts(): ReadonlyMap<number | null, CaptureFacts>;
  /** `cycles`: ids of the rows that lie on a loop of parents. */
  problemFacts(cycles: readonly number[]): TraceProblemFact[];
  sizes(): { readonly rows: number; readonly calls: number; readonly documents: number };
  timeRanges(): ReadonlyMap<number | null, TimeRange>;
  /** Events per exhibit that has any. */
  eventFacts(): ReadonlyMap<number, EventFacts>;
  putSummary(key: SummaryKey, value: unknown): void;
  /** Makes what reading needs. Nothing is written afterwards. */
  seal(): void;
};

export type EventFacts = { readonly count: number; readonly firstUs: number; readonly lastUs: number };
export type TimeRange = { readonly startUs: number | null; readonly endUs: number | null };

export const summaryKeys = ["exhibits", "counts", "capture", "timeRange", "exhibitTimes", "rows", "audit", "harm", "blastRadius", "clocks"] as const;
export type SummaryKey = (typeof summaryKeys)[number];
