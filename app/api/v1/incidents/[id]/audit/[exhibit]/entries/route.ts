import { answer } from "@/lib/api/answers.ts";
import { auditEntriesQuerySchema } from "@/lib/api/auditContract.ts";
import { needLog } from "@/lib/api/auditLookups.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { auditEntriesPage } from "@/lib/store/auditEntries.ts";

/** The entries of one log, with what is wrong with each and the call that goes with it. */
export const GET = handle<{ id: string; exhibit: string }>(({ params, query, store }) => {
  const asked = readQuery(auditEntriesQuerySchema, query);
  const { index, log } = needLog(store, params.id, params.exhibit);
  return answer({ exhibit: log.exhibit, of: log.entries, tools: log.tools, toolsOf: log.toolsOf, ...auditEntriesPage(index, log, asked) });
});
