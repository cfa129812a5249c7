import { answer, ApiError } from "@/lib/api/answers.ts";
import { timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { positionQuerySchema } from "@/lib/api/queries.ts";
import { timelinePosition } from "@/lib/store/timeline.ts";

/** Where one row lies among the rows of a query. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const { row } = readQuery(positionQuerySchema, query);
  const position = timelinePosition(needIndex(store, params.id), readQuery(timelineQuerySchema, query), row);
  if (position === null) throw new ApiError(404, "no_such_row", `There is no row ${row}.`, "Row ids come with the timeline; a new analysis numbers them anew.");
  return answer(position);
});
