import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { titleBodySchema } from "@/lib/api/queries.ts";
import { currentRunner } from "@/lib/jobs/current.ts";
import { currentIncident } from "@/lib/jobs/incidents.ts";
import { refuseLocked } from "@/lib/store/locks.ts";
import { deleteIncident, renameIncident } from "@/lib/store/incidents.ts";

type Params = { id: string };

export const GET = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  return answer(currentIncident(store, params.id));
});

/** Renames it. */
export const PATCH = handle<Params>(async ({ params, request, store }) => {
  needIncident(store, params.id);
  const { title } = await readBody(titleBodySchema, request);
  renameIncident(store, params.id, title, "responder");
  return answer(currentIncident(store, params.id));
});

/** Deletes it with everything that belongs to it; a locked one stays as it is. */
export const DELETE = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  refuseLocked(store.cases, params.id);
  currentRunner().cancelAll(params.id, "responder");
  deleteIncident(store, params.id, "responder");
  return answer({ deleted: params.id });
});
