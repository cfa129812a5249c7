import { answer } from "@/lib/api/answers.ts";
import { handle, readBody } from "@/lib/api/handler.ts";
import { reportPrinted } from "@/lib/api/reportAnswers.ts";
import { printedBodySchema } from "@/lib/api/reportContract.ts";

/** Somebody prints it. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => answer(reportPrinted(store, params.id, (await readBody(printedBodySchema, request)).hash)));
