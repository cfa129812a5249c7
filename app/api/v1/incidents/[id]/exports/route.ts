import { answer } from "@/lib/api/answers.ts";
import { exportList } from "@/lib/api/exportAnswer.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";

/** Every form in which the incident can be handed on. */
export const GET = handle<{ id: string }>(({ params, store }) => {
  needIncident(store, params.id);
  return answer(exportList(store, params.id));
});
