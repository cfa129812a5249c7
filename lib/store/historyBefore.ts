import { Breath } from "../base/breath.ts";
import type { StepReader } from "./stepReader.ts";
import { stepRecord, type StepRecord } from "./stepRecord.ts";
import { conversationScope } from "./whyMoment.ts";

/** Model calls whose records are looked at for messages. Nearly always the first one has some. */
const triesMax = 50;

/** The model call before a row in its conversation, by the clock or else by place, whose messages the evidence has. */
export async function callBefore(reader: StepReader, step: StepRecord): Promise<StepRecord | null> {
  const breath = new Breath();
  for (const id of callsBefore(reader, step)) {
    const earlier = stepRecord(reader.reading.db, id);
    const draft = earlier && (await reader.draftOf(earlier));
    if (draft?.type === "span" && draft.inputMessages.length > 0) return earlier;
    await breath.take();
  }
  return null;
}

/** A call that holds this one is another record of the same: it is not before it. */
function callsBefore({ reading: { db } }: StepReader, { trace, startUs, timeOrder, treeOrder }: StepRecord): number[] {
  const scope = conversationScope(db, trace);
  const isEarlier = startUs === null ? "start_us is null" : "start_us <= ?";
  return db.prepare<(number | string)[], number>(
    `select id from steps where ${scope.where("trace")} and kind = 'LLM' and type = 'span' and ${isEarlier} and time_order < ?
       and input_state <> 'not_captured' and not (tree_order < ? and tree_order + subtree >= ?)
     order by start_us desc, time_order desc limit ${triesMax}`,
  ).pluck().all(scope.value, ...(startUs === null ? [] : [startUs]), timeOrder, treeOrder, treeOrder);
}
