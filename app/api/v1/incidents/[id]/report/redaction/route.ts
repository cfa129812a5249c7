import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { redactionPreview } from "@/lib/api/reportAnswers.ts";
import { redactionBodySchema } from "@/lib/api/reportContract.ts";

/** What a redacted copy would replace. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => answer(await redactionPreview(store, params.id, await readBody(redactionBodySchema, request))));
