import { answer, ApiError } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { endReveal } from "@/lib/store/reveals.ts";

/** Ends a reveal before its time. */
export const DELETE = handle<{ id: string; reveal: string }>(({ params, store }) => {
  needIncident(store, params.id);
  if (!endReveal(params.id, params.reveal)) throw new ApiError(404, "no_such_reveal", "There is no such reveal any more.", "Nothing is left to be done: it has ended.");
  return answer({ removed: params.reveal });
});
