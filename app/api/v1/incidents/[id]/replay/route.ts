import { answer } from "@/lib/api/answers.ts";
import { handle, readQuery } from "@/lib/api/handler.ts";
import { needImpact } from "@/lib/api/impactLookups.ts";
import { needEvidence } from "@/lib/api/lookups.ts";
import { replayQuerySchema } from "@/lib/api/replayContract.ts";
import { needTimeline } from "@/lib/api/timelineLookups.ts";
import { readReplay } from "@/lib/store/readReplay.ts";
import { bareReplay } from "@/lib/store/replayWindow.ts";

/** A window of the incident as it happened. */
export const GET = handle<{ id: string }>(async ({ params, query, store }) => {
  const asked = readQuery(replayQuerySchema, query);
  const { standing } = needImpact(store, params.id);
  const { index, marks } = needTimeline(store, params.id);
  const bare = bareReplay(index, marks, standing, asked);
  return answer(await needEvidence(store, params.id, (reading) => readReplay(reading, bare, standing)));
});
