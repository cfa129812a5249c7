// What a correct reader must find in a sample that was made from one card. From the story, not from the export.
import { callsOf } from "../record.mjs";
import { counts } from "../truth.mjs";

const placeOf = (text, part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

/** A transcript has conversations, and neither steps nor times. */
function countsOf(story, turns, spans) {
  const all = counts(story, turns, spans);
  return spans === 0 ? { ...all, modelSpans: 0, first: null, last: null } : all;
}

/** All six artefacts of a root cause are in these exports; what a tool gave back is the content that was read. */
const capture = { systemPrompt: "present", userTurn: "present", retrievedContext: "present", toolSchemas: "present", toolCalls: "present", executorResponses: "present" };

/** The passage that gave orders: where it stands in what the model read. */
function passageOf({ passage }, calls) {
  if (!passage) return {};
  const carrier = calls.find((call) => call.result.includes(JSON.stringify(passage).slice(1, -1)) || call.result.includes(passage));
  const spelled = carrier.result.includes(passage) ? passage : JSON.stringify(passage).slice(1, -1);
  return { passage: { text: passage, retrievedBy: carrier.id, inToolResult: placeOf(carrier.result, spelled) } };
}

/**
 * `effects`: by call id, what the card says of it; `harmful`, `firstHarm`, `attempts` and `factors` as the findings document names
 * them; `times`: seconds of calls since the card's 0:00; `events`: the same of what stands in the events file.
 */
export function cardTruth(story, turns, { spans, traceIds }) {
  const calls = callsOf(turns);
  const id = (label) => calls.find((call) => call.label === label).id;
  const { truth, events } = story;
  const byCall = (object) => Object.fromEntries(Object.entries(object).map(([label, value]) => [id(label), value]));
  return {
    verdict: truth.verdict,
    ...(truth.alsoAccepted && { alsoAccepted: truth.alsoAccepted }),
    counts: countsOf(story, turns, spans),
    capture,
    harmful: truth.harmful.map(id),
    firstHarm: id(truth.harmful[0]),
    attempts: truth.attempts.map(id),
    harmfulTrace: traceIds.get(truth.trace) ?? null,
    followUpTraces: truth.later.map((key) => traceIds.get(key) ?? null),
    effects: byCall(truth.effects),
    factors: truth.factors,
    ...(truth.times && { times: byCall(truth.times) }),
    ...(events && { events: events.rows.map(({ t, us, kind, source }) => ({ t, seconds: us / 1_000_000, kind, source })) }),
    ...passageOf(story, calls),
  };
}
