import { marksQuerySchema, newMarkBodySchema } from "@/lib/api/annotationContract.ts";
import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody, readQuery } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { addMark, marksPage } from "@/lib/store/marks.ts";

type Params = { id: string };

/** Stars, tags and notes. */
export const GET = handle<Params>(({ params, query, store }) => {
  const page = readQuery(marksQuerySchema, query);
  return answer(taken(marksPage(store, params.id, needIndex(store, params.id), page)));
});

/** Adds one. */
export const POST = handle<Params>(async ({ params, request, store }) => {
  const mark = await readBody(newMarkBodySchema, request);
  return answer(taken(addMark(store, params.id, needIndex(store, params.id), mark)), 201);
});
