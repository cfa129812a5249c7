import { eventBodySchema } from "@/lib/api/annotationContract.ts";
import { readInstant, taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { eventsQuerySchema } from "@/lib/api/eventContract.ts";
import { handle, readBody, readQuery } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { addEvent, manualEvents } from "@/lib/store/events.ts";
import { alignedIndex } from "@/lib/store/alignedIndex.ts";
import { incidentIndex } from "@/lib/store/incidentIndex.ts";
import { listedEvents } from "@/lib/store/listedEvents.ts";

type Params = { id: string };

/** What happened outside the traces, in order of time: by hand, and out of files once they are analysed. */
export const GET = handle<Params>(({ params, query, store }) => {
  needIncident(store, params.id);
  const index = incidentIndex(store.dataDir, params.id);
  return answer(listedEvents(index === null ? null : alignedIndex(store, params.id, index), manualEvents(store, params.id), readQuery(eventsQuerySchema, query)));
});

/** Writes one down. */
export const POST = handle<Params>(async ({ params, request, store }) => {
  const { at, ...event } = await readBody(eventBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(addEvent(store, params.id, { ...event, atUs: readInstant(at) })), 201);
});
