import { newViewBodySchema } from "@/lib/api/annotationContract.ts";
import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { savedViews, saveView } from "@/lib/store/views.ts";

type Params = { id: string };

/** Saved views of the timeline. */
export const GET = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  return answer({ views: savedViews(store, params.id) });
});

/** Saves one. */
export const POST = handle<Params>(async ({ params, request, store }) => {
  const view = await readBody(newViewBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(saveView(store, params.id, view)), 201);
});
