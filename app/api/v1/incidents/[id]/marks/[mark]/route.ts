import { markEditBodySchema } from "@/lib/api/annotationContract.ts";
import { removed, taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident, needIndex } from "@/lib/api/lookups.ts";
import { editMark, removeMark } from "@/lib/store/marks.ts";

type Params = { id: string; mark: string };

/** Writes a note or a tag anew. */
export const PATCH = handle<Params>(async ({ params, request, store }) => {
  const edit = await readBody(markEditBodySchema, request);
  return answer(taken(editMark(store, params.id, needIndex(store, params.id), params.mark, edit)));
});

/** Removes it; also where the incident waits for an analysis. */
export const DELETE = handle<Params>(({ params, store }) => {
  needIncident(store, params.id);
  return answer(removed(params.mark, removeMark(store, params.id, params.mark), "no_such_mark"));
});
