import { handle, readBody } from "@/lib/api/handler.ts";
import { redactedExport } from "@/lib/api/reportAnswers.ts";
import { redactedBodySchema } from "@/lib/api/reportContract.ts";

/** A redacted copy as a file. */
export const POST = handle<{ id: string }>(async ({ params, request, store }) => redactedExport(store, params.id, await readBody(redactedBodySchema, request)));
