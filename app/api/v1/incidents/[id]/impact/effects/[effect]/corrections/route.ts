import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { correctionBodySchema } from "@/lib/api/impactContract.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { correctEffect } from "@/lib/store/corrections.ts";

/** Corrects the machine's verdict on an effect, which stays visible. */
export const POST = handle<{ id: string; effect: string }>(async ({ params, request, store }) => {
  const correction = await readBody(correctionBodySchema, request);
  return answer(taken(correctEffect(store, params.id, needIndex(store, params.id), params.effect, correction)), 201);
});
