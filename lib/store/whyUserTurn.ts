import type { Step } from "../api/stepContract.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import { TextBudget } from "./cutText.ts";
import { partsOfStep } from "./findingsRows.ts";
import type { StepReader } from "./stepReader.ts";
import type { Moment } from "./whyMoment.ts";

type UserTurn = { readonly step: number; readonly exhibit: number; readonly record: number; readonly draft: number; readonly ordinal: number; readonly length: number };

const charactersMax = 2_000;
/** As the partial index has it: turns of a user that say something. */
const isUserTurn = "g.kind = 'message' and g.role = 'user' and g.text_length > 0";
const columns = "g.step, g.exhibit, g.record, g.draft, g.ordinal, g.text_length as length from sightings g";

/** The last thing a user said in the conversation before this moment. */
export async function userTurn(reader: StepReader, moment: Moment): Promise<Step["why"]["userTurn"]> {
  const found = moment.us === null ? turnByPlace(reader, moment) : turnByTime(reader, moment, moment.us);
  if (!found) return null;
  const { step, exhibit, record, draft, ordinal, length } = found;
  const at = { place: { exhibit, record, draft }, ordinal, parts: draft === mergedDraft ? partsOfStep(reader.reading.db, step) : [] };
  const text = reader.affords([at.place, ...at.parts]) ? ((await reader.sighting(at))?.text ?? "") : "";
  return { row: step, text: new TextBudget(charactersMax, charactersMax).cut(text), length };
}

/** What went into this step was said before it; what came out of it was not. */
function turnByTime({ reading }: StepReader, { scope, step }: Moment, us: number): UserTurn | undefined {
  return reading.db.prepare<[number | string, number, number], UserTurn>(
    `select ${columns} where ${scope.where("g.trace")} and ${isUserTurn} and g.time_us <= ? and (g.is_output = 0 or g.step <> ?)
     order by g.time_us desc, g.position desc, g.step desc, g.ordinal desc limit 1`,
  ).get(scope.value, us, step.id);
}

function turnByPlace({ reading }: StepReader, { scope, record, saidThrough, step }: Moment): UserTurn | undefined {
  if (record === null) return undefined;
  return reading.db.prepare<[number | string, number, number, number], UserTurn>(
    `select ${columns} where ${scope.where("g.trace")} and ${isUserTurn} and g.time_us is null and (g.position, g.step) <= (?, ?)
       and (g.is_output = 0 or g.step <> ?)
     order by g.position desc, g.step desc, g.ordinal desc limit 1`,
  ).get(scope.value, record, saidThrough, step.id);
}
