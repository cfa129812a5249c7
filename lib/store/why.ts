import type { Step } from "../api/stepContract.ts";
import type { MarkedRows } from "./rowMarks.ts";
import type { StepReader } from "./stepReader.ts";
import type { StepRecord } from "./stepRecord.ts";
import { rowsById } from "./timelineRows.ts";
import { ancestorIds } from "./whyAncestors.ts";
import { momentOf } from "./whyMoment.ts";
import { readBefore } from "./whyRead.ts";
import { userTurn } from "./whyUserTurn.ts";

/** What led to a step, as far as the evidence goes. `asked` is the row whose model asked for its call. */
export async function whyOf(reader: StepReader, step: StepRecord, asked: number | null, marks: MarkedRows): Promise<Step["why"]> {
  const { reading } = reader;
  const moment = momentOf(reading.db, step);
  const [askedBy = null] = asked === null ? [] : rowsById(reading, [asked], marks);
  const ancestors = rowsById(reading, ancestorIds(reading.db, step), marks);
  return { ancestors, ancestorsOf: step.depth, askedBy, userTurn: await userTurn(reader, moment), ...(await readBefore(reader, moment)) };
}
