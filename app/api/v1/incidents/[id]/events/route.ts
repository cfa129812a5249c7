import { eventBodySchema } from "@/lib/api/annotationContract.ts";
import { readInstant, taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { addEvent, manualEvents } from "@/lib/store/events.ts";

type Params = { id: string };

/** What happened outside the evidence, in order of time. */
export const GET = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  return answer({ events: manualEvents(store, params.id) });
});

/** Writes one down. */
export const POST = handle<Params>(async ({ params, request, store }) => {
  const { at, ...event } = await readBody(eventBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(addEvent(store, params.id, { ...event, atUs: readInstant(at) })), 201);
});
