import type { Draft, Message, SpanDraft } from "./model.ts";
import { relationOf, type SpanRelation } from "./mergeSpans.ts";
import { leaves, messagePreview, payloadText, previewOf, type TextMask } from "./rowText.ts";
import { type Sighting, sightingsOf } from "./sightings.ts";
import type { DraftPlace, NewStep, StepPatch, StepRow, TraceIndexWriter } from "./traceIndex.ts";

/** What adding drafts needs from outside: the index, and earlier drafts again. */
export type DraftSink = {
  readonly index: TraceIndexWriter;
  /** The draft at an earlier place, mapped again from its record; null where that is no longer possible. */
  reload(place: DraftPlace): Promise<Draft | null>;
  /** Masks what rows show. */
  readonly mask: TextMask;
};

/** The trace of spans that name none, until `settleTraces` has looked at their parents. */
export const unsettledTrace = (exhibit: number): string => `x${exhibit} (trace not named)`;

/**
 * Puts one draft into the index: its row or rows, its sightings, its text.
 * `fallback` names the trace of a conversation that has no id of its own.
 */
export async function addDraft(sink: DraftSink, draft: Draft, place: DraftPlace, fallback: string): Promise<void> {
  switch (draft.type) {
    case "span":
      return addSpan(sink, draft, place, fallback);
    case "conversation":
      return addConversation(sink, draft, place, fallback);
    case "trace":
      sink.index.traceRow({ traceId: draft.traceId, exhibit: place.exhibit, name: shownName(sink, draft.traceName), thread: draft.thread });
      return;
  }
}

async function addSpan(sink: DraftSink, draft: SpanDraft, place: DraftPlace, fallback: string): Promise<void> {
  const { index } = sink;
  const traceId = draft.traceId ?? (draft.spanId === null ? fallback : unsettledTrace(place.exhibit));
  // A trace that is not named yet holds spans of many; what one of them says of its own is no name for all.
  const isNamed = draft.traceId !== null || draft.spanId === null;
  const trace = index.traceRow({ traceId, exhibit: place.exhibit, name: isNamed ? shownName(sink, draft.traceName) : null, thread: isNamed ? draft.thread : null });
  const known = draft.spanId === null ? null : (index.findSpan(trace, draft.spanId) ?? looseSpan(index, draft, draft.spanId, trace));
  if (known === null) {
    const step = index.addStep(newStep(sink, draft, trace, place));
    index.indexText(step, payloadText(draft.input), payloadText(draft.output));
    if (draft.part === "whole") addSightings(sink, draft, place, trace, step);
    else index.markPartial(step);
    return;
  }
  const earlier = await sink.reload(known);
  const relation = earlier?.type === "span" ? await settled(sink, known, earlier, draft) : "duplicate";
  const key = index.addAppearance(known.id, place, relation);
  if (relation === "conflict") return;
  if (relation === "duplicate") {
    // A copy that was stripped of its content shows the same calls by name alone: nothing of its own.
    if (earlier?.type === "span" && isStripped(draft, earlier)) return;
    return addSightings(sink, draft, place, known.trace, known.id);
  }
  index.markPartial(known.id);
  index.indexText(key, payloadText(draft.input), payloadText(draft.output));
}

const isStripped = (draft: SpanDraft, earlier: SpanDraft): boolean =>
  (earlier.input.state === "present" && draft.input.state === "not_captured") || (earlier.output.state === "present" && draft.output.state === "not_captured");

/** A copy that contradicts the first record may repeat another copy that did. */
async function settled(sink: DraftSink, known: StepRow, earlier: SpanDraft, draft: SpanDraft): Promise<SpanRelation> {
  const relation = relationOf(earlier, draft);
  if (relation !== "conflict") return relation;
  for (const place of sink.index.conflictsOf(known.id)) {
    const other = await sink.reload(place);
    if (other?.type === "span" && relationOf(other, draft) === "duplicate") return "duplicate";
  }
  return "conflict";
}

/** Indexes that hold whole spans without a trace. Only there must every later span be asked whether it is one of them. */
const holdingLoose = new WeakSet<TraceIndexWriter>();

/**
 * A draft that does not name its trace belongs to the span of its id, wherever that is: a part to its head, a row of a
 * Log View to the same step of a download. One that came before is claimed by the draft that names the trace.
 */
