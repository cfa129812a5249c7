import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { baselineBodySchema } from "@/lib/api/policyContract.ts";
import { baselineView, decideBaseline } from "@/lib/store/baseline.ts";

/** What people took in or out, and what there is to speak of. */
export const GET = handle<{ id: string }>(({ params, store }) => answer(baselineView(store, params.id, needIndex(store, params.id))));

/** Takes calls in or out. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const said = await readBody(baselineBodySchema, request);
  return answer(taken(decideBaseline(store, params.id, needIndex(store, params.id), said)), 201);
});
