import { z } from "zod";
import { answer, ApiError } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { stepQuerySchema } from "@/lib/api/queries.ts";
import { readStep } from "@/lib/store/step.ts";

const rowSchema = z.coerce.number().int().min(1);

/** Everything about one row, read from the exhibit's own bytes. */
export const GET = handle<{ id: string; row: string }>(async ({ params, query, store }) => {
  const row = rowSchema.safeParse(params.row).data ?? 0;
  const { limit } = readQuery(stepQuerySchema, query);
  const step = await needEvidence(store, params.id, (reading) => readStep(reading, row, limit));
  if (step === null) throw new ApiError(404, "no_such_row", "There is no such row.", "Row ids come with the timeline; a new analysis numbers them anew.");
  return answer(step);
});
