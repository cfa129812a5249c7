import { isObject, type JsonObject, type JsonValue, member } from "../../base/json.ts";
import type { ProblemLog } from "../../evidence/problem.ts";
import type { RawRecord } from "../../evidence/record.ts";
import type { Draft } from "../../trace/model.ts";
import type { Detection, Mapper, MapResult } from "../adapter.ts";
import { documentedColumns } from "./columns.ts";
import { type Heading, headingOf, traceDraft } from "./heading.ts";
import { eventDrafts } from "./ingestion.ts";
import { logViewDrafts } from "./logView.ts";
import { observationDraft, type Surroundings } from "./observation.ts";
import { otelDrafts } from "./otelBucket.ts";
import { type Complaint, cutMetadata, emptyTrace, malformed, morePages } from "./problems.ts";
import { Places } from "./places.ts";
import { holdsSteps, isEvent } from "./shapes.ts";
import { Tally } from "./tally.ts";

type Note = (complaint: Complaint) => void;

/** Reads the records of one Langfuse exhibit. Drafts depend on the record, the envelope and the format alone. */
export class LangfuseMapper implements Mapper {
  readonly #format: string;
  readonly #log: ProblemLog;
  readonly #tally: Tally;
  readonly #places: Places;
  readonly #headings = new WeakMap<JsonObject, Heading | null>();
  readonly #isTable: boolean;
  readonly #hasRecords: boolean;
  /** The detection has said already that these are traces without steps. */
  readonly #isTraceList: boolean;

  constructor(detection: Detection, envelope: JsonValue, log: ProblemLog) {
    this.#format = detection.format;
    this.#log = log;
    this.#tally = new Tally(detection.format);
    this.#places = new Places(detection, envelope);
    this.#isTraceList = detection.problems?.some((one) => one.code === "no_observations") ?? false;
    this.#hasRecords = detection.plan.kind !== "none";
    this.#isTable = detection.plan.kind === "csv" || detection.plan.kind === "parquet";
  }

  map(record: RawRecord): MapResult {
    const note: Note = (complaint) => this.#log.add({ ...complaint, at: record.at });
    const drafts = this.#drafts(record, note);
    if (typeof drafts === "string") return { skip: { ...malformed(drafts), at: record.at } };
    this.#tally.add(drafts);
    return { drafts };
  }

  finish(): void {
    if (!this.#hasRecords) return;
    const { unmet, hasNext, isWhole } = this.#places.summary();
    for (const complaint of this.#tally.problems(unmet, isWhole)) this.#log.add({ ...complaint, at: "file" });
    if (hasNext) this.#log.add({ ...morePages, at: "file" });
  }

  /** The drafts of a record, or why it is none. */
  #drafts(record: RawRecord, note: Note): readonly Draft[] | string {
    const { value } = record;
    if (this.#format === "langfuse.log-view" && Array.isArray(value)) return logViewDrafts(value, note);
    if (!isObject(value)) return "it is no object";
    const holder = this.#places.meet(record);
    switch (this.#format) {
      case "langfuse.ingestion-batch":
      case "langfuse.event-bucket":
        return Array.isArray(value["batch"])
          ? batchDrafts(value["batch"], note)
          : (eventDrafts(value, note) ?? "it is no event with a type and a body");
      case "langfuse.otel-bucket":
        return otelDrafts(value, note) ?? "it has no scopeSpans";
      case "langfuse.traces-export":
        return this.#trace(value, note);
      default:
        return holder ? this.#observation(value, "", this.#headingOf(holder), note) : this.#loose(value, note);
    }
  }

  /** Read once: every step of a trace stands under the same object of the envelope. */
  #headingOf(holder: JsonObject): Heading | null {
    const known = this.#headings.get(holder);
    if (known !== undefined) return known;
    const heading = headingOf(holder);
    this.#headings.set(holder, heading);
    return heading;
  }

  #trace(value: JsonObject, note: Note): readonly Draft[] | string {
    const draft = traceDraft(value, "", note, documentedColumns(this.#format));
    if (draft !== null && !this.#isTraceList) note(emptyTrace);
    return draft === null ? "it has no id" : [draft];
  }

  #observation(value: JsonObject, at: string, heading: Heading | null, note: Note): readonly Draft[] | string {
    const around: Surroundings = {
      at,
      heading,
      note,
      parentAbsent: this.#isTable ? undefined : null,
      columns: documentedColumns(this.#format),
    };
    const draft = observationDraft(value, around);
    if (draft === null) return "it has neither id nor name nor time";
    if (this.#places.cutsMetadata) noteCutMetadata(draft.metadata["metadata"], note);
    return [draft];
  }

  /** A record that is not inside a list of steps: a whole trace, a trace's heading, an event, or a step. */
  #loose(value: JsonObject, note: Note): readonly Draft[] | string {
    const inner = member(member(member(value, "result"), "data"), "json") ?? value;
    if (Array.isArray(inner)) return logViewDrafts(inner, note);
    if (!isObject(inner)) return "it is no object";
    const hasSteps = Array.isArray(inner["observations"]) && (inner["observations"].length === 0 || holdsSteps(inner));
    if (hasSteps) return this.#wholeTrace(inner, note);
    if (isEvent(inner) && !Object.hasOwn(inner, "traceId"))
      return eventDrafts(inner, note) ?? "it is no event with a body";
    const isTrace = ["htmlPath", "html_path", "bookmarked", "timestamp"].some((key) => Object.hasOwn(inner, key));
    const isStep = ["traceId", "trace_id", "type", "startTime", "start_time"].some((key) => Object.hasOwn(inner, key));
    return isTrace && !isStep ? this.#trace(inner, note) : this.#observation(inner, "", null, note);
  }

  #wholeTrace(value: JsonObject, note: Note): readonly Draft[] | string {
    const trace = isObject(value["trace"]) ? value["trace"] : value;
    const steps = Array.isArray(value["observations"]) ? value["observations"] : [];
    if (steps.length === 0) {
      const draft = traceDraft(trace, trace === value ? "" : "/trace", note);
      if (draft !== null && !this.#isTraceList) note(emptyTrace);
      return draft === null ? "it is a trace without id and steps" : [draft];
    }
    const heading = headingOf(trace);
    return steps.flatMap((step, index) => {
      const drafts = isObject(step)
        ? this.#observation(step, `/observations/${index}`, heading, note)
        : "it is no object";
      if (typeof drafts === "string") note(malformed(drafts));
      return typeof drafts === "string" ? [] : drafts;
    });
  }
}

/** A whole ingestion body in one record. */
function batchDrafts(events: readonly JsonValue[], note: Note): readonly Draft[] {
  return events.flatMap((event, index) => {
    const drafts = isObject(event) ? eventDrafts(event, note) : null;
    if (drafts === null) note(malformed("an event has no type and body"));
    return (drafts ?? []).map((draft) => ({ ...draft, at: `/batch/${index}${draft.at}` }));
  });
}

/** Values of exactly 200 characters are cut by version 2 of the API (langfuse/langfuse 4.16). */
function noteCutMetadata(metadata: JsonValue | undefined, note: Note): void {
  const values = isObject(metadata) ? Object.values(metadata) : [metadata];
  for (const value of values) if (typeof value === "string" && value.length === 200) note(cutMetadata);
}
