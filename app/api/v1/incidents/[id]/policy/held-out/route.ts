import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { heldOutAnswer } from "@/lib/api/policyAnswers.ts";
import { draftChoicesSchema, policyBodyBytesMax } from "@/lib/api/policyContract.ts";

/** How the draft does on tasks that were left out of it. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const choices = await readBody(draftChoicesSchema, request, policyBodyBytesMax);
  return answer(await heldOutAnswer({ store, id: params.id, signal: request.signal }, choices));
});
