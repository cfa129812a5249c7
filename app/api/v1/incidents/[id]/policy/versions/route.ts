import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { saveAnswer } from "@/lib/api/policyAnswers.ts";
import { newVersionBodySchema, policyBodyBytesMax } from "@/lib/api/policyContract.ts";

/** Saves a policy as the next version. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const { text, format, source: from, after, reason, author } = await readBody(newVersionBodySchema, request, policyBodyBytesMax);
  return answer(await saveAnswer({ store, id: params.id, signal: request.signal }, { source: { text, format }, from, restores: null, after, reason, author }), 201);
});
