import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { reportActionsView } from "@/lib/api/reportAnswers.ts";
import { actionBodySchema } from "@/lib/api/reportContract.ts";
import { addAction } from "@/lib/store/reportActions.ts";

type Params = { id: string };

/** What is to be done, and what is proposed. */
export const GET = handle<Params>(async ({ params, store }) => answer(await reportActionsView(store, params.id)));

/** Writes one down. */
export const POST = handle<Params>(async ({ params, request, store }) => {
  const action = await readBody(actionBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(addAction(store, params.id, action)), 201);
});
