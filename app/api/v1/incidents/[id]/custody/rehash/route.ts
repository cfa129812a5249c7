import { linesAnswer } from "@/lib/api/answers.ts";
import { handle } from "@/lib/api/handler.ts";
import { needIncident } from "@/lib/api/lookups.ts";
import { rehashExhibits } from "@/lib/store/exhibitHashes.ts";

/** Every exhibit is read from the disk and compared with the hash that it came with. */
export const POST = handle<{ id: string }>(({ params, store }) => {
  needIncident(store, params.id);
  return linesAnswer(rehashExhibits(store, params.id, "responder"));
});
