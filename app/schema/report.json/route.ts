import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { reportJsonSchema } from "@/lib/report/reportJsonSchema.ts";

/** The published schema of the post-mortem. */
export const GET = handle(() => answer(reportJsonSchema()));
