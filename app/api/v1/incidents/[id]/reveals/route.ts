import { answer, ApiError } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { revealBodySchema } from "@/lib/api/revealContract.ts";
import { revealSecrets } from "@/lib/store/reveals.ts";

/** Lets the credentials of one thing be read in the clear for a while; that it was asked for is a line of the custody log. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const body = await readBody(revealBodySchema, request);
  const made = revealSecrets(store, params.id, needIndex(store, params.id), body);
  if (made === null) throw new ApiError(404, "nothing_to_reveal", "There is no such row, exhibit or entry.", "Ids come with the timeline and the exhibits; a new analysis numbers rows anew.");
  return answer(made, 201);
});
