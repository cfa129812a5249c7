import type { CallState, DocumentOrigin } from "../findings.ts";
import type { SightingPlace } from "../trace/loadSighting.ts";
import type { StepTable } from "../trace/stepTable.ts";
import type { CallOrigin, DocumentFinding } from "./runFindings.ts";

/**
 * When something came to pass, as far as the evidence tells: by its clock, else by the row that shows it.
 * `order`: place of that row in order of time; `ordinal`: place inside the row's record.
 */
export type Moment = { readonly timeUs: number | null; readonly order: number | null; readonly ordinal: number | null };

/** A message of one trace. `identity` is equal where a later prompt repeats it; `words`: a hash of its text. */
export type SaidRow = Moment & {
  readonly role: "system" | "user" | "assistant"; readonly exhibit: number; readonly step: number; readonly identity: string; readonly words: string;
  readonly isOutput: boolean; readonly length: number; readonly at: SightingPlace;
};

/** `asked`: the row whose model asked for the call, else the one that ran it; `ran`: the row that ran it. */
export type RunCallRow = Moment & {
  readonly number: number; readonly tool: string; readonly state: CallState; readonly asked: number | null; readonly ran: number | null;
  readonly argumentsAt: SightingPlace | null; readonly hasResult: boolean; readonly changes: boolean; readonly destroys: boolean;
};

/** `isWhole`: the evidence has all of its text. */
export type RunDocumentRow = Moment & {
  readonly number: number; readonly call: number | null; readonly step: number | null; readonly origin: DocumentOrigin; readonly source: string | null;
  readonly length: number; readonly isWhole: boolean; readonly at: SightingPlace;
};

/** Where a finding stands: which run, and how far in it. */
export type RunPlace = { readonly run: number; readonly place: number };

/** What working out origins needs of an index. Everything is synchronous. `lib/store` implements it. */
export type InjectionIndexWriter = {
  /** Makes what reading by trace needs. */
  prepareInjection(): void;
  /** The traces of each conversation, in order of time. */
  conversations(): number[][];
  saidIn(trace: number): SaidRow[];
  runCallsIn(trace: number): RunCallRow[];
  runDocumentsIn(trace: number): RunDocumentRow[];
  traceSteps(trace: number): Pick<StepTable, "get">;
  /** Names of the tools that were offered to a model. */
  offeredNames(): string[];
  /** `read`: how many UTF-16 units of the text were read; null where the evidence does not have it. */
  putDocumentFinding(finding: DocumentFinding, read: number | null, at: RunPlace): void;
  putOrigin(origin: CallOrigin, at: RunPlace): void;
};

/** The part of it that runs are planned from; a finished index has it as well. */
export type RunReading = Pick<InjectionIndexWriter, "saidIn" | "runCallsIn" | "runDocumentsIn" | "traceSteps">;

/** Passages of one document that a name has room for. */
const passagesOfDocument = 2 ** 20;

/** The one number by which the index names a passage: the document, and the place of the passage in it from 0. */
export const passageId = (document: number, place: number): number => document * passagesOfDocument + place;
/** The document and the place again. */
export const passageOfId = (id: number): { readonly document: number; readonly place: number } => ({ document: Math.floor(id / passagesOfDocument), place: id % passagesOfDocument });
