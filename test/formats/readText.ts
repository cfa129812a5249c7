import { openBytes } from "../../lib/evidence/openExhibit.ts";
import { ProblemLog, type Problem } from "../../lib/evidence/problem.ts";
import { readEnvelope, readRecords } from "../../lib/evidence/readers.ts";
import { recognise } from "../../lib/formats/registry.ts";
import type { ConversationDraft, Draft, EventDraft, SpanDraft } from "../../lib/trace/model.ts";

export type Read = {
  readonly format: string;
  readonly drafts: readonly Draft[];
  readonly spans: readonly SpanDraft[];
  readonly conversations: readonly ConversationDraft[];
  readonly events: readonly EventDraft[];
  readonly problems: readonly Problem[];
  readonly codes: readonly string[];
  readonly skipped: number;
};

/** Reads a text as the product does: probe, recognition, envelope, records, drafts. Null where nothing recognises it. */
export async function readText(text: string | Uint8Array): Promise<Read | null> {
  const exhibit = await openBytes(typeof text === "string" ? new TextEncoder().encode(text) : text);
  const recognised = recognise(exhibit.probe);
  if (recognised === null) return null;
  const { adapter, detection } = recognised;
  const log = new ProblemLog();
  for (const problem of detection.problems ?? []) log.add(problem);
  const mapper = adapter.open(detection, await readEnvelope(exhibit, detection.plan, log), log);
  const drafts: Draft[] = [];
  const events: EventDraft[] = [];
  const counts = { read: 0, skipped: 0 };
  for await (const { records } of readRecords(exhibit, detection.plan, log, counts)) {
    for (const record of records) {
      const mapped = mapper.map(record);
      if ("drafts" in mapped) drafts.push(...mapped.drafts);
      else if ("event" in mapped) events.push(mapped.event);
      else {
        log.add(mapped.skip);
        counts.skipped++;
      }
    }
  }
  mapper.finish();
  return {
    format: detection.format,
    drafts,
    spans: drafts.filter((draft) => draft.type === "span"),
    conversations: drafts.filter((draft) => draft.type === "conversation"),
    events,
    problems: log.list(),
    codes: log.list().map(({ code }) => code),
    skipped: counts.skipped,
  };
}

/** The same for a value, which must be recognised. */
export async function readValue(value: unknown): Promise<Read> {
  const read = await readText(JSON.stringify(value));
  if (read === null) throw new Error("nothing recognises the fixture");
  return read;
}
