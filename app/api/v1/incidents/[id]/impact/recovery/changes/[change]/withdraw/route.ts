import { withdrawalBodySchema } from "@/lib/api/annotationContract.ts";
import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { withdrawRecoveryChange } from "@/lib/store/recoveryChanges.ts";

/** Undoes a change of an item; it stays in the history. */
export const POST = handle<{ id: string; change: string }>(async ({ params, request, store }) => {
  needIncident(store, params.id);
  const withdrawal = await readBody(withdrawalBodySchema, request);
  return answer(taken(withdrawRecoveryChange(store, params.id, params.change, withdrawal)));
});
