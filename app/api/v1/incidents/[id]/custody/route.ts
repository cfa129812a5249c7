import { answer } from "@/lib/api/answers.ts";
import { custodyAnswer } from "@/lib/api/custodyAnswer.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";

/** The custody log of one incident, checked. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  needIncident(store, params.id);
  return answer(custodyAnswer(store, params.id, query));
});
