import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { pageQuerySchema } from "@/lib/api/queries.ts";
import { documentFindings } from "@/lib/findingsDocument.ts";
import { documentRows } from "@/lib/store/findingsRows.ts";

/** What the agent read, in order of time, as the findings document has it. */
export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const page = readQuery(pageQuerySchema, query);
  const rows = documentRows(needIndex(store, params.id).db, page);
  return answer({ documents: rows.map(documentFindings), next: rows.length === page.count ? `d${rows.at(-1)?.number ?? 0}` : null });
});
