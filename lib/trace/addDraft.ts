import { isObject, type JsonValue, RawNumber } from "../base/json.ts";
import type { Draft, Message, Payload, SpanDraft } from "./model.ts";
import { mergeSpans, relationOf, type SpanRelation } from "./mergeSpans.ts";
import { type Sighting, sightingsOf } from "./sightings.ts";
import type { DraftPlace, NewStep, StepPatch, StepRow, TraceIndexWriter } from "./traceIndex.ts";

/** What adding drafts needs from outside: the index, and earlier drafts again. */
export type DraftSink = {
  readonly index: TraceIndexWriter;
  /** The draft at an earlier place, mapped again from its record; null where that is no longer possible. */
  reload(place: DraftPlace): Promise<Draft | null>;
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
      sink.index.traceRow({ traceId: draft.traceId, exhibit: place.exhibit, name: draft.traceName, thread: draft.thread });
      return;
  }
}

async function addSpan(sink: DraftSink, draft: SpanDraft, place: DraftPlace, fallback: string): Promise<void> {
  const { index } = sink;
  const traceId = draft.traceId ?? (draft.spanId === null ? fallback : unsettledTrace(place.exhibit));
  // A trace that is not named yet holds spans of many; what one of them says of its own is no name for all.
  const isNamed = draft.traceId !== null || draft.spanId === null;
  const trace = index.traceRow({ traceId, exhibit: place.exhibit, name: isNamed ? draft.traceName : null, thread: isNamed ? draft.thread : null });
  const known = draft.spanId === null ? null : (index.findSpan(trace, draft.spanId) ?? looseSpan(index, draft, draft.spanId, trace));
  if (known === null) {
    const step = index.addStep(newStep(draft, trace, place));
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
    if (whole.traceId !== null) sink.index.traceRow({ traceId: whole.traceId, exhibit: first.exhibit, name: whole.traceName, thread: whole.thread });
    sink.index.updateStep(id, stepPatch(whole));
    sink.index.dropSightings(id);
    addSightings(sink, whole, { ...first, draft: mergedDraft }, trace, id);
  }
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

function stepPatch(draft: SpanDraft): StepPatch {
  return {
    parentId: draft.parentId ?? null,
    parentKnown: draft.parentId !== undefined,
    name: draft.name,
    kind: draft.kind,
    tool: draft.execution?.tool ?? null,
    status: draft.status,
    startUs: draft.start?.us ?? null,
    endUs: draft.end?.us ?? null,
    clockless: draft.clockless,
    orderKey: draft.order,
    inputState: draft.input.state,
    outputState: draft.output.state,
    preview: previewOf(draft),
  };
}

function newStep(draft: SpanDraft, trace: number, place: DraftPlace): NewStep {
  return { ...stepPatch(draft), ...placeOf(place), type: "span", trace, spanId: draft.spanId, parent: null, ordinal: null };
}

const placeOf = ({ exhibit, record, draft }: DraftPlace): DraftPlace => ({ exhibit, record, draft });

function addSightings(sink: DraftSink, draft: SpanDraft, place: DraftPlace, trace: number, step: number): void {
  sightingsOf(draft).forEach((sighting, ordinal) => {
    const timeUs = (sighting.isOutput ? (draft.end ?? draft.start) : draft.start)?.us ?? null;
    addSighting(sink.index, sighting, ordinal, place, trace, step, sighting.kind === "execution" ? (draft.start?.us ?? null) : timeUs);
  });
}

function addSighting(
  index: TraceIndexWriter, sighting: Sighting, ordinal: number, place: DraftPlace, trace: number, step: number, timeUs: number | null,
): void {
  if (sighting.kind === "schema") index.addSchema(sighting.tool ?? "", place, ordinal);
  else index.addSighting({ ...placeOf(place), step, trace, ordinal, timeUs, sighting });
}

function addConversation(sink: DraftSink, draft: Extract<Draft, { type: "conversation" }>, place: DraftPlace, fallback: string): void {
  const { index } = sink;
  const trace = index.traceRow({ traceId: draft.traceId ?? fallback, exhibit: place.exhibit, name: draft.traceName, thread: draft.thread });
  const rows = draft.messages.map((message, ordinal) => {
    const step = index.addStep(messageStep(message, ordinal, trace, place));
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

function messageStep(message: Message, ordinal: number, trace: number, place: DraftPlace): NewStep {
  return {
    ...placeOf(place), type: "message", trace, spanId: null, parentId: null, parentKnown: false, parent: null,
    name: message.roleText || message.role, kind: message.role === "assistant" ? "LLM" : message.role === "tool" ? "TOOL" : "UNKNOWN",
    tool: null, status: message.results.some((one) => one.isError === true) ? "error" : "unset",
    startUs: null, endUs: null, clockless: true, orderKey: "", ordinal,
    inputState: message.role === "assistant" ? "empty" : "present", outputState: message.role === "assistant" ? "present" : "empty",
    preview: oneLine(message.text || message.results[0]?.text || message.requests.map((one) => one.tool).join(", ")),
  };
}

const previewLength = 160;

/** The first words, on one line. */
export function oneLine(text: string): string {
  const line = text.slice(0, previewLength * 4).replace(/\s+/g, " ").trim();
  return line.length > previewLength ? `${line.slice(0, previewLength - 1)}…` : line;
}

/** What tells a row from its neighbours: the arguments of a call, what the model was last told, what went in. */
function previewOf(draft: SpanDraft): string {
  if (draft.execution) return oneLine(leaves(draft.execution.arguments.value));
  const requests = draft.outputMessages.flatMap((message) => message.requests);
  if (requests.length > 0) return oneLine(requests.map((one) => `${one.tool} ${leaves(one.arguments.value)}`).join(" · "));
  const said = draft.outputMessages.at(-1)?.text || draft.inputMessages.findLast((message) => message.role === "user")?.text;
  return oneLine(said || leaves(draft.input.value) || (draft.statusMessage ?? ""));
}

const payloadText = (payload: Payload): string => leaves(payload.value);

/** The strings and numbers of a value, line by line, without the names of its members. */
export function leaves(value: JsonValue): string {
  const out: string[] = [];
  const stack: JsonValue[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next === undefined || next === null || typeof next === "boolean") continue;
    if (typeof next === "string") out.push(next);
    else if (typeof next === "number") out.push(String(next));
    else if (next instanceof RawNumber) out.push(next.text);
    else if (Array.isArray(next)) for (let i = next.length - 1; i >= 0; i--) stack.push(next[i] ?? null);
    else if (isObject(next)) for (const one of Object.values(next).reverse()) stack.push(one);
  }
  return out.join("\n");
}
