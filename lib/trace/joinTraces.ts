import type { DraftSink } from "./addDraft.ts";
import { completeParts } from "./completeParts.ts";
import { ConversationJoin } from "./joinConversation.ts";
import type { DraftSource } from "./loadSighting.ts";
import { settleTraces } from "./settleTraces.ts";

/**
 * After the last record: spans that came in parts become whole, traces find their conversation, and what describes the
 * same call becomes one call. One trace is in memory at a time, as columns, without its payloads.
 */
export async function joinTraces(sink: DraftSink, source: DraftSource, report: (done: number, total: number) => void): Promise<void> {
  const { index } = sink;
  await completeParts(sink, source.complete);
  settleTraces(index);
  index.resolveParents();
  let calls = 0;
  const conversations = index.conversations();
  for (const [done, traces] of conversations.entries()) {
    if (done % 64 === 0) report(done, conversations.length);
    const join = new ConversationJoin(() => ++calls, (trace) => trace === traces.at(-1));
    for (const trace of traces) {
      const steps = index.traceSteps(trace);
      join.add(trace, index.traceSightings(trace), (id) => steps.get(id), (portion) => index.stageCalls(traces[0] ?? trace, portion));
    }
  }
  index.publishCalls();
}
