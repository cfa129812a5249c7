import { answer, ApiError } from "@/lib/api/answers.ts";
import { positionQuerySchema, timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needTimeline } from "@/lib/api/timelineLookups.ts";
import { namedRow } from "@/lib/store/namedRow.ts";
import { timelinePosition } from "@/lib/store/timeline.ts";

/** Where one row lies among the rows of a query. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const { row: name } = readQuery(positionQuerySchema, query);
  const { index, marks } = needTimeline(store, params.id);
  const row = namedRow(index, name);
  const position = row === null ? null : timelinePosition(index, readQuery(timelineQuerySchema, query), marks, row);
  if (position === null) throw new ApiError(404, "no_such_row", `There is no row ${name}.`, "Row ids come with the timeline; a new analysis numbers them anew.");
  return answer(position);
});
