import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence, needIndex } from "@/lib/api/lookups.ts";
import { historyQuerySchema } from "@/lib/api/stepContract.ts";
import { isRowRevealed } from "@/lib/api/revealLookups.ts";
import { noSuchRow, readRow } from "@/lib/api/stepRefusals.ts";
import { readHistory } from "@/lib/store/history.ts";
import { markedRows } from "@/lib/store/rowMarks.ts";

/** How the messages that went into one model call differ from those of another. */
export const GET = handle<{ id: string; row: string }>(async ({ params, query, store }) => {
  const { against, reveal } = readQuery(historyQuerySchema, query);
  const row = readRow(params.row);
  const marks = markedRows(store, params.id, needIndex(store, params.id));
  const history = await needEvidence(store, params.id, (reading) => readHistory(reading, row, against, marks), isRowRevealed(store, params.id, row, reveal));
  if ("missing" in history) throw noSuchRow();
  return answer(history);
});
