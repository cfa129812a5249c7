import { streamAnswer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { findingsText } from "@/lib/store/findingsText.ts";

/** The findings document: the same as the command line prints. */
export const GET = handle<{ id: string }>(({ params, store }) => {
  needIndex(store, params.id);
  return streamAnswer(findingsText(store, params.id), {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": `attachment; filename="findings-${params.id}.json"`,
  });
});
