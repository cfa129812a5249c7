import { createAnchorIndexes } from "./createAnchorIndexes.ts";
import { createReplayIndexes } from "./createReplayIndexes.ts";
import { packEffectColumns } from "./effectColumns.ts";
import { keepBlastRadius } from "./keptBlastRadius.ts";
import { maskKnownTexts } from "./maskKnownTexts.ts";
import { keepWeeks } from "./keptWeeks.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { packTimelineColumns } from "./packTimelineColumns.ts";
import { createWhyIndexes } from "./whyIndexes.ts";

/**
 * What the pages need beyond the tables, made once after the last row is written: indexes built afterwards cost
 * about a second per million rows, indexes kept up while loading cost many times that. The pipeline calls this last.
 */
export function createReadIndexes(db: TraceIndexDatabase): void {
  maskKnownTexts(db);
  // The records of an exhibit in file order, and the record around a byte.
  db.exec("create index if not exists records_exhibit_number on records (exhibit, number)");
  // The call behind a row, and the documents behind a row.
  db.exec("create index if not exists calls_row on calls (row)");
  db.exec("create index if not exists documents_step on documents (step)");
  db.exec("create index if not exists documents_call on documents (call)");
  // Pages of spans, where spans are few among many messages.
  db.exec("create index if not exists steps_spans on steps (id) where type = 'span'");
  // Effects on one target in order of time, effects by one rule, and the places of one credential.
  db.exec("create index if not exists effect_targets_name on effect_targets (name, kind, effect)");
  db.exec("create index if not exists effects_rule on effects (rule)");
  db.exec("create index if not exists secrets_fingerprint on secrets (fingerprint)");
  // The first harm, among a million calls that did none.
  db.exec("create index if not exists calls_harmful on calls (number) where harm = 'harmful'");
  // What a document asked for, and what its run went on to do.
  db.exec("create index if not exists origins_document on origins (document) where document is not null");
  db.exec("create index if not exists origins_run on origins (run, place)");
  db.exec("create index if not exists passages_document on passages (document)");
  // Events in order of time, and of one exhibit.
  db.exec("create index if not exists external_events_at_us on external_events (at_us, record)");
  db.exec("create index if not exists external_events_exhibit on external_events (exhibit)");
  createAnchorIndexes(db);
  createWhyIndexes(db);
  createReplayIndexes(db);
  packTimelineColumns(db);
  packEffectColumns(db);
  keepBlastRadius(db);
  keepWeeks(db);
  db.exec("analyze");
}
