// Writes recorded turns as the reply of LangSmith's `POST /api/v1/runs/query`: `{runs, cursors}`, newest run first.
import { naive } from "./clock.mjs";
import { random, uuid4, uuid7 } from "./random.mjs";

const classes = { system: "SystemMessage", user: "HumanMessage", assistant: "AIMessage", tool: "ToolMessage" };
const types = { system: "system", user: "human", assistant: "ai", tool: "tool" };
const inputPrice = 0.0000025;
const outputPrice = 0.00001;
const money = (amount) => Number(amount.toFixed(8));

/** A message as LangChain dumps it. Its id follows from thread and position: a repeat has the same id. */
function message(story, turn, at, own) {
  const base = {
    additional_kwargs: {},
    content: own.text,
    id: `msg-${random(`${story.slug}/${turn.thread}/${at}`).hex(12)}`,
    response_metadata: {},
    type: types[own.role],
  };
  if (own.role === "tool") return { ...base, name: own.tool, tool_call_id: own.callId, status: own.status };
  if (own.role !== "assistant") return base;
  const toolCalls = own.calls.map((c) => ({ name: c.tool, args: c.args, id: c.id, type: "tool_call" }));
  const { input, output } = own.tokens;
  const usage = { input_tokens: input, output_tokens: output, total_tokens: input + output };
  return { ...base, tool_calls: toolCalls, invalid_tool_calls: [], usage_metadata: usage };
}

const constructor = (role, kwargs) => ({
  lc: 1,
  type: "constructor",
  id: ["langchain", "schema", "messages", classes[role]],
  kwargs,
});

const runtime = {
  sdk: "langsmith-py",
  sdk_version: "0.14.0",
  library: "langchain-core",
  library_version: "1.6.5",
  platform: "Linux-6.1.0-x86_64-with-glibc2.36",
  runtime: "python",
  py_implementation: "CPython",
  runtime_version: "3.12.4",
};

const runId = (story, { start, key, run_type }) => uuid7(start, `${story.slug}/${key}/${run_type}`);

/** The id of a turn's root run, which is the trace's id. */
const rootId = (story, turn) => runId(story, { start: turn.start, key: turn.key, run_type: "chain" });

/** One run record; `own` holds what differs from run to run. */
function run(story, turn, parent, own) {
  const id = runId(story, own);
  const segment = `${naive(own.start).replace(/[-:.]/g, "")}Z${id}`;
  const traceId = parent ? parent.trace_id : id;
  const start = naive(own.start);
  const end = naive(own.end);
  const project = uuid4(`${story.slug}/project`);
  const ancestors = parent ? [...parent.parent_run_ids, parent.id] : [];
  const tokens = own.tokens ?? { input: 0, output: 0 };
  const prompt = own.tokens ? money(tokens.input * inputPrice) : null;
  const completion = own.tokens ? money(tokens.output * outputPrice) : null;
  const metadata = {
    LANGSMITH_PROJECT: story.project,
    LANGSMITH_TRACING: "true",
    revision_id: turn.revision,
    user_id: turn.user,
    thread_id: turn.thread,
    ls_run_depth: ancestors.length,
    ...own.metadata,
  };
  return {
    id,
    name: own.name,
    run_type: own.run_type,
    start_time: start,
    end_time: end,
    status: own.error ? "error" : "success",
    inputs: own.inputs,
    outputs: own.outputs,
    error: own.error ?? null,
    parent_run_id: parent ? parent.id : null,
    parent_run_ids: ancestors,
    trace_id: traceId,
    dotted_order: parent ? `${parent.dotted_order}.${segment}` : segment,
    thread_id: turn.thread,
    session_id: project,
    extra: { ...own.extra, metadata, runtime },
    events: [
      { name: "start", time: `${start}+00:00` },
      { name: own.error ? "error" : "end", time: `${end}+00:00` },
    ],
    tags: own.tags ?? [],
    execution_order: 1,
    serialized: null,
    inputs_preview: null,
    outputs_preview: null,
    inputs_s3_urls: null,
    outputs_s3_urls: null,
    s3_urls: null,
    manifest_id: null,
    manifest_s3_id: null,
    trace_min_start_time: null,
    trace_max_start_time: null,
    reference_dataset_id: null,
    child_run_ids: null,
    direct_child_run_ids: null,
    feedback_stats: null,
    reference_example_id: null,
    prompt_tokens: tokens.input,
    completion_tokens: tokens.output,
    total_tokens: tokens.input + tokens.output,
    prompt_cost: prompt,
    completion_cost: completion,
    total_cost: own.tokens ? money(prompt + completion) : null,
    first_token_time: null,
    messages: null,
    last_queued_at: null,
    in_dataset: false,
    share_token: null,
    app_path: `/o/${uuid4(`${story.slug}/tenant`)}/projects/p/${project}/r/${id}?trace_id=${traceId}&start_time=${start}`,
    trace_tier: "longlived",
    ttl_seconds: 34560000,
    trace_upgrade: true,
    trace_first_received_at: naive(own.start + 900_000),
  };
}

