import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A small reader of our two samples that shares no code with the product or with the script that writes them. */
export type Call = {
  readonly id: string;
  readonly tool: string;
  readonly args: string;
  readonly result: string;
  readonly trace: string;
  readonly time: string;
  readonly end: string;
  readonly failed: boolean;
};
export type Requested = { readonly id: string; readonly tool: string; readonly args: string };
export type Incident = {
  readonly spans: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly start: string;
    readonly end: string;
  }[];
  readonly traces: readonly { readonly id: string; readonly start: string }[];
  readonly calls: readonly Call[];
  readonly requested: readonly Requested[];
  /** What system prompt and users say, wherever it stands. */
  readonly words: readonly string[];
  readonly retrieved: readonly { readonly text: string; readonly source: string; readonly time: string }[];
  readonly offered: readonly string[];
};

type LcMessage = {
  type: string;
  content: string;
  tool_calls?: { id: string; name: string; args: unknown }[];
};
type Run = {
  id: string;
  parent_run_id: string | null;
  trace_id: string;
  run_type: string;
  name: string;
  start_time: string;
  end_time: string;
  error: string | null;
  inputs: { messages?: ({ kwargs: LcMessage }[] | LcMessage)[] };
  outputs: {
    output?: { content: string; status: string };
    documents?: { page_content: string; metadata: { source: string } }[];
    generations?: { message: { kwargs: LcMessage } }[][];
  } | null;
  extra: { tool_call_id?: string; invocation_params?: { tools: { function: { name: string } }[] } };
};

type Message = {
  role: string;
  content: string | null;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
};
type Observation = {
  id: string;
  traceId: string;
  parentObservationId: string | null;
  type: string;
  name: string;
  level: string;
  startTime: string;
  endTime: string;
  input: { messages?: Message[]; tools?: { function: { name: string } }[] };
  output: unknown;
  metadata: { attributes: Record<string, string> };
};

const folder = join(process.cwd(), "public", "samples");
export const textOf = (slug: string, name: string) => readFileSync(join(folder, slug, name), "utf8");
const byTime = (a: { time: string; id: string }, b: { time: string; id: string }) =>
  a.time < b.time ? -1 : a.time > b.time ? 1 : a.id < b.id ? -1 : 1;
const distinct = (list: readonly string[]) => [...new Set(list)].sort();

export function readLangsmith(text: string): Incident {
  const { runs } = JSON.parse(text) as { runs: Run[] };
  const models = runs.filter((run) => run.run_type === "llm");
  const seen = models.flatMap((run) => (run.inputs.messages ?? []).flat()).map((m) => ("kwargs" in m ? m.kwargs : m));
  const answers = models.flatMap((run) => run.outputs?.generations?.flat() ?? []).map((g) => g.message.kwargs);
  const results = new Map<string, string>();
  for (const m of seen) {
    if (m.type === "tool" && "tool_call_id" in m && typeof m.tool_call_id === "string")
      results.set(m.tool_call_id, m.content);
  }
  const tools = runs.filter((run) => run.run_type === "tool");
  return {
    spans: runs.map((run) => ({ id: run.id, parent: run.parent_run_id, start: run.start_time, end: run.end_time })),
    traces: runs
      .filter((run) => run.parent_run_id === null)
      .map((run) => ({ id: run.trace_id, start: run.start_time })),
    calls: tools
      .map((run) => ({
        id: run.extra.tool_call_id ?? "",
        tool: run.name,
        args: JSON.stringify(run.inputs),
        result: run.outputs?.output?.content ?? results.get(run.extra.tool_call_id ?? "") ?? "",
        trace: run.trace_id,
        time: run.start_time,
        end: run.end_time,
        failed: run.error !== null || run.outputs?.output?.status === "error",
      }))
      .sort(byTime),
    requested: answers.flatMap((m) =>
      (m.tool_calls ?? []).map((c) => ({ id: c.id, tool: c.name, args: JSON.stringify(c.args) })),
    ),
    words: distinct(seen.filter((m) => m.type === "system" || m.type === "human").map((m) => m.content)),
    retrieved: runs.flatMap((run) =>
      (run.outputs?.documents ?? []).map((d) => ({
        text: d.page_content,
        source: d.metadata.source,
        time: run.end_time,
      })),
    ),
    offered: distinct(models.flatMap((run) => (run.extra.invocation_params?.tools ?? []).map((t) => t.function.name))),
  };
}

export function readLangfuse(text: string): Incident {
  const bodies = JSON.parse(text) as { id: string; timestamp: string; observations: Observation[] }[];
  const all = bodies.flatMap((body) => body.observations);
  const models = all.filter((o) => o.type === "GENERATION");
  const seen = models.flatMap((o) => o.input.messages ?? []);
  const answers = models.flatMap((o) => (o.output === null ? [] : [o.output as Message]));
  return {
    spans: all.map((o) => ({ id: o.id, parent: o.parentObservationId, start: o.startTime, end: o.endTime })),
    traces: bodies.map((body) => ({ id: body.id, start: body.timestamp })),
    calls: all
      .filter((o) => o.type === "TOOL")
      .map((o) => ({
        id: o.metadata.attributes["gen_ai.tool.call.id"] ?? "",
        tool: o.name,
        args: JSON.stringify(o.input),
        result: String(o.output),
        trace: o.traceId,
        time: o.startTime,
        end: o.endTime,
        failed: o.level === "ERROR",
      }))
      .sort(byTime),
    requested: answers.flatMap((m) =>
      (m.tool_calls ?? []).map((c) => ({ id: c.id, tool: c.function.name, args: c.function.arguments })),
    ),
    words: distinct(seen.filter((m) => m.role === "system" || m.role === "user").map((m) => m.content ?? "")),
    retrieved: [],
    offered: distinct(models.flatMap((o) => (o.input.tools ?? []).map((t) => t.function.name))),
  };
}
