import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { needVersion, readVersion, saveAnswer } from "@/lib/api/policyAnswers.ts";
import { restoreBodySchema } from "@/lib/api/policyContract.ts";

/** Brings a version back as the next one. */
export const POST = handle<{ id: string; version: string }>(async ({ params, request, store }) => {
  const { after, reason, author } = await readBody(restoreBodySchema, request);
  needIncident(store, params.id);
  const { text, version } = needVersion(store, params.id, readVersion(params.version));
  return answer(await saveAnswer({ store, id: params.id, signal: request.signal }, { source: { text, format: "aftertrace" }, from: "rollback", restores: version, after, reason, author }), 201);
});
