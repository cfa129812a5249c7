import { answer, ApiError } from "@/lib/api/answers.ts";
import { lockBodySchema } from "@/lib/api/bundleContract.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { currentIncident } from "@/lib/jobs/incidents.ts";
import { lockIncident } from "@/lib/store/locks.ts";

/** Locks it against deletion and changes to its exhibits and its title. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  needIncident(store, params.id);
  const said = await readBody(lockBodySchema, request);
  if (!lockIncident(store, params.id, said)) throw new ApiError(409, "is_locked", "This incident is locked already.", "See who locked it, when and why, in the answer of GET /api/v1/incidents/{id}.");
  return answer(currentIncident(store, params.id));
});
