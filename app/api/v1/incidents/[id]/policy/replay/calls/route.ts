import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { replayPageAnswer } from "@/lib/api/policyAnswers.ts";
import { policyBodyBytesMax, replayPageBodySchema } from "@/lib/api/policyContract.ts";

/** More calls of one list of a replay. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const { text, format, ...page } = await readBody(replayPageBodySchema, request, policyBodyBytesMax);
  return answer(await replayPageAnswer({ store, id: params.id, signal: request.signal }, { text, format }, page));
});
