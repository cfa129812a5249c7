import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { needVersion, readVersion } from "@/lib/api/policyAnswers.ts";

/** One version with its text. */
export const GET = handle<{ id: string; version: string }>(({ params, store }) => {
  needIncident(store, params.id);
  return answer(needVersion(store, params.id, readVersion(params.version)));
});
