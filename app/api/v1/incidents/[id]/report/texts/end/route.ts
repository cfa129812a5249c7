import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { textEndBodySchema } from "@/lib/api/reportContract.ts";
import { endTexts } from "@/lib/store/reportTexts.ts";

/** A page stops editing. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => {
  const { session } = await readBody(textEndBodySchema, request);
  needIncident(store, params.id);
  return answer({ ended: endTexts(store, params.id, session) });
});
