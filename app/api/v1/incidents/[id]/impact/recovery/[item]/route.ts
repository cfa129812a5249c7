import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { recoveryChangeBodySchema } from "@/lib/api/impactContract.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { changeRecovery } from "@/lib/store/recoveryChanges.ts";

/** Says where an item stands; what was said before stays in the history. */
export const POST = handle<{ id: string; item: string }>(async ({ params, request, store }) => {
  const change = await readBody(recoveryChangeBodySchema, request);
  return answer(taken(changeRecovery(store, params.id, needIndex(store, params.id), params.item, change)), 201);
});
