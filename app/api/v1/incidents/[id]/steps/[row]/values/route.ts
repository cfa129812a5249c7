import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { valueQuerySchema } from "@/lib/api/stepContract.ts";
import { isRowRevealed } from "@/lib/api/revealLookups.ts";
import { noSuchRow, noSuchValue, readRow } from "@/lib/api/stepRefusals.ts";
import { readValue } from "@/lib/store/values.ts";

/** One value inside what a step got, gave or carries, page by page. */
export const GET = handle<{ id: string; row: string }>(async ({ params, query, store }) => {
  const asked = readQuery(valueQuerySchema, query);
  const row = readRow(params.row);
  const read = await needEvidence(store, params.id, (reading) => readValue(reading, row, asked), isRowRevealed(store, params.id, row, asked.reveal));
  if (read.page) return answer(read.page);
  throw read.why === "row" ? noSuchRow() : noSuchValue(read.why === "pointer" ? null : read.why);
});
