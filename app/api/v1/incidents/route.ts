import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { newIncidentBodySchema } from "@/lib/api/queries.ts";
import { currentIncident, currentIncidents } from "@/lib/jobs/incidents.ts";
import { createIncident, newIncidentTitle } from "@/lib/store/incidents.ts";

/** All incidents, newest first. */
export const GET = handle(({ store }) => answer({ incidents: currentIncidents(store) }));

/** Opens a new incident. */
export const POST = handle(async ({ request, store }) => {
  const { title } = await readBody(newIncidentBodySchema, request);
  const id = createIncident(store, { title: title ?? newIncidentTitle() }, "responder");
  return answer(currentIncident(store, id), 201);
});
