import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { clocks } from "@/lib/store/clocks.ts";

/** How the clocks of the exhibits compare, as recorded, and what was decided about them. */
export const GET = handle<{ id: string }>(({ params, store }) => answer(clocks(store, params.id, needIndex(store, params.id))));
