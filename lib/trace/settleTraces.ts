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
  // A parent may lie in a later exhibit, and be settled there: hence once more for each exhibit, while it helps.
  const exhibits = new Set(unsettled.map((step) => step.exhibit)).size;
  let waiting = unsettled;
  for (let pass = 0; pass < exhibits && waiting.length > 0; pass++) {
    const left = settleOnce(waiting, byId, index);
    if (left.length === waiting.length) break;
    waiting = left;
  }
  index.dropEmptyTraces();
  index.setConversations(conversations(index));
}

/** Returns the steps whose parents lead nowhere yet. */
function settleOnce(steps: readonly UnsettledStep[], byId: ReadonlyMap<string, UnsettledStep>, index: TraceIndexWriter): UnsettledStep[] {
  const known = new Map<number, number | null>();
  return steps.filter((step) => {
    const trace = settle(step, byId, known, index);
    if (trace !== null) index.moveStep(step.id, trace);
    return trace === null;
  });
}

function settle(
  step: UnsettledStep, byId: ReadonlyMap<string, UnsettledStep>, known: Map<number, number | null>, index: TraceIndexWriter,
): number | null {
  const path = new Set<number>();
  let at: UnsettledStep | undefined = step;
  let trace: number | null = null;
  while (at !== undefined && trace === null && !path.has(at.id)) {
    const found = known.get(at.id);
    if (found !== undefined) {
      trace = found;
      break;
    }
    path.add(at.id);
    const parentId: string | null = at.parentId;
    if (parentId === null) trace = at.parentKnown && at.spanId !== null ? rootTrace(at.spanId, at.exhibit, index) : null;
    else trace = index.tracesOfSpan(parentId)[0] ?? null;
    at = parentId === null ? undefined : byId.get(`${at.exhibit} ${parentId}`);
  }
  for (const id of path) known.set(id, trace);
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
  const shared = index.sharedCalls();
  const runs = shared.length === 0 ? [] : sameRuns(shared, index.callCounts());
  for (const [a, b] of [...index.threadPairs(), ...runs]) {
    const [x, y] = [find(a), find(b)];
    head.set(Math.max(x, y), Math.min(x, y));
  }
  return new Map([...head.keys()].map((trace) => [trace, find(trace)]));
}
