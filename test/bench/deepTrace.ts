import { once } from "node:events";
import { createWriteStream } from "node:fs";

/**
 * Exports that hold one single trace: an agent that worked for a day, and shapes that nobody's agent has but that a file
 * may claim. The same bytes each time. LangSmith runs as JSON Lines.
 */
export const deepShapes = ["agents", "chain", "wide", "sameStart", "childrenFirst", "orphans"] as const;
export type DeepShape = (typeof deepShapes)[number];

/** The rows of the export as an array-like of records; `spans` of them, one JSON text each. */
export function* deepTraceRecords(spans: number, shape: DeepShape): Generator<string> {
  switch (shape) {
    case "agents":
      return yield* new Session(spans).records();
    case "chain":
      return yield* plainRecords(spans, (n) => n - 1);
    case "wide":
      return yield* plainRecords(spans, (n) => (n === 0 ? -1 : 0));
    case "sameStart":
      return yield* plainRecords(spans, (n) => (n === 0 ? -1 : Math.floor((n - 1) / 7)), () => 0);
    case "childrenFirst":
      return yield* plainRecords(spans, (n) => (n === spans - 1 ? -1 : n + 1), (n) => spans - n);
    case "orphans":
      return yield* plainRecords(spans, (n) => (n === 0 ? -1 : n % 2 === 0 ? spans + n : n - 1));
  }
}

/** Writes such an export and answers its size. */
export async function writeDeepTrace(path: string, spans: number, shape: DeepShape): Promise<number> {
  const out = createWriteStream(path, { highWaterMark: 1 << 22 });
  let pending: string[] = [];
  const flush = async () => {
    const text = pending.join("");
    pending = [];
    if (!out.write(text)) await once(out, "drain");
  };
  for (const record of deepTraceRecords(spans, shape)) {
    pending.push(record, "\n");
    if (pending.length > 4_000) await flush();
  }
  await flush();
  out.end();
  await once(out, "close");
  return out.bytesWritten;
}

const beganMs = Date.UTC(2026, 2, 7, 9);
const traceId = uuid(0);

function uuid(n: number): string {
  return `019d4000-0000-7777-8777-${n.toString(16).padStart(12, "0")}`;
}

const stamp = (n: number, ms: number): string => new Date(ms).toISOString().replace("Z", `${String(n % 1_000).padStart(3, "0")}Z`);

type Fields = { readonly name: string; readonly run_type: string; readonly inputs: object; readonly outputs: object | null };

function record(n: number, parent: number, startMs: number, endMs: number, order: string, fields: Fields): string {
  return JSON.stringify({
    id: uuid(n), trace_id: traceId, parent_run_id: parent < 0 ? null : uuid(parent), session_id: uuid(7), dotted_order: order,
    start_time: stamp(n, startMs), end_time: new Date(endMs).toISOString(), status: "success", error: null, tags: [], ...fields,
  });
}

/** Small spans in any tree: `parentOf` and `timeOf` say which. */
function* plainRecords(spans: number, parentOf: (n: number) => number, timeOf = (n: number): number => n): Generator<string> {
  for (let n = 0; n < spans; n++) {
    const startMs = beganMs + timeOf(n);
    const fields = { name: `step ${n % 100}`, run_type: n % 3 === 0 ? "llm" : "chain", inputs: { input: `look at order ${n}` }, outputs: { output: "done" } };
    yield record(n, parentOf(n), startMs, startMs + 5, "", fields);
  }
}

type Agent = { readonly span: number; readonly order: string; turn: number; readonly history: object[] };

const turnsPerAgent = 12;
const agentsDeep = 5;
const historyMost = 6;
const system = { type: "system", content: "You are the operations assistant of Example Bakery. Never delete data without approval." };

/** An agent that asks a model, runs the tools that it names, and hands parts of the work to agents below it. */
class Session {
  readonly #stack: Agent[] = [];
  readonly #spans: number;
  #next = 0;

  constructor(spans: number) {
    this.#spans = spans;
  }

  *records(): Generator<string> {
    yield this.#agent(-1, "");
    while (this.#next < this.#spans) {
      const agent = this.#stack.at(-1);
      if (agent === undefined) return;
      if (this.#stack.length > 1 && agent.turn >= turnsPerAgent) this.#stack.pop();
      else yield* this.#turn(agent);
    }
  }

  #agent(parent: number, above: string): string {
    const n = this.#next++;
    const order = this.#order(n, above);
    const history = [{ type: "human", content: `Order ${n}: where is it, and who changed it?` }];
    this.#stack.push({ span: n, order, turn: 0, history });
    const lasts = parent < 0 ? this.#spans * 40 : 60_000;
    return record(n, parent, beganMs + n * 40, beganMs + n * 40 + lasts, order, { name: "operations-agent", run_type: "chain", inputs: { messages: history.slice() }, outputs: { output: "done" } });
  }

  *#turn(agent: Agent): Generator<string> {
    const model = this.#next++;
    const delegates = agent.turn++ % 6 === 5 && this.#stack.length < agentsDeep;
    const asked = [this.#call(model, 0), delegates ? { name: "task", args: { goal: `look into order ${model}` }, id: callId(model, 1), type: "tool_call" } : this.#call(model, 1)];
    const reply = { type: "ai", content: "", id: `msg-${model}`, tool_calls: asked };
    const messages = [system, ...agent.history];
    yield this.#leaf(model, agent, { name: "ChatOpenAI", run_type: "llm", inputs: { messages: [messages] }, outputs: { generations: [[{ text: "", message: reply }]] } });
    agent.history.push(reply);
    for (const [at, call] of asked.entries()) {
      if (this.#next >= this.#spans) return;
      const run = this.#next++;
      const answer = { type: "tool", name: call.name, tool_call_id: call.id, content: `parcel ${run} left depot ${run % 89}, invoice ${model}-${at} is open` };
      agent.history.push(answer);
      // Every fourth run comes from a tracer that does not name the call.
      yield this.#leaf(run, agent, { name: call.name, run_type: "tool", inputs: call.args, outputs: run % 4 === 0 ? { output: answer.content } : { output: answer } });
      if (call.name === "task" && this.#next < this.#spans) yield this.#agent(run, this.#order(run, agent.order));
    }
    while (agent.history.length > historyMost) agent.history.shift();
  }

  #call(model: number, at: number) {
    const args = { query: `SELECT order_id, total FROM orders WHERE customer_id = ${model * 2 + at} AND region = 'r${model % 31}'`, limit: 50 };
    return { name: at === 0 ? "run_sql" : "http_get", args, id: callId(model, at), type: "tool_call" };
  }

  #leaf(n: number, agent: Agent, fields: Fields): string {
    return record(n, agent.span, beganMs + n * 40, beganMs + n * 40 + 30, this.#order(n, agent.order), fields);
  }

  #order(n: number, above: string): string {
    const own = `${stamp(n, beganMs + n * 40).replaceAll(/[-:.]/g, "")}${uuid(n)}`;
    return above === "" ? own : `${above}.${own}`;
  }
}

const callId = (model: number, at: number): string => `call_${model.toString(36).padStart(10, "0")}Xy${at}Qz`;
