import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { newAlignmentBodySchema } from "@/lib/api/clockContract.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { alignClock } from "@/lib/store/clockAlignments.ts";

/** Moves the times of an exhibit on the timeline. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const body = await readBody(newAlignmentBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(alignClock(store, params.id, body)), 201);
});
