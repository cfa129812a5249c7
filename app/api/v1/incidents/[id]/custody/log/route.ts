import { custodyExportAnswer } from "@/lib/api/custodyExport.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";

/** The custody log of one incident as a file that anybody can verify. */
export const GET = handle<{ id: string }>(({ params, request, store }) => {
  needIncident(store, params.id);
  return custodyExportAnswer(store, params.id, request.method === "GET");
});
