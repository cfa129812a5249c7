// Plays a story: turns of a conversation become timed model and tool spans that no vendor's form has touched yet.
import { instant } from "./clock.mjs";
import { random } from "./random.mjs";

/** A model step that calls tools; several calls run in parallel. */
export const step = (text, ...calls) => ({ text, calls });

/** The model's last words of a turn. */
export const answer = (text) => ({ text, calls: [] });

/** A model request that the provider refused; the agent waits and asks again. */
export const modelError = (error) => ({ modelError: error });

/**
 * A tool call with the text that the model gets back; a function makes the text from the labelled calls before it.
 * `more`: ms (how long it took), status and error (it failed), documents (a retriever's), label.
 */
export const call = (tool, args, result, more = {}) => ({
  tool,
  args,
  result: typeof result === "object" ? JSON.stringify(result) : result,
  ...more,
});

const tokensOf = (text) => Math.ceil(text.length / 4);
const textOf = (message) => message.text + (message.calls ?? []).map((c) => c.tool + JSON.stringify(c.args)).join("");

/** The same step, its first call starting at an instant; the model's answer stands just before it. */
export const at = (iso, timed) => ({ ...timed, at: iso });

/** What a `call` hands to a sub-agent, as its `sub`: the call's result is the sub-agent's last words. */
export const subAgent = (agent, system, ask, steps) => ({ agent, system, ask, steps });

/** The gap between a model's answer and a call that starts at a stated instant, in microseconds. */
const beforeCall = 900;

/** A call that hands work on: the run of the sub-agent, which knows nothing of what was said before. */
function recordSub(story, sub, key, start, labelled) {
  const messages = [
    { role: "system", text: sub.system },
    { role: "user", text: sub.ask },
  ];
  const played = recordSteps(story, sub.steps, { key, start, messages, labelled, draw: random(`${story.slug}/${story.seed}/${key}`) });
  return { ...sub, messages, spans: played.spans, start, end: played.now + 800, text: messages.at(-1).text };
}

/** A model request that was refused, and the pause before the next. */
function recordRefusal({ modelError: error }, key, seen, begin, draw) {
  const end = begin + draw.int(280_000, 900_000);
  const span = { kind: "model", key, start: begin, end, seen, reply: null, error, tokens: null };
  return { span, now: end + draw.int(1_000_000, 2_100_000) };
}

/** The model's answer: when it began and ended, later where the step has to start at a stated instant. */
function answerTimes(current, key, begin, output, draw) {
  const end = begin + draw.int(900_000, 2_400_000) + output * draw.int(14_000, 22_000);
  if (!current.at) return [begin, end];
  const late = instant(current.at) - beforeCall - end;
  if (late < 0) throw new Error(`${key} cannot start at ${current.at}: the steps before it take ${-late} microseconds too long`);
  return [begin + late, end + late];
}

/** One of the calls that a model's answer asks for: `now` is the answer's end, `j` its place among them. */
function recordCall(story, given, { key, now, j, timed, labelled, draw }) {
  const drawn = now + draw.int(700, 1_100) + 241 * j;
  const start = timed ? now + beforeCall + 241 * j : drawn;
  const [low, high] = given.ms ? [given.ms, given.ms] : story.latencyMs[given.tool];
  const took = draw.int(low * 1000, high * 1000) + draw.int(1, 999);
  const sub = given.sub ? recordSub(story, given.sub, `${key}/sub`, start + 600, labelled) : null;
  const result = sub ? sub.text : typeof given.result === "function" ? given.result(labelled) : given.result;
  return { kind: "tool", key, start, end: sub ? sub.end + 500 : start + took, call: { ...given, result }, sub };
}

/**
 * Adds the spans of some steps. `messages` is the history so far, system prompt first; it grows, as does `labelled`.
 * Every model span knows how much of the history it saw (`seen`), so that a writer can repeat it.
 */
function recordSteps(story, steps, { key: own, start: first, messages, labelled, draw }) {
  const schemaTokens = tokensOf(JSON.stringify(story.tools));
  const spans = [];
  let now = first;
  steps.forEach((current, place) => {
    const key = `${own}/${place}`;
    const seen = messages.length;
    const input = schemaTokens + messages.reduce((sum, message) => sum + tokensOf(textOf(message)) + 4, 0);
    const begin = now + draw.int(400, 2_600);
    if (current.modelError) {
      const refusal = recordRefusal(current, key, seen, begin, draw);
      spans.push(refusal.span);
      now = refusal.now;
      return;
    }
    const calls = current.calls.map((c, j) => ({ ...c, id: `call_${random(`${story.slug}/${key}/${j}`).letters(24)}` }));
    const output = tokensOf(textOf(current)) + 12 * calls.length + 3;
    const tokens = { input, output };
    const reply = { role: "assistant", text: current.text, calls, tokens };
    const [start, end] = answerTimes(current, key, begin, output, draw);
    spans.push({ kind: "model", key, start, end, seen, reply, error: null, tokens });
    messages.push(reply);
    now = end;
    calls.forEach((given, j) => {
      const span = recordCall(story, given, { key: `${key}/${j}`, now: end, j, timed: Boolean(current.at), labelled, draw });
      const { label, result, tool, id, status = "success" } = span.call;
      spans.push(span);
      if (label) labelled.set(label, span);
      messages.push({ role: "tool", text: result, tool, callId: id, status });
      now = Math.max(now, span.end);
    });
  });
  return { spans, now };
}

/** Adds the spans of one turn to the history of its thread. */
function recordTurn(story, turn, messages, labelled) {
  const draw = random(`${story.slug}/${story.seed}/${turn.key}`);
  const start = instant(turn.at);
  messages.push({ role: "user", text: turn.ask });
  const { spans, now } = recordSteps(story, turn.steps, { key: turn.key, start, messages, labelled, draw });
  return { ...turn, start, end: now + draw.int(500, 1_900), messages, spans, text: messages.at(-1).text };
}

/** All turns of a story, in the order of time; turns of one thread share their history. */
export function record(story) {
  const threads = new Map();
  const labelled = new Map();
  return story.turns.map((turn) => {
    const messages = threads.get(turn.thread) ?? [{ role: "system", text: turn.system ?? story.system }];
    threads.set(turn.thread, messages);
    return recordTurn(story, turn, messages, labelled);
  });
}

const callsIn = (spans, turn) =>
  spans.flatMap((span) =>
    span.kind === "tool" ? [{ ...span.call, turn, span }, ...(span.sub ? callsIn(span.sub.spans, turn) : [])] : [],
  );

/** The calls of all turns with their turn, in the order of time; those of a sub-agent behind the call that started it. */
export const callsOf = (turns) => turns.flatMap((turn) => callsIn(turn.spans, turn));
