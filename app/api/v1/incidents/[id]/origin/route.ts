import { answer } from "@/lib/api/answers.ts";
import { originOf } from "@/lib/api/bundleLookups.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { compareRestored } from "@/lib/jobs/compareRestored.ts";

/** The bundle that an incident was restored from. */
export const GET = handle<{ id: string }>(async ({ params, store }) => {
  needIncident(store, params.id);
  await compareRestored(store, params.id);
  return answer(originOf(store, params.id));
});
