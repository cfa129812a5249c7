import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { timelineFacets } from "@/lib/store/timeline.ts";

/** Counts per value, over all rows. */
export const GET = handle<{ id: string }>(({ params, store }) => answer(timelineFacets(needIndex(store, params.id))));
