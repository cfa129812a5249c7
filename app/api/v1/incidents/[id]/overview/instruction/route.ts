import { answer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { instructionsOf } from "@/lib/store/instruction.ts";

/** Where the instructions to the first harmful call and to the deciding one stand. */
export const GET = handle<{ id: string }>(async ({ params, store }) => {
  const { standing } = needImpact(store, params.id);
  return answer(await needEvidence(store, params.id, (reading) => instructionsOf(reading, standing)));
});
