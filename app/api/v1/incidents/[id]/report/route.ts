import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { reportView } from "@/lib/api/reportAnswers.ts";

/** The post-mortem as it stands now. */
export const GET = handle<{ id: string }>(async ({ params, store }) => answer(await reportView(store, params.id)));
