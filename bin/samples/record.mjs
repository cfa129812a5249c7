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

/**
 * Adds the spans of one turn. `messages` is the thread's history, system prompt first; it grows, as does `labelled`.
 * Every model span knows how much of the history it saw (`seen`), so that a writer can repeat it.
 */
function recordTurn(story, turn, messages, labelled) {
  const draw = random(`${story.slug}/${story.seed}/${turn.key}`);
  const schemaTokens = tokensOf(JSON.stringify(story.tools));
  const start = instant(turn.at);
  const spans = [];
  let now = start;
  messages.push({ role: "user", text: turn.ask });
  turn.steps.forEach((current, at) => {
    const key = `${turn.key}/${at}`;
    const seen = messages.length;
    const input = schemaTokens + messages.reduce((sum, message) => sum + tokensOf(textOf(message)) + 4, 0);
    const begin = now + draw.int(400, 2_600);
    if (current.modelError) {
      now = begin + draw.int(280_000, 900_000);
      spans.push({
        kind: "model",
        key,
        start: begin,
        end: now,
        seen,
        reply: null,
        error: current.modelError,
        tokens: null,
      });
      now += draw.int(1_000_000, 2_100_000);
      return;
    }
    const calls = current.calls.map((c, j) => ({
      ...c,
      id: `call_${random(`${story.slug}/${key}/${j}`).letters(24)}`,
    }));
    const output = tokensOf(textOf(current)) + 12 * calls.length + 3;
    const tokens = { input, output };
    const reply = { role: "assistant", text: current.text, calls, tokens };
    now = begin + draw.int(900_000, 2_400_000) + output * draw.int(14_000, 22_000);
    spans.push({ kind: "model", key, start: begin, end: now, seen, reply, error: null, tokens });
    messages.push(reply);
    let last = now;
    calls.forEach((own, j) => {
      const c = { ...own, result: typeof own.result === "function" ? own.result(labelled) : own.result };
      const toolStart = now + draw.int(700, 1_100) + 241 * j;
      const [low, high] = c.ms ? [c.ms, c.ms] : story.latencyMs[c.tool];
      const toolEnd = toolStart + draw.int(low * 1000, high * 1000) + draw.int(1, 999);
      const span = { kind: "tool", key: `${key}/${j}`, start: toolStart, end: toolEnd, call: c };
      spans.push(span);
      if (c.label) labelled.set(c.label, span);
      messages.push({ role: "tool", text: c.result, tool: c.tool, callId: c.id, status: c.status ?? "success" });
      last = Math.max(last, toolEnd);
    });
    now = last;
  });
  return { ...turn, start, end: now + draw.int(500, 1_900), messages, spans, text: messages.at(-1).text };
}

/** All turns of a story, in the order of time; turns of one thread share their history. */
export function record(story) {
  const threads = new Map();
  const labelled = new Map();
  return story.turns.map((turn) => {
    const messages = threads.get(turn.thread) ?? [{ role: "system", text: story.system }];
    threads.set(turn.thread, messages);
    return recordTurn(story, turn, messages, labelled);
  });
}

/** The calls of all turns with their turn, in the order of time. */
export const callsOf = (turns) =>
  turns.flatMap((turn) => turn.spans.filter((s) => s.kind === "tool").map((span) => ({ ...span.call, turn, span })));
