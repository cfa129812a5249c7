import { answer } from "@/lib/api/answers.ts";
import { auditFindingsQuerySchema } from "@/lib/api/auditContract.ts";
import { needLog } from "@/lib/api/auditLookups.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { auditFindingCount, auditFindingRows } from "@/lib/store/auditRows.ts";

/** What is wrong with a log, in the order of its entries. */
export const GET = handle<{ id: string; exhibit: string }>(({ params, query, store }) => {
  const { after, count, class: classes } = readQuery(auditFindingsQuerySchema, query);
  const { index, log, exhibit } = needLog(store, params.id, params.exhibit);
  const findings = auditFindingRows(index.db, exhibit, { after, count, classes });
  const total = auditFindingCount(index.db, exhibit, classes);
  return answer({ total, of: log.findings, findings, next: findings.length === count ? (findings.at(-1)?.number ?? null) : null });
});
