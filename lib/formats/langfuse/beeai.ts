import { isObject, type JsonValue } from "../../base/json.ts";
import type { Message } from "../../trace/model.ts";
import { readArguments, readResult } from "../chat/index.ts";
import { attributeText, attributeValue, type Metadata } from "./metadata.ts";

const blank = { name: null, id: null, text: "", requests: [], results: [], attachments: [] } as const;

/**
 * BeeAI writes events as spans. `tool.<name>.start-N` is the agent's order to run a tool (its `success` span is the
 * run). An `agent.react.update-N` that holds a tool's name, arguments and output is a finished step of the agent, told
 * in text alone; earlier updates and `partial_update` stream the same step.
 */
export function beeaiMessages(name: string, metadata: Metadata, output: JsonValue): Message[] {
  const { attributes } = metadata;
  const parameters = attributeValue(attributes, "tool.parameters") ?? null;
  const started = /^tool\.(.+)\.start(?:-\d+)?$/.exec(name)?.[1];
  if (started !== undefined) return [asked(started, parameters)];
  const tool = attributeText(attributes, "tool.name");
  if (!/^agent\.react\.update(?:-\d+)?$/.test(name) || tool === null || !isObject(parameters) || output === null)
    return [];
  const { state, text, isError } = readResult(output);
  return [
    asked(tool, parameters),
    { ...blank, role: "tool", roleText: "tool", results: [{ callId: null, tool, text, state, isError }] },
  ];
}

function asked(tool: string, parameters: JsonValue): Message {
  const request = { callId: null, tool, arguments: readArguments(parameters, "request"), invalid: false };
  return { ...blank, role: "assistant", roleText: "assistant", requests: [request] };
}

/** BeeAI writes a message as `{role, text}`; under the usual key it can be read like any other. */
export function plainBeeaiMessages(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) return value;
  return value.map((one) =>
    isObject(one) &&
    typeof one["role"] === "string" &&
    typeof one["text"] === "string" &&
    !Object.hasOwn(one, "content")
      ? { ...one, content: one["text"] }
      : one,
  );
}
