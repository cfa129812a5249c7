import { ApiError } from "@/lib/api/answers.ts";
import { exportAnswer, sentFormats } from "@/lib/api/exportAnswer.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";

/** The incident for another tool. */
export const GET = handle<{ id: string; format: string }>(({ params, store }) => {
  needIndex(store, params.id);
  const format = sentFormats.find((one) => one === params.format);
  if (format === undefined) throw new ApiError(404, "no_such_format", "There is no export of this name.", `There are ${sentFormats.join(", ")}.`);
  return exportAnswer(store, params.id, format);
});
