import { answer } from "@/lib/api/answers.ts";
import { needBundle, needSettled, noteBundleSent } from "@/lib/api/bundleLookups.ts";
import { handle } from "@/lib/api/handler.ts";
import { bundleAnswer } from "@/lib/api/rawAnswer.ts";
import { currentRunner } from "@/lib/jobs/current.ts";

type Params = { id: string };

/** Queues the making of a bundle, or answers with the one that is under way. */
export const POST = handle<Params>(({ params, store }) => {
  needSettled(store, params.id);
  return answer(currentRunner().bundle(params.id, "responder"), 202);
});

/** The newest bundle. */
export const GET = handle<Params>(async ({ params, request, store }) => {
  const record = needBundle(store, params.id);
  const file = await bundleAnswer(store, record);
  // Whoever asks for the headers alone is sent nothing.
  if (request.method === "GET") noteBundleSent(store, record);
  return file;
});
