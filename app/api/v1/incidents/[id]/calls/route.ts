import { Breath } from "@/lib/base/breath.ts";
import { answerLossless } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { pageQuerySchema } from "@/lib/api/queries.ts";
import { callFindings } from "@/lib/findingsDocument.ts";
import { callRows } from "@/lib/store/findingsRows.ts";
import type { JsonValue } from "@/lib/base/json.ts";

/** Tool calls in order of time, as the findings document has them. */
export const GET = handle<{ id: string }>(async ({ params, query, store }) => {
  const page = readQuery(pageQuerySchema, query);
  return answerLossless(await needEvidence(store, params.id, async ({ db, source }) => {
    const rows = callRows(db, page);
    const calls: JsonValue[] = [];
    const breath = new Breath();
    for (const row of rows) {
      calls.push(await callFindings(row, source));
      await breath.take();
    }
    return { calls, next: rows.length === page.count ? `c${rows.at(-1)?.number ?? 0}` : null };
  }));
});
