import { decisionsQuerySchema, newDecisionBodySchema } from "@/lib/api/annotationContract.ts";
import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody, readQuery } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { decisionHistory, makeDecision } from "@/lib/store/decisions.ts";

type Params = { id: string };

/** All decisions, ended ones too. */
export const GET = handle<Params>(({ params, query, store }) => {
  const { row } = readQuery(decisionsQuerySchema, query);
  return answer({ decisions: decisionHistory(store, params.id, needIndex(store, params.id), row) });
});

/** Decides; an earlier decision on the same row or document is ended and kept. */
export const POST = handle<Params>(async ({ params, request, store }) => {
  const decision = await readBody(newDecisionBodySchema, request);
  return answer(taken(makeDecision(store, params.id, needIndex(store, params.id), decision)), 201);
});
