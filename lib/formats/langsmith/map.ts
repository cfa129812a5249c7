import { isObject, member, type JsonValue } from "../../base/json.ts";
import type { ProblemLog, ProblemNote } from "../../evidence/problem.ts";
import type { RawRecord } from "../../evidence/record.ts";
import type { SpanDraft } from "../../trace/model.ts";
import type { Detection, Mapper, MapResult } from "../adapter.ts";
import { advice } from "./advice.ts";
import { readConversation } from "./conversation.ts";
import { readPart } from "./multipart.ts";
import { CapWatch } from "./caps.ts";
import { readRun, type Run } from "./run.ts";
import { spanDraft, type SpanPlace } from "./span.ts";
import { RunTally } from "./tally.ts";
import { nestedRuns, saysMore, unitsOf, type FileFacts, type Unit } from "./units.ts";

const conversationFormats = /^langsmith\.(fetch-(traces|thread|messages)|mcp-thread)$/;

/** Reads the records of one LangSmith export. What is counted here goes into problems only, never into drafts. */
export class LangsmithMapper implements Mapper {
  readonly #facts: FileFacts;
  readonly #log: ProblemLog;
  readonly #tally: RunTally;
  readonly #caps: CapWatch;
  #records = 0;
  #conversations = 0;
  #hasMore: boolean;

  constructor({ format, plan, showsContent = false }: Detection, envelope: JsonValue, log: ProblemLog) {
    const isTable = plan.kind === "parquet" || plan.kind === "csv";
    this.#facts = { format, envelope, isLines: plan.kind === "jsonLines", isTable, showsContent };
    this.#log = log;
    this.#tally = new RunTally(log);
    this.#caps = new CapWatch(format);
    this.#hasMore = saysMore(envelope);
  }

  map(record: RawRecord): MapResult {
    this.#records += 1;
    if (conversationFormats.test(this.#facts.format)) return this.#mapConversation(record);
    if (this.#facts.format === "langsmith.ingest-multipart") return this.#mapPart(record);
    const drafts: SpanDraft[] = [];
    this.#hasMore ||= this.#facts.isLines && saysMore(record.value);
    const units = unitsOf(record, this.#facts);
    this.#caps.add(record, units.length);
    for (const unit of units) drafts.push(...this.#mapTree(unit, record));
    return drafts.length > 0 || units.length === 0 ? { drafts } : { skip: notARun(record.at, "record") };
  }

  #mapTree(root: Unit, record: RawRecord): SpanDraft[] {
    const drafts: SpanDraft[] = [];
    const runs = new Map<Unit, Run | null>();
    const runOf = (unit: Unit): Run | null => {
      const run = runs.get(unit) ?? readRun(unit.value, unit.context);
      runs.set(unit, run);
      return run;
    };
    for (const unit of nestedRuns(root, (parent) => runOf(parent)?.lineage ?? null)) {
      const run = runOf(unit);
      if (run !== null) drafts.push(this.#draft(run, { at: unit.at, part: unit.part }, record));
      // The record itself is refused by the caller; a part of it is noted here, so that nothing is lost in silence.
      else if (unit.at !== "") this.#log.add(notARun(placeOf(record, unit.at), "element"));
    }
    return drafts;
  }

  #draft(run: Run, place: SpanPlace, record: RawRecord): SpanDraft {
    const draft = spanDraft(run, place);
    this.#tally.add(run, draft, placeOf(record, place.at));
    return draft;
  }

  #mapPart(record: RawRecord): MapResult {
    const read = readPart(record.value);
    if (read === null) return { skip: notARun(record.at, "part") };
    if (read === "feedback") return { drafts: [] };
    return { drafts: [this.#draft(read.run, { at: "", part: read.part }, record)] };
  }

  #mapConversation(record: RawRecord): MapResult {
    const read = readConversation(record.value);
    if (read === null)
      return {
        skip: { ...notARun(record.at, "record"), message: "A record holds no list of messages; it was left out." },
      };
    this.#conversations += 1;
    if (read.isWithheld)
      this.#log.add({
        code: "content_withheld",
        at: record.at,
        message: "The messages were withheld before they were handed over.",
        fix: advice.content_withheld,
      });
    this.#hasMore ||= saysMore(record.value);
    return { drafts: [read.draft] };
  }

  finish(): void {
    const say = (code: keyof typeof advice, message: string, count = 1): void =>
      this.#log.add({ code, at: "file", message, fix: advice[code], count });
    this.#tally.finish();
    if (this.#conversations > 0)
      say("messages_only", "A conversation without steps: no times, no tree, no tool schemas.", this.#conversations);
    if (this.#hasMore) say("more_pages", "The query had more pages than this one.");
    const total = isObject(this.#facts.envelope) ? member(this.#facts.envelope, "total_count") : undefined;
    if (typeof total === "number" && total > this.#tally.runs && this.#tally.runs > 0)
      say("more_pages", `The reply counts ${total} steps; ${this.#tally.runs} are here.`);
    const cap = this.#caps.reached();
    if (cap !== null) say("export_capped", cap);
    if (this.#records === 0) say("empty_export", "Nothing is in this export.");
  }
}

const placeOf = (record: RawRecord, at: string): string =>
  at === "" ? record.at : record.at.startsWith("/") || record.at === "" ? `${record.at}${at}` : `${record.at} ${at}`;

function notARun(at: string, what: string): ProblemNote {
  return {
    code: "record_malformed",
    at,
    message: `A ${what} is no run; it was left out.`,
    fix: advice.record_malformed,
  };
}