function looseSpan(index: TraceIndexWriter, draft: SpanDraft, spanId: string, trace: number): StepRow | null {
  if (draft.part === "whole") {
    if (draft.traceId === null) holdingLoose.add(index);
    else if (!holdingLoose.has(index)) return null;
  }
  const known = index.findLooseSpan(spanId, draft.traceId !== null);
  if (known === null || draft.traceId === null) return known;
  index.moveStep(known.id, trace);
  return { ...known, trace };
}

/** A name as lists show it. */
export const shownName = ({ mask }: Pick<DraftSink, "mask">, name: string | null): string | null => (name === null ? null : mask(name, null));

/** The columns of a span's row; what lists show of it is masked. */
export function stepPatch({ mask }: Pick<DraftSink, "mask">, draft: SpanDraft): StepPatch {
  return {
    parentId: draft.parentId ?? null,
    parentKnown: draft.parentId !== undefined,
    name: mask(draft.name, null),
    kind: draft.kind,
    tool: draft.execution?.tool ?? null,
    status: draft.status,
    startUs: draft.start?.us ?? null,
    endUs: draft.end?.us ?? null,
    clockless: draft.clockless,
    orderKey: draft.order,
    inputState: draft.input.state,
    outputState: draft.output.state,
    preview: previewOf(draft, mask),
    // A name of no characters names nothing.
    model: draft.model || null,
    agent: draft.agent || null,
    tokensIn: draft.tokens.input,
    tokensOut: draft.tokens.output,
    cost: draft.cost,
  };
}

function newStep(sink: DraftSink, draft: SpanDraft, trace: number, place: DraftPlace): NewStep {
  return { ...stepPatch(sink, draft), ...placeOf(place), type: "span", trace, spanId: draft.spanId, parent: null, ordinal: null };
}

const placeOf = ({ exhibit, record, draft }: DraftPlace): DraftPlace => ({ exhibit, record, draft });

/** Adds what a span shows, in the order in which `sightingsOf` gives it. */
export function addSightings(sink: DraftSink, draft: SpanDraft, place: DraftPlace, trace: number, step: number): void {
  sightingsOf(draft).forEach((sighting, ordinal) => {
    const timeUs = (sighting.isOutput ? (draft.end ?? draft.start) : draft.start)?.us ?? null;
    addSighting(sink.index, sighting, ordinal, place, trace, step, sighting.kind === "execution" ? (draft.start?.us ?? null) : timeUs);
  });
}

function addSighting(
  index: TraceIndexWriter, sighting: Sighting, ordinal: number, place: DraftPlace, trace: number, step: number, timeUs: number | null,
): void {
  if (sighting.kind === "schema") index.addSchema(sighting.tool ?? "", place, ordinal, timeUs);
  else index.addSighting({ ...placeOf(place), step, trace, ordinal, timeUs, sighting });
}

function addConversation(sink: DraftSink, draft: Extract<Draft, { type: "conversation" }>, place: DraftPlace, fallback: string): void {
  const { index } = sink;
  const trace = index.traceRow({ traceId: draft.traceId ?? fallback, exhibit: place.exhibit, name: shownName(sink, draft.traceName), thread: draft.thread });
  const rows = draft.messages.map((message, ordinal) => {
    const step = index.addStep(messageStep(sink, message, ordinal, trace, place));
    const said = [message.text, ...message.requests.map((one) => leaves(one.arguments.value))].join("\n");
    const read = message.results.map((one) => one.text).join("\n");
    const spoken = message.role === "assistant";
    index.indexText(step, spoken ? "" : `${said}\n${read}`, spoken ? said : "");
    return step;
  });
  sightingsOf(draft).forEach((sighting, ordinal) => {
    const step = rows[sighting.message ?? 0];
    if (step !== undefined) addSighting(index, sighting, ordinal, place, trace, step, null);
  });
}

function messageStep({ mask }: DraftSink, message: Message, ordinal: number, trace: number, place: DraftPlace): NewStep {
  return {
    ...placeOf(place), type: "message", trace, spanId: null, parentId: null, parentKnown: false, parent: null,
    name: message.roleText || message.role, kind: message.role === "assistant" ? "LLM" : message.role === "tool" ? "TOOL" : "UNKNOWN",
    tool: null, status: message.results.some((one) => one.isError === true) ? "error" : "unset",
    startUs: null, endUs: null, clockless: true, orderKey: "", ordinal,
    inputState: message.role === "assistant" ? "empty" : "present", outputState: message.role === "assistant" ? "present" : "empty",
    preview: messagePreview(message, mask),
    model: null, agent: null, tokensIn: null, tokensOut: null, cost: null,
  };
}
