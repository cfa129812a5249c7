import { withdrawalBodySchema } from "@/lib/api/annotationContract.ts";
import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { withdrawDecision } from "@/lib/store/decisions.ts";

/** Takes a decision back. A POST, because the body of a DELETE means nothing (RFC 9110, 9.3.5) and nothing is deleted. */
export const POST = handle<{ id: string; decision: string }>(async ({ params, request, store }) => {
  const withdrawal = await readBody(withdrawalBodySchema, request);
  return answer(taken(withdrawDecision(store, params.id, needIndex(store, params.id), params.decision, withdrawal)));
});
