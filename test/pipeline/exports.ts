/**
 * One small run of our own, written out as four products would export it: a kiln controller asks a model once and runs
 * `tools` tools, one record each, so that what was kept of a damaged file can be told by the ids of its calls.
 */
export type Step = {
  readonly id: string;
  readonly trace: string;
  readonly kind: "chain" | "tool";
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly callId: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: string;
};

const clock = (second: number): string => new Date(Date.UTC(2026, 1, 3, 4, 0, second)).toISOString();
/** Good in both products: LangSmith wants UUIDs, Langfuse takes any text. */
const uuid = (n: number): string => `01a7c3d0-5e21-7000-8000-${String(n).padStart(12, "0")}`;

/** `word` begins the call ids; `trace` is the number of the trace, whose id is that of its root. */
export function stepsOf(tools: number, word = "burner", trace = 1): Step[] {
  const root: Step = {
    id: uuid(trace * 1000),
    trace: uuid(trace * 1000),
    kind: "chain",
    name: "kiln",
    start: clock(0),
    end: clock(tools + 1),
    callId: null,
    input: { messages: [{ role: "user", content: "Fire kiln 3 at 1240 °C." }] },
    output: "fired",
  };
  return [root, ...Array.from({ length: tools }, (_, n) => toolStep(n + 1, word, trace))];
}

function toolStep(n: number, word: string, trace: number): Step {
  return {
    id: uuid(trace * 1000 + n),
    trace: uuid(trace * 1000),
    kind: "tool",
    name: "set_burner",
    start: clock(n),
    end: clock(n + 0.5),
    callId: `${word}-${n}`,
    input: { kiln: 3, burner: n, note: `zone “${n}” ☃` },
    output: `burner ${n} burns`,
  };
}

const parentOf = (step: Step): string | null => (step.callId === null ? null : step.trace);

export function langsmithRun(step: Step): Record<string, unknown> {
  return {
    id: step.id,
    trace_id: step.trace,
    parent_run_id: parentOf(step),
    name: step.name,
    run_type: step.kind,
    start_time: step.start,
    end_time: step.end,
    status: "success",
    error: null,
    dotted_order: `${step.start}${step.id}`,
    inputs: step.input,
    outputs: { output: step.output },
    extra: { ...(step.callId !== null && { tool_call_id: step.callId }), metadata: { thread_id: "kiln-3" } },
    tags: [],
  };
}

function observation(step: Step): Record<string, unknown> {
  return {
    id: step.id,
    traceId: step.trace,
    startTime: step.start,
    endTime: step.end,
    projectId: "p1",
    parentObservationId: parentOf(step),
    type: step.kind === "tool" ? "TOOL" : "AGENT",
    environment: "default",
    name: step.name,
    level: "DEFAULT",
    statusMessage: null,
    version: null,
    createdAt: step.end,
    updatedAt: step.end,
    input: JSON.stringify(step.input),
    output: step.output,
    metadata: JSON.stringify(step.callId === null ? {} : { attributes: { "gen_ai.tool.call.id": step.callId } }),
    model: null,
    modelParameters: {},
    usageDetails: {},
    costDetails: {},
    totalCost: 0,
    toolDefinitions: {},
    toolCalls: [],
    toolCallNames: [],
  };
}

const traceHead = (steps: readonly Step[]) => ({
  id: steps[0]?.trace,
  projectId: "p1",
  name: "kiln",
  timestamp: clock(0),
  environment: "default",
  tags: [],
  bookmarked: false,
  userId: "u1",
  sessionId: "kiln-3",
  scores: [],
});

function csvRow(step: Step): string {
  const {
    toolDefinitions: _a,
    toolCalls: _b,
    toolCallNames: _c,
    modelParameters: _d,
    usageDetails: _e,
    costDetails: _f,
    ...plain
  } = observation(step);
  const row = { ...plain, traceName: "kiln", traceTags: "[]", traceTimestamp: clock(0), userId: "u1" };
  return Object.values(row)
    .map((cell) => `"${String(cell ?? "").replaceAll('"', '""')}"`)
    .join(",");
}

const csvHead =
  "id,traceId,startTime,endTime,projectId,parentObservationId,type,environment,name,level,statusMessage,version,createdAt,updatedAt,input,output,metadata,model,totalCost,traceName,traceTags,traceTimestamp,userId";

/** One record per line in all of them, so that a test finds its way to the middle of one. */
export const exports: Readonly<
  Record<string, { readonly format: string; readonly name: string; text(steps: readonly Step[]): string }>
> = {
  "LangSmith runs array": {
    format: "langsmith.runs",
    name: "runs.json",
    text: (steps) => `[${steps.map((step) => JSON.stringify(langsmithRun(step))).join(",\n")}]\n`,
  },
  "LangSmith runs lines": {
    format: "langsmith.runs",
    name: "runs.jsonl",
    text: (steps) => steps.map((step) => `${JSON.stringify(langsmithRun(step))}\n`).join(""),
  },
  "Langfuse UI download": {
    format: "langfuse.ui-download",
    name: "trace.json",
    text: (steps) =>
      `{"trace":${JSON.stringify(traceHead(steps))},"observations":[${steps.map((step) => JSON.stringify(observation(step))).join(",\n")}]}\n`,
  },
  "Langfuse CSV": {
    format: "langfuse.observations-export",
    name: "observations.csv",
    text: (steps) => `${csvHead}\n${steps.map((step) => `${csvRow(step)}\n`).join("")}`,
  },
};

export const callIds = (steps: readonly Step[]): string[] => steps.flatMap((step) => step.callId ?? []);
