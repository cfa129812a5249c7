import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { replayAnswer } from "@/lib/api/policyAnswers.ts";
import { policyBodyBytesMax, replayBodySchema } from "@/lib/api/policyContract.ts";

/** Puts every call of the evidence to a policy; nothing is kept. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const { against, ...source } = await readBody(replayBodySchema, request, policyBodyBytesMax);
  return answer(await replayAnswer({ store, id: params.id, signal: request.signal }, source, against));
});
