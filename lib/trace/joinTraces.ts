import { completeParts, type DraftSink } from "./addDraft.ts";
import { joinCalls } from "./joinCalls.ts";
import { joinDocuments } from "./joinDocuments.ts";
import type { DraftSource } from "./loadSighting.ts";
import { settleTraces } from "./settleTraces.ts";

/**
 * After the last record: spans that came in parts become whole, traces find their conversation, and what describes the
 * same call becomes one call. One conversation is in memory at a time, without its payloads.
 */
export async function joinTraces(sink: DraftSink, source: DraftSource, report: (done: number, total: number) => void): Promise<void> {
  const { index } = sink;
  await completeParts(sink, source.complete);
  settleTraces(index);
  index.resolveParents();
  const conversations = index.conversations();
  for (const [done, conversation] of conversations.entries()) {
    if (done % 64 === 0) report(done, conversations.length);
    const steps = new Map(index.conversationSteps(conversation).map((step) => [step.id, step]));
    const sightings = index.conversationSightings(conversation);
    const { calls, callOfSighting } = joinCalls(sightings, (id) => steps.get(id));
    index.stageCalls(calls, joinDocuments(sightings, calls, callOfSighting));
  }
  index.publishCalls();
}
