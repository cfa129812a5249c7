import { isObject, member, textMember, type JsonValue } from "../../base/json.ts";
import type { RawRecord } from "../../evidence/record.ts";
import type { SpanDraft } from "../../trace/model.ts";
import type { RunContext } from "./run.ts";
import { shapes } from "./shapes.ts";

/** One run inside a record, with what its surroundings say about it. */
export type Unit = {
  readonly value: JsonValue;
  /** Pointer inside the record. */
  readonly at: string;
  readonly part: SpanDraft["part"];
  readonly context: RunContext;
};

/** What is known of a file before its records are read. */
export type FileFacts = {
  readonly format: string;
  /** The document without its records; null for lines and tables. */
  readonly envelope: JsonValue;
  /** Lines: a whole reply stands in each record, and its runs lie inside. */
  readonly isLines: boolean;
  readonly isTable: boolean;
  /** The client did not hide the content of all runs. */
  readonly showsContent: boolean;
};

/** The runs that a record holds: itself, or those of the reply that it is. Nested children are not among them. */
export function unitsOf(record: RawRecord, facts: FileFacts): Unit[] {
  if (!facts.isLines)
    return [unit(record.value, "", ingestHalf(record.at), facts, envelopeTrace(record, facts.envelope))];
  const shape = isObject(record.value) ? shapes.find(({ format }) => format === facts.format) : undefined;
  const fits = isObject(record.value) && shape?.fits(record.value) === true;
  if (!shape || !fits) return [unit(record.value, "", null, facts, null)];
  const trace = textMember(record.value, "trace_id");
  return shape.inner.flatMap((inner) =>
    pointed(record.value, inner).map(({ value, at }) =>
      unit(value, at, ingestHalf(at), facts, at === "" ? null : trace),
    ),
  );
}

/** Where in the body a run stands tells whether it is opened or closed there. */
const ingestHalf = (at: string): "post" | "patch" | null => {
  const match = /(?:^|\/)(post|patch)\/\d+$/.exec(at);
  return match ? (match[1] === "post" ? "post" : "patch") : null;
};

function unit(
  value: JsonValue,
  at: string,
  half: "post" | "patch" | null,
  facts: FileFacts,
  traceId: string | null,
): Unit {
  const isIngest = facts.format === "langsmith.ingest-batch";
  const ends = isObject(value) && value["end_time"] !== undefined && value["end_time"] !== null;
  const part = !isIngest || half === null || (half === "post" && ends) ? "whole" : half === "post" ? "begin" : "end";
  return {
    value: asRun(value, facts.format),
    at,
    part,
    context: {
      traceId,
      isIngest,
      isTable: facts.isTable,
      showsContent: facts.showsContent,
      silentMeansRoot: isIngest && half !== "patch",
    },
  };
}

/** The reply about a trace is about its root, whose id is the trace's. */
function asRun(value: JsonValue, format: string): JsonValue {
  const trace = format === "langsmith.mcp-trace" ? textMember(value, "trace_id") : null;
  return trace !== null && isObject(value) && !("id" in value) ? { ...value, id: trace } : value;
}

/** The trace that the wrapper around a record names: the document, or its element that the first wildcard matched. */
function envelopeTrace(record: RawRecord, envelope: JsonValue): string | null {
  const index = record.path[0];
  const holder = Array.isArray(envelope) && typeof index === "number" ? envelope[index] : envelope;
  return textMember(holder, "trace_id");
}

/** What `""`, `/key` or `/key/*` points to inside a value. */
function pointed(value: JsonValue, inner: string): { value: JsonValue; at: string }[] {
  if (inner === "") return [{ value, at: "" }];
  const key = inner.split("/")[1] ?? "";
  const child = member(value, key);
  if (child === undefined) return [];
  if (!inner.endsWith("/*")) return [{ value: child, at: inner }];
  return Array.isArray(child) ? child.map((item, index) => ({ value: item, at: `/${key}/${index}` })) : [];
}

/** The runs nested in `child_runs`, outermost first, without recursion: trees of thousands of runs exist. */
export function nestedRuns(
  root: Unit,
  idsOf: (unit: Unit) => { id: string | null; traceId: string | null } | null,
): Unit[] {
  const found: Unit[] = [];
  const open: Unit[] = [root];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    found.push(at);
    const children = member(at.value, "child_runs");
    if (!Array.isArray(children)) continue;
    const ids = idsOf(at);
    const { value: _value, at: place, ...rest } = at;
    for (let index = children.length - 1; index >= 0; index--) {
      const context = {
        ...rest.context,
        enclosingId: ids?.id ?? null,
        traceId: ids?.traceId ?? rest.context.traceId ?? null,
      };
      open.push({ ...rest, value: children[index] ?? null, at: `${place}/child_runs/${index}`, context });
    }
  }
  return found;
}

/** Wrapper-level answers to "is this all?", from an envelope or from a reply inside a line. */
export function saysMore(reply: JsonValue): boolean {
  const holders = Array.isArray(reply) ? reply : [reply];
  return holders.some(
    (holder) =>
      textMember(member(holder, "cursors"), "next") !== null ||
      textMember(holder, "next_cursor") !== null ||
      hasMorePages(holder),
  );
}

function hasMorePages(holder: JsonValue): boolean {
  const [page, pages] = [member(holder, "page_number"), member(holder, "total_pages")];
  return typeof page === "number" && typeof pages === "number" && pages > page;
}
