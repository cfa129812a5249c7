import type { JsonObject } from "../../base/json.ts";
import type { Payload, SpanDraft } from "../../trace/model.ts";
import { observationDraft } from "./observation.ts";

/**
 * Reads a step whose parts have been merged once more: an event that opens a tool's run does not know its result, and
 * the one that closes it does not know that it is a tool's. Calls that only a part's columns name are kept.
 */
export function completeObservation(merged: SpanDraft): SpanDraft {
  const record: JsonObject = {
    id: merged.spanId,
    traceId: merged.traceId,
    type: merged.kindText,
    name: merged.name,
    level: merged.status === "error" ? "ERROR" : null,
    statusMessage: merged.statusMessage,
    model: merged.model,
    metadata: merged.metadata["metadata"] ?? null,
    ...said("input", merged.input),
    ...said("output", merged.output),
  };
  const around = { at: merged.at, heading: null, parentAbsent: undefined, parent: merged.parentId, note: () => {} };
  const read = observationDraft(record, around);
  if (read === null) return merged;
  const fuller = <T>(one: readonly T[], other: readonly T[]): readonly T[] => (one.length > 0 ? one : other);
  const execution = read.execution ?? merged.execution;
  return {
    ...merged,
    kind: read.kind === "UNKNOWN" ? merged.kind : read.kind,
    execution,
    inputMessages: execution ? [] : fuller(read.inputMessages, merged.inputMessages),
    outputMessages: execution ? [] : fuller(read.outputMessages, merged.outputMessages),
    retrieved: fuller(read.retrieved, merged.retrieved),
    offered: [
      ...merged.offered,
      ...read.offered.filter((tool) => !merged.offered.some(({ name }) => name === tool.name)),
    ],
  };
}

const said = (name: "input" | "output", { state, value }: Payload): JsonObject =>
  state === "not_captured" ? {} : { [name]: value };
