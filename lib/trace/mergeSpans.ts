import { sameJson } from "../base/canonicalJson.ts";
import type { Payload, SpanDraft, SpanStatus } from "./model.ts";

/** How a later draft of a span stands to an earlier one. */
export type SpanRelation =
  /** It adds what the earlier one lacks: the other half, or a fuller export. */
  | "part"
  /** The same, or less. */
  | "duplicate"
  /** It says something else. */
  | "conflict";

/**
 * Compares two drafts with the same trace and span id.
 * A value that only one side has is no contradiction; an unfinished copy is completed by a finished one.
 */
export function relationOf(first: SpanDraft, second: SpanDraft): SpanRelation {
  if (first.part !== "whole" || second.part !== "whole") return "part";
  const unfinished = first.end === null && second.end !== null && !first.clockless;
  const pairs: [unknown, unknown][] = [
    [first.name || null, second.name || null],
    [first.start?.us ?? null, second.start?.us ?? null],
    [first.end?.us ?? null, second.end?.us ?? null],
    [first.parentId ?? null, second.parentId ?? null],
    [first.model, second.model],
  ];
  let adds = false;
  for (const [a, b] of pairs) {
    if (a !== null && b !== null && a !== b) return "conflict";
    adds ||= a === null && b !== null;
  }
  for (const [a, b] of [[first.input, second.input], [first.output, second.output]] as const) {
    if (hasContent(a) && hasContent(b) && !sameJson(a.value, b.value) && !unfinished) return "conflict";
    adds ||= !hasContent(a) && hasContent(b);
  }
  return adds ? "part" : "duplicate";
}

const hasContent = (payload: Payload): boolean => payload.state === "present";

const statusRank: Record<SpanStatus, number> = { unset: 0, pending: 1, ok: 2, error: 3 };

/** One span out of its drafts, the earliest first: what one says and the others do not is taken over. */
export function mergeSpans(drafts: readonly [SpanDraft, ...SpanDraft[]]): SpanDraft {
  const [first, ...rest] = drafts;
  return rest.reduce(mergeTwo, first);
}

function mergeTwo(a: SpanDraft, b: SpanDraft): SpanDraft {
  // An update that says a name or an input anew has the last word, as it has with the vendor.
  const isUpdate = b.part === "end";
  const restates = isUpdate && hasContent(b.input);
  return {
    ...a,
    part: "whole",
    traceId: a.traceId ?? b.traceId,
    parentId: a.parentId ?? b.parentId ?? (a.parentId === null || b.parentId === null ? null : undefined),
    name: isUpdate ? b.name || a.name : a.name || b.name,
    kind: a.kind === "UNKNOWN" ? b.kind : a.kind,
    kindText: a.kindText ?? b.kindText,
    start: a.start ?? b.start,
    end: b.end ?? a.end,
    clockless: a.clockless && b.clockless,
    order: a.order || b.order,
    status: statusRank[b.status] > statusRank[a.status] ? b.status : a.status,
    statusMessage: b.statusMessage ?? a.statusMessage,
    thread: a.thread ?? b.thread,
    user: a.user ?? b.user,
    agent: a.agent ?? b.agent,
    model: a.model ?? b.model,
    tokens: { input: b.tokens.input ?? a.tokens.input, output: b.tokens.output ?? a.tokens.output },
    cost: b.cost ?? a.cost,
    traceName: a.traceName ?? b.traceName,
    input: !restates && (hasContent(a.input) || !hasContent(b.input)) ? mildest(a.input, b.input) : b.input,
    output: hasContent(b.output) ? b.output : mildest(a.output, b.output),
    inputMessages: !restates && a.inputMessages.length > 0 ? a.inputMessages : b.inputMessages,
    outputMessages: b.outputMessages.length > 0 ? b.outputMessages : a.outputMessages,
    execution: mergeExecutions(a, b),
    retrieved: [...a.retrieved, ...b.retrieved.filter((one) => !a.retrieved.some((other) => other.text === one.text))],
    offered: [...a.offered, ...b.offered.filter((one) => !a.offered.some((other) => other.name === one.name))],
    metadata: { ...b.metadata, ...a.metadata },
  };
}

/** A part that does not speak of a payload must not turn what the other part says into "not captured". */
function mildest(a: Payload, b: Payload): Payload {
  return a.state === "not_captured" ? b : a;
}

function mergeExecutions(a: SpanDraft, b: SpanDraft): SpanDraft["execution"] {
  const [x, y] = [a.execution, b.execution];
  if (x === null || y === null) return x ?? y;
  return {
    callId: x.callId ?? y.callId,
    tool: x.tool || y.tool,
    arguments: x.arguments.state === "not_captured" ? y.arguments : x.arguments,
    result: y.result.state === "not_captured" ? x.result : y.result,
    isError: y.isError ?? x.isError,
  };
}

/** Stands for the merged draft of a step where an address names a draft. */
export const mergedDraft = -1;

const partRank: Record<SpanDraft["part"], number> = { begin: 0, whole: 1, end: 2 };

/** By the vendor's own order (the time of an ingestion event) where both have one, else as they were read. */
const byOrder = (a: string, b: string): number => (a === "" || b === "" || a === b ? 0 : a < b ? -1 : 1);

/** The parts of one span as one draft, whatever order they came in; null where there are none. */
export function mergeParts(parts: readonly SpanDraft[]): SpanDraft | null {
  const [first, ...rest] = [...parts].sort((a, b) => partRank[a.part] - partRank[b.part] || byOrder(a.order, b.order));
  return first === undefined ? null : mergeSpans([first, ...rest]);
}
