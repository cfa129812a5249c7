import type { Draft, SpanDraft } from "../../trace/model.ts";
import {
  capped,
  type Complaint,
  emptyExport,
  emptyTrace,
  filtered,
  noContent,
  noIds,
  noParents,
  oneType,
  partlyNoContent,
} from "./problems.ts";

/** Downloads of one trace stop at 20,000 steps (10,000 before 2026-08-12), batch exports at 1,500,000 rows. */
const downloadCaps = [10_000, 20_000];
const exportCaps = [1_000_000, 1_500_000];
const downloads = new Set(["langfuse.ui-download", "langfuse.ui-download-v4", "langfuse.log-view"]);
const tables = new Set([
  "langfuse.observations-export",
  "langfuse.events-export",
  "langfuse.blob",
  "langfuse.api-list",
]);
/** Formats in which a step without content keys is a step whose content was left out. */
const complete = new Set([...downloads, ...tables, "langfuse.api-trace", "langfuse.cli-envelope", "langfuse.trpc"]);

/** Counts what only the whole file shows. It never influences a draft. */
export class Tally {
  readonly #format: string;
  #records = 0;
  #spans = 0;
  #keyless = 0;
  #withContent = 0;
  #withoutId = 0;
  #parentUnknown = 0;
  #parts = 0;
  readonly #types = new Set<string>();
  readonly #ids = new Set<string>();
  readonly #missing = new Set<string>();
  /** False from the first step on that is a root or whose parent is there: then the table was not filtered by type. */
  #mayBeFiltered: boolean;

  constructor(format: string) {
    this.#format = format;
    this.#mayBeFiltered = tables.has(format);
  }

  add(drafts: readonly Draft[]): void {
    this.#records++;
    for (const draft of drafts) if (draft.type === "span") this.#addSpan(draft);
  }

  #addSpan(span: SpanDraft): void {
    this.#spans++;
    if (span.part !== "whole") this.#parts++;
    if (span.spanId === null) this.#withoutId++;
    if (span.parentId === undefined && span.part !== "end") this.#parentUnknown++;
    const states = [span.input, span.output];
    if (states.every(({ state, value }) => state === "not_captured" && value === null)) this.#keyless++;
    const speaks = [...span.inputMessages, ...span.outputMessages].some(
      (one) => one.text !== "" || one.results.length > 0,
    );
    if (speaks || states.some(({ state }) => state !== "not_captured" && state !== "empty")) this.#withContent++;
    this.#types.add(span.kindText ?? "");
    if (this.#mayBeFiltered) this.#watchParents(span);
  }

  #watchParents({ traceId, spanId, parentId }: SpanDraft): void {
    const key = (id: string): string => `${traceId ?? ""}\n${id}`;
    if (spanId !== null) this.#ids.add(key(spanId));
    if (parentId) this.#missing.add(key(parentId));
    const isThere = parentId ? this.#ids.has(key(parentId)) : parentId === null;
    if (!isThere && !(spanId !== null && this.#missing.has(key(spanId)))) return;
    this.#mayBeFiltered = false;
    this.#ids.clear();
    this.#missing.clear();
  }

  /** `headings`: traces named outside the records of which no step was met. */
  problems(headings: number, isFirstPage: boolean): Complaint[] {
    const found: Complaint[] = [];
    if (headings > 0) found.push({ ...emptyTrace, count: headings });
    if (this.#records === 0 && headings === 0) found.push(emptyExport);
    if (this.#spans === 0) return found;
    found.push(...this.#content(), ...this.#size(isFirstPage));
    if (this.#withoutId > 0 && this.#parts === 0) found.push({ ...noIds, count: this.#withoutId });
    if (this.#parentUnknown > 0 && this.#format !== "langfuse.log-view")
      found.push({ ...noParents, count: this.#parentUnknown });
    return found;
  }

  #content(): Complaint[] {
    if (this.#withContent === 0) return [noContent(this.#format, this.#spans)];
    const isPart = this.#keyless > 0 && complete.has(this.#format);
    return isPart ? [partlyNoContent(this.#format, this.#keyless, this.#spans)] : [];
  }

  #size(isWhole: boolean): Complaint[] {
    const found: Complaint[] = [];
    const isDownload = downloads.has(this.#format);
    const isTable = tables.has(this.#format);
    if (isDownload && downloadCaps.includes(this.#spans)) found.push(capped(this.#spans, "download"));
    if (isTable && exportCaps.includes(this.#spans)) found.push(capped(this.#spans, "export"));
    if (!isTable || !isWhole) return found;
    const [type = "", ...others] = this.#types;
    if (this.#mayBeFiltered) found.push(filtered);
    else if (this.#spans > 1 && others.length === 0) found.push(oneType(type));
    return found;
  }
}
