import type { valueParts } from "../api/stepContract.ts";
import { assertNever } from "../base/assert.ts";
import type { Draft, Message, Payload } from "../trace/model.ts";
import { callRow, resultPlace } from "./findingsRows.ts";
import type { StepReader } from "./stepReader.ts";
import type { StepRecord } from "./stepRecord.ts";
import { calledSchema } from "./stepTools.ts";
import { askedBy } from "./whyAskedBy.ts";

type Part = (typeof valueParts)[number];
export type Payloads = { readonly input: Payload; readonly output: Payload };

export const noPayload: Payload = { state: "not_captured", value: null };
const nothing: Payload = { state: "empty", value: null };

/** One part of a step as a value, read from the exhibit's own bytes. */
export async function partOf(reader: StepReader, step: StepRecord, part: Part): Promise<Payload> {
  switch (part) {
    case "input":
    case "output":
      return (await payloadsOf(reader, step))[part];
    case "arguments":
      return callArguments(reader, step.call);
    case "metadata":
      return metadataOf(step.type === "call" ? null : await reader.draftOf(step));
    case "schema": {
      const called = await calledSchema(reader, step, askedBy(reader.reading.db, step));
      return called ? { state: "present", value: called.schema.parameters } : noPayload;
    }
    default:
      return assertNever(part);
  }
}

/** What went in and what came out. */
export async function payloadsOf(reader: StepReader, step: StepRecord): Promise<Payloads> {
  if (step.type === "call") return { input: await callArguments(reader, step.call), output: await callResult(reader, step.call) };
  const draft = await reader.draftOf(step);
  if (draft?.type === "span") return draft;
  const message = draft?.type === "conversation" ? draft.messages[step.ordinal ?? 0] : undefined;
  if (message) return messagePayloads(message);
  return step.record === null ? { input: nothing, output: nothing } : { input: noPayload, output: noPayload };
}

/** What an assistant says came out; what others say went in. */
export function messagePayloads({ role, text }: Message): Payloads {
  const said: Payload = { state: text === "" ? "empty" : "present", value: text };
  return role === "assistant" ? { input: nothing, output: said } : { input: said, output: nothing };
}

export async function callArguments(reader: StepReader, call: number | null): Promise<Payload> {
  const row = call === null ? null : callRow(reader.reading.db, call);
  const asked = row?.argumentsAt ? await reader.sighting(row.argumentsAt) : null;
  return asked?.arguments ? { state: asked.arguments.state, value: asked.arguments.value } : noPayload;
}

async function callResult(reader: StepReader, call: number | null): Promise<Payload> {
  const at = call === null ? null : resultPlace(reader.reading.db, call);
  const answered = at ? await reader.sighting(at) : null;
  return answered ? { state: answered.state ?? "not_captured", value: answered.text } : noPayload;
}

function metadataOf(draft: Draft | null): Payload {
  if (draft === null) return noPayload;
  return { state: Object.keys(draft.metadata).length === 0 ? "empty" : "present", value: draft.metadata };
}
