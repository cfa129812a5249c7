import { eventBodySchema } from "@/lib/api/annotationContract.ts";
import { noSuchEvent, readInstant, removed, taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { editEvent, manualEvents, removeEvent } from "@/lib/store/events.ts";
import { importedEvent } from "@/lib/store/externalEvents.ts";
import { alignedIndex } from "@/lib/store/alignedIndex.ts";
import { incidentIndex } from "@/lib/store/incidentIndex.ts";

type Params = { id: string; event: string };

/** One event, by hand or out of a file. */
export const GET = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  const manual = manualEvents(store, params.id).find(({ id }) => id === params.event);
  if (manual !== undefined) return answer({ origin: "manual", ...manual });
  const index = incidentIndex(store.dataDir, params.id);
  const imported = index === null ? null : importedEvent(alignedIndex(store, params.id, index), params.event);
  if (imported === null) throw noSuchEvent();
  return answer(imported);
});

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
