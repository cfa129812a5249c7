import type { JsonValue } from "../base/json.ts";
import type { ProblemCode, ProblemLog, ProblemNote } from "../evidence/problem.ts";
import type { Probe, RawRecord, RecordPlan } from "../evidence/record.ts";
import type { Draft, EventDraft, SpanDraft } from "../trace/model.ts";

/** A format that claims an exhibit, and the fact that decided it. */
export type Detection = {
  /** `vendor.shape`, for example `langfuse.ui-download`. */
  readonly format: string;
  /** One clause that names the tell-tale: "observations[] with type GENERATION, no trace object". */
  readonly why: string;
  readonly plan: RecordPlan;
  /** Said at once, whatever the records hold: a data set, an error page, an export without observations. */
  readonly problems?: readonly ProblemNote[];
  /** The one trace of the whole file, where its records are pieces of a conversation and name none. */
  readonly scope?: string;
  /** The first records carry content, so that an empty value elsewhere in the file was not hidden by a setting for all. */
  readonly showsContent?: boolean;
};

/** Reads the records of one exhibit, in file order. */
export type Mapper = {
  /**
   * Maps one record. The drafts depend on the record, the envelope and the format alone, never on earlier records,
   * so that the same record mapped again later gives the same drafts in the same order.
   * Returns `skip` with a reason where the record cannot be one of this format.
   */
  map(record: RawRecord): MapResult;
  /** After the last record: what only the whole file shows (a cap reached, no content anywhere, one type only). */
  finish(): void;
};
/** `event`: the record is no part of a trace but something that happened beside it. */
export type MapResult = { readonly drafts: readonly Draft[] } | { readonly event: EventDraft } | { readonly skip: ProblemNote };

/** What one vendor's folder offers. */
export type FormatAdapter = {
  readonly vendor: string;
  /** The first detection that fits, or null. Reads the probe only. */
  detect(probe: Probe): Detection | null;
  /** `envelope`: the document without its records (`null` for lines and tables). Problems met go into `log`. */
  open(detection: Detection, envelope: JsonValue, log: ProblemLog): Mapper;
  /**
   * For vendors that send one span in several records (`part` other than `whole`): such drafts carry what their record
   * says — names, times, raw payload values — and leave `inputMessages`, `outputMessages`, `execution`, `retrieved`
   * and `offered` empty, because what a payload means may be said in another part. The trace step merges the parts
   * (`mergeSpans`) and calls this once to read those five out of the merged payloads, kind, name and metadata.
   */
  complete?(merged: SpanDraft, detection: Detection): SpanDraft;
  /** What to do about a problem that the later steps find in this vendor's exports. */
  readonly advice: Partial<Record<ProblemCode, string>>;
};
