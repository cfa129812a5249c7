import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { callVerdictBodySchema } from "@/lib/api/injectionContract.ts";
import { readCall } from "@/lib/api/injectionLookups.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { judgeCall } from "@/lib/store/originVerdicts.ts";

/** A person says why a call was made; the machine's verdict stays visible. */
export const POST = handle<{ id: string; call: string }>(async ({ params, request, store }) => {
  const said = await readBody(callVerdictBodySchema, request);
  return answer(taken(judgeCall(store, params.id, needIndex(store, params.id), readCall(params.call), said)), 201);
});
