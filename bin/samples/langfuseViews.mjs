// Two more ways out of Langfuse: the download of one trace from its page, and the batch export of observations.
import { langfuseFacts, langfuseTraces } from "./langfuse.mjs";

const text = (value) => (value === null ? null : JSON.stringify(value));

/** What the page's download button writes: one trace, payloads as JSON text, those of the trace itself twice over. */
export function langfuseDownload(story, turns) {
  const traces = langfuseTraces(story, turns);
  const [only, ...others] = traces;
  if (others.length > 0) throw new Error(`${story.slug}: a download holds one trace`);
  const { body, observations } = only;
  const { htmlPath: _, totalCost: __, ...rest } = body;
  const trace = { ...rest, input: text(text(body.input)), output: text(text(body.output)), metadata: text(body.metadata) };
  const rows = observations.map((o) => ({ ...o, input: text(o.input), output: text(o.output), metadata: text(o.metadata) }));
  const lines = rows.reverse().map((row) => JSON.stringify(row));
  return {
    text: `{"trace":${JSON.stringify(trace)},"observations":[\n${lines.join(",\n")}\n]}\n`,
    ...langfuseFacts(story, turns, traces),
  };
}

const flat = (metadata) => Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, JSON.stringify(value)]));
const spaced = (iso) => iso.replace("T", " ").replace("Z", "");

/** Requests of a model as the table keeps them: the names beside the calls, at the same index. */
function toolColumns({ type, input, output }) {
  const calls = type === "GENERATION" ? (output?.tool_calls ?? []) : [];
  const tools = type === "GENERATION" ? (input.tools ?? []) : [];
  return {
    toolDefinitions: Object.fromEntries(tools.map((tool) => [tool.function.name, JSON.stringify({ description: tool.function.description, parameters: JSON.stringify(tool.function.parameters) })])),
    toolCalls: calls.map((call, index) => JSON.stringify({ id: call.id, arguments: call.function.arguments, type: "function", index })),
    toolCallNames: calls.map((call) => call.function.name),
  };
}

/** The batch export of observations as JSON Lines: a row knows its trace's name, tags, time and user, and no session. */
export function langfuseRows(story, turns) {
  const traces = langfuseTraces(story, turns);
  const lines = traces.flatMap(({ body, observations }) =>
    observations.map((o) => {
      const { calculatedInputCost: _, calculatedOutputCost: __, calculatedTotalCost: cost, usage: ___, unit: ____, ...row } = o;
      const own = { ...row, metadata: flat(o.metadata), totalCost: cost, ...toolColumns(o) };
      return `${JSON.stringify({ ...own, traceName: body.name, traceTags: body.tags, traceTimestamp: spaced(body.timestamp), userId: body.userId, comments: [] })}\n`;
    }),
  );
  return { text: lines.join(""), ...langfuseFacts(story, turns, traces) };
}
