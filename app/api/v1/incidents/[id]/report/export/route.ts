import { handle, readQuery } from "@/lib/api/handler.ts";
import { reportExport } from "@/lib/api/reportAnswers.ts";
import { reportExportQuerySchema } from "@/lib/api/reportContract.ts";

/** The post-mortem as a file. */
export const GET = handle<{ id: string }>(({ params, query, request, store }) => reportExport(store, params.id, readQuery(reportExportQuerySchema, query).format, request.method === "GET"));
