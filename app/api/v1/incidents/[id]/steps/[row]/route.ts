import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence, needIndex } from "@/lib/api/lookups.ts";
import { stepQuerySchema } from "@/lib/api/queries.ts";
import { noSuchRow, readRow } from "@/lib/api/stepRefusals.ts";
import { markedRows } from "@/lib/store/rowMarks.ts";
import { readStep } from "@/lib/store/step.ts";

/** Everything about one row, read from the exhibit's own bytes. */
export const GET = handle<{ id: string; row: string }>(async ({ params, query, store }) => {
  const { limit } = readQuery(stepQuerySchema, query);
  const marks = markedRows(store, params.id, needIndex(store, params.id));
  const step = await needEvidence(store, params.id, (reading) => readStep(reading, readRow(params.row), limit, marks));
  if (step === null) throw noSuchRow();
  return answer(step);
});
