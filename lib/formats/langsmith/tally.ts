import { isObject, textMember } from "../../base/json.ts";
import type { ProblemCode, ProblemLog } from "../../evidence/problem.ts";
import type { SpanDraft } from "../../trace/model.ts";
import { advice } from "./advice.ts";
import { markersIn } from "./payload.ts";
import { noteReadings } from "./readings.ts";
import type { Run } from "./run.ts";
import { factsOf, said } from "./runFacts.ts";
import type { RunFields } from "./schema.ts";

type Code = ProblemCode & keyof typeof advice;

/** Attachments are links too: `s3_urls["attachment.<name>"]` in REST replies, `attachments` in SDK dumps. */
function attachedLinks(fields: RunFields): number {
  const listed = isObject(fields.s3_urls) ? Object.keys(fields.s3_urls) : [];
  const dumped = isObject(fields.attachments) ? Object.values(fields.attachments) : [];
  const links = dumped.filter((one) => textMember(one, "presigned_url") !== null);
  return listed.filter((name) => name.startsWith("attachment.")).length + links.length;
}

/** Counts over the runs of one file, for the problems that only the whole file shows. */
export class RunTally {
  /** How many runs said just this: all that a file of whole runs needs, however long it is. */
  readonly #wholes = new Map<number, number>();
  /** What the halves and pieces of each run said together. */
  readonly #parts = new Map<string, number>();
  #runs = 0;
  readonly #log: ProblemLog;
  readonly #firstAt = new Map<Code, string>();
  #elsewhere = 0;
  #cut = 0;
  #ttlSeconds: number | null = null;

  constructor(log: ProblemLog) {
    this.#log = log;
  }

  get runs(): number {
    return this.#runs;
  }

  /** `at`: where the run stands in the exhibit. */
  add(run: Run, draft: SpanDraft, at: string): void {
    const markers = markersIn(run.raw);
    const facts = factsOf(run, draft, markers.withheld);
    this.#remember(draft.part === "whole" ? null : run.lineage.id, facts);
    if ((facts & said.withheld) > 0) this.#first("content_withheld", at);
    if (markers.elsewhere) this.#elsewhereAt(at, 1);
    this.#count(run, draft, at);
    noteReadings(run, draft, at, this.#log);
  }

  #remember(id: string | null, facts: number): void {
    const known = id === null ? undefined : this.#parts.get(id);
    if (known === undefined) this.#runs += 1;
    if (id === null) this.#wholes.set(facts, (this.#wholes.get(facts) ?? 0) + 1);
    else this.#parts.set(id, (known ?? 0) | facts);
  }

  #count({ fields }: Run, { input, output }: SpanDraft, at: string): void {
    const linked = [input, output].filter(({ state }) => state === "stored_elsewhere").length;
    const attached = attachedLinks(fields);
    if (linked + attached > 0) this.#elsewhereAt(at, linked + attached);
    const cut = [input, output].filter(({ state }) => state === "cut").length;
    if (cut > 0) this.#first("content_cut", at);
    this.#cut += cut;
    const seconds = typeof fields.ttl_seconds === "number" ? fields.ttl_seconds : null;
    if (fields.trace_tier === "shortlived" || (seconds !== null && seconds > 0 && fields.trace_tier !== "longlived")) {
      this.#first("evidence_expires", at);
      this.#ttlSeconds ??= seconds;
    }
  }

  #first(code: Code, at: string): void {
    if (!this.#firstAt.has(code)) this.#firstAt.set(code, at);
  }

  #elsewhereAt(at: string, count: number): void {
    this.#first("content_stored_elsewhere", at);
    this.#elsewhere += count;
  }

  #say(code: Code, message: string, at: string, count = 1): void {
    this.#log.add({ code, at, message, fix: advice[code], count });
  }

  #having(all: number, none = 0): number {
    const has = (facts: number) => (facts & all) === all && (facts & none) === 0;
    let count = 0;
    for (const [facts, times] of this.#wholes) if (has(facts)) count += times;
    for (const facts of this.#parts.values()) if (has(facts)) count += 1;
    return count;
  }

  /** Raises what only the whole file shows. */
  finish(): void {
    if (this.runs === 0) return;
    this.#finishStructure();
    this.#finishContent();
    if (this.#elsewhere > 0) {
      this.#say(
        "content_stored_elsewhere",
        `${this.#elsewhere} values are only links to storage; such links expire.`,
        this.#at("content_stored_elsewhere"),
        this.#elsewhere,
      );
    }
    if (this.#cut > 0)
      this.#say(
        "content_cut",
        `Of ${this.#cut} values only a cut preview is here.`,
        this.#at("content_cut"),
        this.#cut,
      );
    if (this.#firstAt.has("evidence_expires")) {
      const days = this.#ttlSeconds === null ? "14" : String(Math.round(this.#ttlSeconds / 86_400));
      this.#say(
        "evidence_expires",
        `LangSmith keeps these traces for ${days} days only.`,
        this.#at("evidence_expires"),
      );
    }
  }

  #at(code: Code): string {
    return this.#firstAt.get(code) ?? "file";
  }

  #finishStructure(): void {
    const missing: [number, Code, string][] = [
      [said.id, "no_ids", "This file does not say the ids of its steps."],
      [said.time, "no_times", "This file does not say when its steps ran; their order is their position."],
      [said.parent, "no_parents", "This file does not say which step belongs to which."],
      [said.type, "no_run_types", "This file does not say what kind its steps are."],
    ];
    for (const [flag, code, message] of missing) if (this.#having(flag) === 0) this.#say(code, message, "file");
  }

  #finishContent(): void {
    const all = this.runs;
    const bare = this.#having(0, said.content | said.withheld);
    if (bare > 0) {
      const which = bare === all ? (all === 1 ? "The step is" : `All ${all} steps are`) : `${bare} of ${all} steps are`;
      this.#say("content_not_captured", `${which} listed without inputs and outputs.`, "file", bare);
    }
    const withheld = this.#having(said.withheld);
    if (withheld > 0) {
      this.#say(
        "content_withheld",
        `Content of ${withheld} of ${all} steps is withheld: a marker, a setting that hides it, or {} on both sides of a finished step.`,
        this.#at("content_withheld"),
        withheld,
      );
      return;
    }
    const over = this.#having(said.over);
    const hidden =
      all > 1 &&
      ((this.#having(said.emptyInputs) === all && this.#having(said.inputs) === 0) ||
        (over > 1 && this.#having(said.over | said.emptyOutputs, said.outputs) === over));
    if (hidden)
      this.#say(
        "content_withheld",
        "Inputs or outputs of every step are empty: hidden by the client, or nothing was passed.",
        "file",
        all,
      );
  }
}
