import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { exportAnswer, readVersion } from "@/lib/api/policyAnswers.ts";
import { policyExportBodySchema } from "@/lib/api/policyContract.ts";

/** A version in the format of an engine. */
export const POST = handle<{ id: string; version: string }>(async ({ params, request, store }) => {
  const wish = await readBody(policyExportBodySchema, request);
  needIncident(store, params.id);
  return answer(await exportAnswer({ store, id: params.id, signal: request.signal }, readVersion(params.version), wish));
});
