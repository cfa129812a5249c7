import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { draftAnswer } from "@/lib/api/policyAnswers.ts";
import { draftBodySchema, policyBodyBytesMax } from "@/lib/api/policyContract.ts";

/** Drafts an allow-list and tries it; nothing is kept. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const wish = await readBody(draftBodySchema, request, policyBodyBytesMax);
  return answer(await draftAnswer({ store, id: params.id, signal: request.signal }, wish));
});
