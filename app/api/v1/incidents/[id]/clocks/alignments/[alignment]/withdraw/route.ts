import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { alignmentWithdrawalBodySchema } from "@/lib/api/clockContract.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { withdrawAlignment } from "@/lib/store/clockAlignments.ts";

type Params = { id: string; alignment: string };

/** Shows the times of an exhibit as recorded again. */
export const POST = handle<Params>(async ({ params, request, store }) => {
  const body = await readBody(alignmentWithdrawalBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(withdrawAlignment(store, params.id, params.alignment, body)));
});
