import { sameRuns } from "./sameRuns.ts";
import type { TraceIndexWriter, UnsettledStep } from "./traceIndex.ts";

/**
 * Gives every span its trace and every trace its conversation. Call it once, after the last record.
 * A span that does not name its trace takes its parent's; a root without a trace id makes a trace of its own id
 * (LangSmith: the trace id is the root's id).
 */
export function settleTraces(index: TraceIndexWriter): void {
  const unsettled = index.unsettledSteps();
  const byId = new Map(unsettled.flatMap((step) => (step.spanId === null ? [] : [[`${step.exhibit} ${step.spanId}`, step] as const])));
  const settled = new Map<number, number>();
  for (const step of unsettled) {
    const trace = settle(step, byId, settled, index);
    if (trace !== null) index.moveStep(step.id, trace);
  }
  index.dropEmptyTraces();
  index.setConversations(conversations(index));
}

function settle(
  step: UnsettledStep, byId: ReadonlyMap<string, UnsettledStep>, settled: Map<number, number>, index: TraceIndexWriter,
): number | null {
  const path: UnsettledStep[] = [];
  let at: UnsettledStep | undefined = step;
  let trace: number | null = null;
  while (at !== undefined && trace === null && !path.includes(at)) {
    trace = settled.get(at.id) ?? null;
    if (trace !== null) break;
    path.push(at);
    const parentId: string | null = at.parentId;
    if (parentId === null) trace = at.parentKnown && at.spanId !== null ? rootTrace(at.spanId, at.exhibit, index) : null;
    else trace = index.tracesOfSpan(parentId)[0] ?? null;
    at = parentId === null ? undefined : byId.get(`${at.exhibit} ${parentId}`);
  }
  if (trace !== null) for (const one of path) settled.set(one.id, trace);
  return trace;
}

const rootTrace = (traceId: string, exhibit: number, index: TraceIndexWriter): number =>
  index.traceRow({ traceId, exhibit, name: null, thread: null });

/** Joins linked traces; the smallest number names the conversation. */
function conversations(index: TraceIndexWriter): Map<number, number> {
  const head = new Map<number, number>();
  const find = (trace: number): number => {
    let at = trace;
    while ((head.get(at) ?? at) !== at) at = head.get(at) ?? at;
    head.set(trace, at);
    return at;
  };
  for (const [a, b] of [...index.threadPairs(), ...sameRuns(index.sharedCalls(), index.callCounts())]) {
    const [x, y] = [find(a), find(b)];
    head.set(Math.max(x, y), Math.min(x, y));
  }
  return new Map([...head.keys()].map((trace) => [trace, find(trace)]));
}
