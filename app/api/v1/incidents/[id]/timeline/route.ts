import { answer } from "@/lib/api/answers.ts";
import { timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needIndex } from "@/lib/api/lookups.ts";
import { timelineWindow } from "@/lib/store/timeline.ts";

/** A window of rows. */
export const GET = handle<{ id: string }>(({ params, query, store }) =>
  answer(timelineWindow(needIndex(store, params.id), readQuery(timelineQuerySchema, query))),
);
