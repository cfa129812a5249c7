import { withdrawalBodySchema } from "@/lib/api/annotationContract.ts";
import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { withdrawBaseline } from "@/lib/store/baseline.ts";

/** Takes a decision on the baseline back; it stays in the history. */
export const POST = handle<{ id: string; decision: string }>(async ({ params, request, store }) => {
  const withdrawal = await readBody(withdrawalBodySchema, request);
  return answer(taken(withdrawBaseline(store, params.id, needIndex(store, params.id), params.decision, withdrawal)));
});
