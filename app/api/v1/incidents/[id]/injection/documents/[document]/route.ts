import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { documentQuerySchema } from "@/lib/api/injectionContract.ts";
import { noSuchDocument, readDocument } from "@/lib/api/injectionLookups.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { documentView } from "@/lib/store/documentViews.ts";

/** One document with a window of its text, its passages, and the calls that followed. */
export const GET = handle<{ id: string; document: string }>(async ({ params, query, store }) => {
  const asked = readQuery(documentQuerySchema, query);
  const { standing } = needImpact(store, params.id);
  const view = await needEvidence(store, params.id, (reading) => documentView(reading, standing, readDocument(params.document), asked));
  if (view === null) throw noSuchDocument();
  return answer(view);
});
