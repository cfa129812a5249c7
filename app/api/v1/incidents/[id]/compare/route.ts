import { answer } from "@/lib/api/answers.ts";
import { compareQuerySchema } from "@/lib/api/compareContract.ts";
import { compareRefusal } from "@/lib/api/compareRefusals.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { runComparison } from "@/lib/store/runComparison.ts";

/** Two runs beside each other. */
export const GET = handle<{ id: string }>(async ({ params, query, store }) => {
  const asked = readQuery(compareQuerySchema, query);
  needIncident(store, params.id);
  const other = asked.with ?? params.id;
  needIncident(store, other);
  const comparison = await runComparison(store, params.id, asked);
  if ("missing" in comparison) throw compareRefusal(comparison.missing, params.id, other);
  return answer(comparison);
});
