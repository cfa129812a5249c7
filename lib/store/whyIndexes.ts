import type { TraceIndexDatabase } from "./openDatabase.ts";

/** For what led to a step: the traces of its conversation, and in them the turns of users, the calls that ran, the model calls, what was read. */
export function createWhyIndexes(db: TraceIndexDatabase): void {
  db.exec("create index if not exists traces_conversation on traces (conversation)");
  db.exec("create index if not exists documents_trace on documents (trace)");
  db.exec("create index if not exists sightings_call_id on sightings (call_id, trace) where call_id is not null");
  db.exec(`create index if not exists sightings_user on sightings (trace, time_us, position, step, ordinal, is_output)
    where kind = 'message' and role = 'user' and text_length > 0`);
  db.exec("create index if not exists steps_calls on steps (trace, end_us, start_us, tree_order, subtree) where call is not null and type = 'span'");
  db.exec("create index if not exists steps_models on steps (trace, start_us, time_order) where kind = 'LLM' and type = 'span'");
}
