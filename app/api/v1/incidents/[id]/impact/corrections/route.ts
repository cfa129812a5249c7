import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { correctionsQuerySchema } from "@/lib/api/impactContract.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { correctionHistory } from "@/lib/store/corrections.ts";

/** All corrections of effects, withdrawn ones too. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const { effect } = readQuery(correctionsQuerySchema, query);
  return answer({ corrections: correctionHistory(store, params.id, needIndex(store, params.id), effect) });
});
