// Writes recorded turns as an array of `GET /api/public/traces/{id}` bodies, the export that carries session ids,
// content and metadata together. Times are milliseconds, as Langfuse's API gives them.
import { zuluMs } from "./clock.mjs";
import { random, uuid4 } from "./random.mjs";

const inputPrice = 0.000003;
const outputPrice = 0.000015;
const money = (amount) => Number(amount.toFixed(8));
const resourceOf = (story) => ({
  "telemetry.sdk.language": "python",
  "telemetry.sdk.name": "opentelemetry",
  "telemetry.sdk.version": "1.37.0",
  "service.name": story.runner.name,
});

/** A message in OpenAI's form. */
function message(own) {
  if (own.role === "tool") return { role: "tool", tool_call_id: own.callId, content: own.text };
  if (own.role !== "assistant") return { role: own.role, content: own.text };
  const toolCalls = own.calls.map((c) => ({
    id: c.id,
    type: "function",
    function: { name: c.tool, arguments: JSON.stringify(c.args) },
  }));
  return { role: "assistant", content: own.text || null, ...(toolCalls.length > 0 && { tool_calls: toolCalls }) };
}

/** One observation; `own` holds what differs from one to the next. */
function observation(story, turn, traceId, parent, own) {
  const { input, output } = own.tokens ?? { input: 0, output: 0 };
  const usage = own.tokens ? { input, output, total: input + output } : {};
  const cost = own.tokens
    ? {
        input: money(input * inputPrice),
        output: money(output * outputPrice),
        total: money(input * inputPrice + output * outputPrice),
      }
    : {};
  const created = zuluMs(own.end + 1_400_000);
  return {
    id: own.id,
    traceId,
    startTime: zuluMs(own.start),
    projectId: story.projectId,
    parentObservationId: parent,
    type: own.type,
    environment: "default",
    endTime: zuluMs(own.end),
    name: own.name,
    level: own.level ?? "DEFAULT",
    statusMessage: own.statusMessage ?? null,
    version: turn.revision,
    createdAt: created,
    updatedAt: created,
    input: own.input,
    output: own.output,
    metadata: {
      attributes: own.attributes ?? {},
      resourceAttributes: resourceOf(story),
      scope: { name: "langfuse-sdk", version: "3.14.1", attributes: {} },
    },
    model: own.model ?? null,
    modelParameters: own.model ? { temperature: 0.1, max_tokens: 4096 } : null,
    completionStartTime: null,
    promptId: null,
    promptName: null,
    promptVersion: null,
    latency: Math.round((own.end - own.start) / 1000) / 1000,
    timeToFirstToken: null,
    usageDetails: usage,
    costDetails: cost,
    usagePricingTierId: null,
    usagePricingTierName: null,
    inputPrice: null,
    outputPrice: null,
    totalPrice: null,
    calculatedInputCost: cost.input ?? null,
    calculatedOutputCost: cost.output ?? null,
    calculatedTotalCost: cost.total ?? 0,
    unit: "TOKENS",
    promptTokens: input,
    completionTokens: output,
    totalTokens: input + output,
    modelId: null,
    usage: { unit: "TOKENS", input, output, total: input + output },
  };
}

function generation(story, messages, add, root, span) {
  add(root, span.key, {
    type: "GENERATION",
    name: "chat",
    start: span.start,
    end: span.end,
    tokens: span.tokens,
    model: story.model,
    level: span.error ? "ERROR" : "DEFAULT",
    statusMessage: span.error,
    input: {
      messages: messages.slice(0, span.seen).map(message),
      tools: story.tools.map((tool) => ({ type: "function", function: tool })),
    },
    output: span.reply && message(span.reply),
    attributes: { "gen_ai.operation.name": "chat", "gen_ai.request.model": story.model },
  });
}

function tool(add, root, span) {
  const { call } = span;
  const failed = call.status === "error";
  return add(root, span.key, {
    type: "TOOL",
    name: call.tool,
    start: span.start,
    end: span.end,
    input: call.args,
    output: call.result,
    level: failed ? "ERROR" : "DEFAULT",
    statusMessage: failed ? call.result.trimEnd().split("\n").at(-1) : null,
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": call.tool,
      "gen_ai.tool.call.id": call.id,
    },
  });
}

