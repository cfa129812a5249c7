import { custodyExportAnswer } from "@/lib/api/custodyExport.ts";
import { handle } from "@/lib/api/handler.ts";
import { installation } from "@/lib/store/custodyLog.ts";

/** The installation's custody log as a file that anybody can verify. */
export const GET = handle(({ request, store }) => custodyExportAnswer(store, installation, request.method === "GET"));
