import { eventBodySchema } from "@/lib/api/annotationContract.ts";
import { readInstant, removed, taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { editEvent, removeEvent } from "@/lib/store/events.ts";

type Params = { id: string; event: string };

/** Writes it anew. */
export const PATCH = handle<Params>(async ({ params, request, store }) => {
  const { at, ...event } = await readBody(eventBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(editEvent(store, params.id, params.event, { ...event, atUs: readInstant(at) })));
});

export const DELETE = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  return answer(removed(params.event, removeEvent(store, params.id, params.event), "no_such_event"));
});
