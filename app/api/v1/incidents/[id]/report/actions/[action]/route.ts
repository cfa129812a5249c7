import { removed, taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { actionEditBodySchema } from "@/lib/api/reportContract.ts";
import { editAction, removeAction } from "@/lib/store/reportActions.ts";

type Params = { id: string; action: string };

/** Changes what is named. */
export const PATCH = handle<Params>(async ({ params, request, store }) => {
  const action = await readBody(actionEditBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(editAction(store, params.id, params.action, action)));
});

export const DELETE = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  return answer(removed(params.action, removeAction(store, params.id, params.action), "no_such_action"));
});
