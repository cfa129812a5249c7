import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { spansQuerySchema } from "@/lib/api/queries.ts";
import { spansAfter } from "@/lib/store/spans.ts";

export const GET = handle<{ id: string }>(({ params, query, store }) => {
  const page = readQuery(spansQuerySchema, query);
  const spans = spansAfter(needIndex(store, params.id), page);
  return answer({ spans, next: spans.length === page.count ? (spans.at(-1)?.row ?? null) : null });
});
