import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needJob } from "@/lib/api/jobLookup.ts";

/** How far a job has come. */
export const GET = handle<{ id: string }>(({ params }) => answer(needJob(params.id)));
