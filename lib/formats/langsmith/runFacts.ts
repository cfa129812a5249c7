import { isObject, type JsonValue } from "../../base/json.ts";
import type { PayloadState, SpanDraft } from "../../trace/model.ts";
import { isOver, type Run } from "./run.ts";

/** What the records of one run said, gathered over all of them: halves and pieces complete each other. */
export const said = {
  type: 1,
  time: 2,
  parent: 4,
  id: 8,
  content: 16,
  over: 32,
  inputs: 64,
  outputs: 128,
  emptyInputs: 256,
  emptyOutputs: 512,
  withheld: 1024,
} as const;

/** What one record says about its run, as bits of `said`. */
export function factsOf(run: Run, { input, output, parentId }: SpanDraft, hasMarker: boolean): number {
  const { fields, lineage, times } = run;
  const facts: [number, boolean][] = [
    [said.type, run.kindText !== null],
    [said.time, times.carried],
    [said.parent, parentId !== undefined],
    [said.id, lineage.id !== null],
    [said.content, input.state !== "not_captured" || output.state !== "not_captured"],
    [said.over, isOver(run)],
    [said.inputs, isFilled(input.state) && !isEmptyObject(fields.inputs)],
    [said.outputs, isFilled(output.state) && !isEmptyObject(fields.outputs)],
    [said.emptyInputs, isEmptyObject(fields.inputs)],
    [said.emptyOutputs, isEmptyObject(fields.outputs)],
    [said.withheld, hasMarker || input.state === "withheld" || output.state === "withheld"],
  ];
  return facts.reduce((sum, [flag, holds]) => (holds ? sum | flag : sum), 0);
}

const isFilled = (state: PayloadState): boolean => state !== "not_captured" && state !== "empty";
const isEmptyObject = (value: JsonValue | undefined): boolean => isObject(value) && Object.keys(value).length === 0;
