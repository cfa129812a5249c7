import { answer, ApiError } from "@/lib/api/answers.ts";
import { lockBodySchema } from "@/lib/api/bundleContract.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { currentIncident } from "@/lib/jobs/incidents.ts";
import { unlockIncident } from "@/lib/store/locks.ts";

/** Takes the lock away. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  needIncident(store, params.id);
  const said = await readBody(lockBodySchema, request);
  if (!unlockIncident(store, params.id, said)) throw new ApiError(409, "not_locked", "This incident is not locked.", "There is nothing to do.");
  return answer(currentIncident(store, params.id));
});
