import type { TraceIndexDatabase } from "./openDatabase.ts";

/** From a place in an exhibit to what stands for it now. The conditions are written as in anchorFinders.ts, else they would not serve it. */
export function createAnchorIndexes(db: TraceIndexDatabase): void {
  db.exec("create index if not exists records_exhibit_at on records (exhibit, at)");
  db.exec("create index if not exists steps_record on steps (record) where type in ('span', 'message')");
  db.exec("create index if not exists steps_headings on steps (trace, parent_id) where type in ('trace', 'missing_parent')");
  db.exec("create index if not exists appearances_record on appearances (record)");
  db.exec("create index if not exists sightings_record on sightings (record) where kind in ('request', 'result', 'execution', 'retrieval', 'attachment')");
  db.exec("create index if not exists calls_arguments on calls (arguments_sighting)");
  db.exec("create index if not exists calls_result on calls (result_sighting)");
  db.exec("create index if not exists calls_call_id on calls (call_id)");
  db.exec("create index if not exists calls_step on calls (step)");
  db.exec("create index if not exists documents_sighting on documents (sighting)");
}
