import { withdrawalBodySchema } from "@/lib/api/annotationContract.ts";
import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { withdrawVerdict } from "@/lib/store/originVerdicts.ts";

/** Takes a verdict back; it stays in the history. */
export const POST = handle<{ id: string; verdict: string }>(async ({ params, request, store }) => {
  const withdrawal = await readBody(withdrawalBodySchema, request);
  return answer(taken(withdrawVerdict(store, params.id, needIndex(store, params.id), params.verdict, withdrawal)));
});