function modelRun(story, turn, root, span) {
  const seen = turn.messages.slice(0, span.seen);
  const reply = span.reply && message(story, turn, span.seen, span.reply);
  return run(story, turn, root, {
    key: span.key,
    name: "ChatOpenAI",
    run_type: "llm",
    start: span.start,
    end: span.end,
    error: span.error,
    tokens: span.tokens,
    inputs: { messages: [seen.map((m, at) => constructor(m.role, message(story, turn, at, m)))] },
    outputs: reply && {
      generations: [
        [
          {
            text: span.reply.text,
            type: "ChatGeneration",
            generation_info: { finish_reason: span.reply.calls.length > 0 ? "tool_calls" : "stop" },
            message: constructor("assistant", reply),
          },
        ],
      ],
      llm_output: { model_name: story.model },
      run: null,
      type: "LLMResult",
    },
    extra: {
      batch_size: 1,
      options: { stop: null },
      invocation_params: {
        _type: "openai-chat",
        model: story.model,
        temperature: 0.2,
        parallel_tool_calls: true,
        tools: story.tools.map((tool) => ({ type: "function", function: tool })),
      },
    },
    metadata: { ls_provider: "openai", ls_model_name: story.model, ls_model_type: "chat", ls_temperature: 0.2 },
  });
}

function toolRuns(story, turn, root, span) {
  const { call } = span;
  const tool = run(story, turn, root, {
    key: span.key,
    name: call.tool,
    run_type: "tool",
    start: span.start,
    end: span.end,
    error: call.error,
    inputs: call.args,
    outputs: call.error
      ? null
      : {
          output: {
            additional_kwargs: {},
            content: call.result,
            response_metadata: {},
            type: "tool",
            name: call.tool,
            tool_call_id: call.id,
            status: call.status ?? "success",
          },
        },
    extra: { color: "green", tool_call_id: call.id },
    tags: [],
  });
  if (!call.documents) return [tool];
  const documents = call.documents.map((d) => ({
    id: d.id,
    metadata: d.metadata,
    page_content: d.text,
    type: "Document",
  }));
  return [
    tool,
    run(story, turn, tool, {
      key: `${span.key}/r`,
      name: "KnowledgeBase",
      run_type: "retriever",
      start: span.start + 310,
      end: span.end - 220,
      inputs: { query: call.args.query },
      outputs: { documents },
      metadata: { ls_retriever_name: "knowledgebase", ls_vector_store_provider: "pgvector" },
      tags: ["knowledge-base"],
    }),
  ];
}

/** The runs of all turns, in the order of the story. */
function runsOf(story, turns) {
  return turns.flatMap((turn) => {
    const root = run(story, turn, null, {
      key: turn.key,
      name: story.agent,
      run_type: "chain",
      start: turn.start,
      end: turn.end,
      inputs: { messages: [{ type: "human", content: turn.ask }] },
      outputs: { messages: [{ type: "ai", content: turn.text }] },
      metadata: { ls_method: "traceable", requester: turn.user, environment: "production" },
      tags: turn.tags,
    });
    return [
      root,
      ...turn.spans.flatMap((span) =>
        span.kind === "model" ? [modelRun(story, turn, root, span)] : toolRuns(story, turn, root, span),
      ),
    ];
  });
}

const factsOf = (story, turns, runs) => ({
  traceIds: new Map(turns.map((turn) => [turn.key, rootId(story, turn)])),
  spans: runs.length,
});

/** The text of the export: one run per line. */
export function langsmithExport(story, turns) {
  const runs = runsOf(story, turns);
  const lines = [...runs].reverse().map((r) => JSON.stringify(r));
  return {
    text: `{"runs":[\n${lines.join(",\n")}\n],"cursors":{"next":null,"prev":null},"parsed_query":null}\n`,
    ...factsOf(story, turns, runs),
  };
}

const dumped = [
  "id", "name", "start_time", "run_type", "end_time", "extra", "error", "serialized", "events", "inputs", "outputs", "reference_example_id", "parent_run_id", "tags",
  "session_id", "child_run_ids", "feedback_stats", "app_path", "status", "prompt_tokens", "completion_tokens", "total_tokens", "parent_run_ids", "trace_id", "dotted_order", "in_dataset",
];

/** As a script writes the runs that the SDK reads: JSON Lines, times with Z, the oldest first. */
export function langsmithDump(story, turns) {
  const runs = runsOf(story, turns);
  const lines = runs.map((r) => {
    const own = Object.fromEntries(dumped.map((name) => [name, r[name]]));
    return `${JSON.stringify({ ...own, start_time: `${r.start_time}Z`, end_time: `${r.end_time}Z` })}\n`;
  });
  return { text: lines.join(""), ...factsOf(story, turns, runs) };
}
