import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence, needIndex } from "@/lib/api/lookups.ts";
import { stepQuerySchema } from "@/lib/api/queries.ts";
import { noSuchRow, readRow } from "@/lib/api/stepRefusals.ts";
import { impactStanding } from "@/lib/store/impactStanding.ts";
import { markedRows } from "@/lib/store/rowMarks.ts";
import { readStep } from "@/lib/store/step.ts";

/** Everything about one row, read from the exhibit's own bytes. */
export const GET = handle<{ id: string; row: string }>(async ({ params, query, store }) => {
  const { limit } = readQuery(stepQuerySchema, query);
  const index = needIndex(store, params.id);
  const said = { marks: markedRows(store, params.id, index), corrections: impactStanding(store, params.id, index).corrections };
  const step = await needEvidence(store, params.id, (reading) => readStep(reading, readRow(params.row), limit, said));
  if (step === null) throw noSuchRow();
  return answer(step);
});
