// Writes recorded turns as OTLP/JSON, in the words of the GenAI conventions or of OpenInference.
import { random } from "./random.mjs";

function anyValue(value) {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (Number.isInteger(value)) return { intValue: String(value) };
  if (typeof value === "number") return { doubleValue: value };
  return { arrayValue: { values: value.map(anyValue) } };
}
const attributesOf = (object) =>
  Object.entries(object)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ({ key, value: anyValue(value) }));
const nanos = (us) => `${us}000`;

/** The steps of a turn and of its sub-agents, parents first: `{kind, key, parent, start, end, run, span}`. */
function nodesOf(story, turn) {
  const nodes = [];
  const add = (run, key, parent) => {
    nodes.push({ kind: "agent", key, parent, start: run.start, end: run.end, run, span: null });
    for (const span of run.spans) {
      nodes.push({ kind: span.kind, key: span.key, parent: key, start: span.start, end: span.end, run, span });
      if (span.sub) add(span.sub, `${span.key}/sub`, span.key);
    }
  };
  add({ ...turn, agent: story.agent }, turn.key, null);
  return nodes;
}

const traceIdOf = (story, turn) => random(`${story.slug}/${turn.key}/trace`).hex(32);
const failureOf = ({ span }) => (span?.error ?? (span?.call?.status === "error" ? span.call.result.trimEnd().split("\n").at(-1) : null));

function spansOf(story, turn, words) {
  const id = (key) => random(`${story.slug}/${key}/span`).hex(16);
  return nodesOf(story, turn).map((node) => {
    const failure = failureOf(node);
    const { name, attributes } = words[node.kind](node, story, turn);
    return {
      traceId: traceIdOf(story, turn),
      spanId: id(node.key),
      ...(node.parent !== null && { parentSpanId: id(node.parent) }),
      name,
      kind: node.kind === "model" ? 3 : 1,
      startTimeUnixNano: nanos(node.start),
      endTimeUnixNano: nanos(node.end),
      attributes: attributesOf({ ...attributes, ...(failure && { "error.type": "tool_error" }) }),
      status: failure ? { code: 2, message: failure } : {},
    };
  });
}

/** The content of an export request around its spans. */
const request = (story, scope, spans) => ({
  resourceSpans: [
    {
      resource: { attributes: attributesOf({ "service.name": story.service, "deployment.environment.name": story.environment, "telemetry.sdk.language": "python" }) },
      scopeSpans: [{ scope, spans }],
    },
  ],
});

function facts(story, turns, batches) {
  return { spans: batches.flat().length, traceIds: new Map(turns.map((turn) => [turn.key, traceIdOf(story, turn)])) };
}

/** One export request with every span on a line of its own, the GenAI conventions' names. */
export function otlpGenai(story, turns, words) {
  const batches = turns.map((turn) => spansOf(story, turn, words));
  const [before, after] = JSON.stringify(request(story, { name: "opentelemetry.instrumentation.agents", version: "0.31.0" }, ["@"])).split('"@"');
  const lines = batches.flat().map((span) => JSON.stringify(span));
  return { text: `${before}\n${lines.join(",\n")}\n${after}\n`, ...facts(story, turns, batches) };
}

/** As a collector writes files: one request per line, here one per turn. */
export function otlpFile(story, turns, words) {
  const batches = turns.map((turn) => spansOf(story, turn, words));
  const lines = batches.map((spans) => JSON.stringify(request(story, { name: "openinference.instrumentation.agents", version: "0.4.2" }, spans)));
  return { text: `${lines.join("\n")}\n`, ...facts(story, turns, batches) };
}
