import { verifyAnswer } from "@/lib/api/custodyAnswer.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";

/** Every record of an incident's log is verified anew. */
export const POST = handle<{ id: string }>(({ params, store }) => {
  needIncident(store, params.id);
  return verifyAnswer(store, params.id);
});
