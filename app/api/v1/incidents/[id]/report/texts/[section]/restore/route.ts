import { taken } from "@/lib/api/annotationAnswers.ts";
import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { needSection } from "@/lib/api/reportAnswers.ts";
import { textRestoreBodySchema } from "@/lib/api/reportContract.ts";
import { restoreText } from "@/lib/store/reportTexts.ts";

/** Brings an earlier version back. */
export const POST = handle<{ id: string; section: string }>(async ({ params, request, store }) => {
  const body = await readBody(textRestoreBodySchema, request);
  needIncident(store, params.id);
  return answer(taken(restoreText(store, params.id, needSection(params.section), body)), 201);
});
