import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence, needIndex } from "@/lib/api/lookups.ts";
import { stepQuerySchema } from "@/lib/api/queries.ts";
import { isRowRevealed } from "@/lib/api/revealLookups.ts";
import { noSuchRow, readRow } from "@/lib/api/stepRefusals.ts";
import { impactStanding } from "@/lib/store/impactStanding.ts";
import { markedRows } from "@/lib/store/rowMarks.ts";
import { readStep } from "@/lib/store/step.ts";

/** Everything about one row, read from the exhibit's own bytes; its credentials masked, unless they were revealed. */
export const GET = handle<{ id: string; row: string }>(async ({ params, query, store }) => {
  const { limit, reveal } = readQuery(stepQuerySchema, query);
  const index = needIndex(store, params.id);
  const said = { marks: markedRows(store, params.id, index), corrections: impactStanding(store, params.id, index).corrections };
  const row = readRow(params.row);
  const step = await needEvidence(store, params.id, (reading) => readStep(reading, row, limit, said), isRowRevealed(store, params.id, row, reveal));
  if (step === null) throw noSuchRow();
  return answer(step);
});
