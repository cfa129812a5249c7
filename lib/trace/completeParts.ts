import { addSightings, type DraftSink, shownName, stepPatch } from "./addDraft.ts";
import { mergedDraft, mergeParts } from "./mergeSpans.ts";
import type { SpanDraft } from "./model.ts";

/**
 * Reads every span that came in parts out of all its parts together. Call it once, after the last record.
 * `complete` finds messages, the execution and documents in the merged payloads, as the vendor lays them out.
 */
export async function completeParts(sink: DraftSink, complete: (merged: SpanDraft, exhibit: number) => Promise<SpanDraft>): Promise<void> {
  for (const { id, trace, places } of sink.index.partialSteps()) {
    const [first] = places;
    const drafts: SpanDraft[] = [];
    for (const place of places) {
      const draft = await sink.reload(place);
      if (draft?.type === "span") drafts.push(draft);
    }
    const merged = mergeParts(drafts);
    if (first === undefined || merged === null) continue;
    const whole = await complete(merged, first.exhibit);
    // Name and thread may stand in a part that did not name the trace.
    if (whole.traceId !== null) sink.index.traceRow({ traceId: whole.traceId, exhibit: first.exhibit, name: shownName(sink, whole.traceName), thread: whole.thread });
    sink.index.updateStep(id, stepPatch(sink, whole));
    sink.index.dropSightings(id);
    addSightings(sink, whole, { ...first, draft: mergedDraft }, trace, id);
  }
}
