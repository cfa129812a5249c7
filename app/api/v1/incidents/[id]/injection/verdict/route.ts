import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { incidentVerdictBodySchema } from "@/lib/api/injectionContract.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { judgeIncident } from "@/lib/store/originVerdicts.ts";

/** A person says what the incident was; the machine's verdict stays visible. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const said = await readBody(incidentVerdictBodySchema, request);
  return answer(taken(judgeIncident(store, params.id, needIndex(store, params.id), said)), 201);
});
