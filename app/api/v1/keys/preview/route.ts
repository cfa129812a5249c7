import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { checkSource } from "@/lib/api/keyAnswers.ts";
import { keyBodyBytesMax, keyPreviewBodySchema } from "@/lib/api/keyContract.ts";
import { keyPreview } from "@/lib/store/keyPreview.ts";

/** Looks at a key file or a text; nothing is kept. */
export const POST = handle(async ({ request, store }) => {
  const { source } = await readBody(keyPreviewBodySchema, request, keyBodyBytesMax);
  checkSource(store, source);
  return answer(keyPreview(store, source));
});
