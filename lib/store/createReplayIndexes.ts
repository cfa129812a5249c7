import type { TraceIndexDatabase } from "./openDatabase.ts";

/** What counts as said: everything that a replay shows in the conversation. Written as in the statements, else the index would not serve them. */
export const isSaid = "kind in ('message', 'request', 'result', 'retrieval', 'attachment')";

/** What was said in a row, at its beginning or at its end. */
export function createReplayIndexes(db: TraceIndexDatabase): void {
  db.exec(`create index if not exists sightings_said on sightings (step, is_output) where ${isSaid}`);
}
