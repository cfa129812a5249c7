import { viewEditBodySchema } from "@/lib/api/annotationContract.ts";
import { removed, taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { deleteView, renameView } from "@/lib/store/views.ts";

type Params = { id: string; view: string };

/** Renames it. */
export const PATCH = handle<Params>(async ({ params, request, store }) => {
  const edit = await readBody(viewEditBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(renameView(store, params.id, params.view, edit)));
});

export const DELETE = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  return answer(removed(params.view, deleteView(store, params.id, params.view), "no_such_view"));
});