const traceIdOf = (story, turn) => random(`${story.slug}/${turn.key}/trace`).hex(32);

/** The steps of a run, and of the sub-agents in it. */
function addSpans(story, run, add, root) {
  for (const span of run.spans) {
    if (span.kind === "model") generation(story, run.messages, add, root, span);
    else if (span.sub) addSpans(story, span.sub, add, subAgent(add, tool(add, root, span), span));
    else tool(add, root, span);
  }
}

function subAgent(add, parent, { key, sub }) {
  return add(parent, key, {
    type: "AGENT",
    name: sub.agent,
    start: sub.start,
    end: sub.end,
    input: { messages: [{ role: "user", content: sub.ask }] },
    output: { role: "assistant", content: sub.text },
    attributes: { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": sub.agent },
  });
}

/** The body of one trace and the observations in it. */
function trace(story, turn) {
  const id = traceIdOf(story, turn);
  const observations = [];
  const add = (parent, key, own) => {
    const made = observation(story, turn, id, parent, {
      id: random(`${story.slug}/${key}/${own.type}`).hex(16),
      ...own,
    });
    observations.push(made);
    return made.id;
  };
  const root = add(null, turn.key, {
    type: "AGENT",
    name: story.agent,
    start: turn.start,
    end: turn.end,
    input: { messages: [{ role: "user", content: turn.ask }] },
    output: { role: "assistant", content: turn.text },
    attributes: { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": story.agent },
  });
  add(root, turn.key, {
    type: "SPAN",
    name: "attach-workspace",
    start: turn.start + 120,
    end: turn.start + 380,
    input: { thread: turn.thread },
    output: { workspace: story.runner.workspace, reused: true },
  });
  addSpans(story, turn, add, root);
  const totalCost = money(observations.reduce((sum, o) => sum + o.calculatedTotalCost, 0));
  const body = {
    id,
    projectId: story.projectId,
    name: `${story.agent} turn`,
    timestamp: zuluMs(turn.start),
    environment: "default",
    tags: turn.tags,
    bookmarked: false,
    release: turn.revision,
    version: null,
    userId: turn.user,
    sessionId: turn.thread,
    public: false,
    input: { messages: [{ role: "user", content: turn.ask }] },
    output: { role: "assistant", content: turn.text },
    metadata: {
      runner: `${story.runner.name} ${story.runner.version}`,
      approvals: "never",
      attributes: { "session.id": turn.thread, "user.id": turn.user },
      resourceAttributes: resourceOf(story),
    },
    createdAt: zuluMs(turn.start + 900_000),
    updatedAt: zuluMs(turn.end + 2_000_000),
    externalId: null,
    scores: [],
    latency: Math.round((turn.end - turn.start) / 1000) / 1000,
    htmlPath: `/project/${story.projectId}/traces/${id}`,
    totalCost,
  };
  return { body, observations };
}

/** The traces of all turns, before they take the form of an export. */
export const langfuseTraces = (story, turns) =>
  turns.map((turn) => trace({ ...story, projectId: uuid4(`${story.slug}/project`) }, turn));

/** What a truth needs of an export. */
export const langfuseFacts = (story, turns, traces) => ({
  spans: traces.reduce((sum, { observations }) => sum + observations.length, 0),
  traceIds: new Map(turns.map((turn) => [turn.key, traceIdOf(story, turn)])),
});

/** The text of the export: one observation per line; inside a trace the latest comes first. */
export function langfuseExport(story, turns) {
  const traces = langfuseTraces(story, turns);
  const texts = traces.map(({ body, observations }) => {
    const lines = [...observations].reverse().map((o) => JSON.stringify(o));
    return `${JSON.stringify(body).slice(0, -1)},"observations":[\n${lines.join(",\n")}\n]}`;
  });
  return { text: `[\n${texts.join(",\n")}\n]\n`, ...langfuseFacts(story, turns, traces) };
}
