import { answer, ApiError } from "@/lib/api/answers.ts";
import { crossCheckQuerySchema } from "@/lib/api/auditContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { crossCheckPage } from "@/lib/store/crossCheckPage.ts";

/** One list of the cross-check of trace and signed logs, each row with both sides. */
export const GET = handle<{ id: string }>(async ({ params, query, store }) => {
  const asked = readQuery(crossCheckQuerySchema, query);
  const page = await needEvidence(store, params.id, (reading) => crossCheckPage(reading, asked));
  if (page === null) throw new ApiError(404, "not_cross_checked", "There is no trace in this incident, or no signed log that speaks of calls.", `Add the other one and analyse again; GET /api/v1/incidents/${params.id}/audit says what there is.`);
  return answer(page);
});
