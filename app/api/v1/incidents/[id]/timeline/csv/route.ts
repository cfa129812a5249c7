import { timelineCsvAnswer } from "@/lib/api/timelineCsvAnswer.ts";
import { timelineQuerySchema } from "@/lib/api/timelineContract.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";

/** All rows that pass the filter, as a file for spreadsheets. */
export const GET = handle<{ id: string }>(({ params, query, store }) => timelineCsvAnswer(store, params.id, readQuery(timelineQuerySchema, query)));
