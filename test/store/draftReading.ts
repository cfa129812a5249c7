import { onTestFinished } from "vitest";
import { ExhibitShelf } from "../../lib/formats/exhibitShelf.ts";
import { noKnownSecrets } from "../../lib/effects/secrets/knownSecrets.ts";
import type { EvidenceReading } from "../../lib/store/evidenceReading.ts";
import { openTraceIndex } from "../../lib/store/openDatabase.ts";
import { traceIndexWriter } from "../../lib/store/traceIndexWriter.ts";
import { addDraft } from "../../lib/trace/addDraft.ts";
import { joinTraces } from "../../lib/trace/joinTraces.ts";
import type { Draft, SpanDraft } from "../../lib/trace/model.ts";
import { orderRows } from "../../lib/trace/orderRows.ts";
import type { DraftPlace } from "../../lib/trace/traceIndex.ts";

export type Drafted = EvidenceReading & {
  /** Id of the first row that a query on `steps` finds. */
  readonly row: (where: string) => number;
  /** Records that were mapped, in order. */
  readonly loaded: number[];
};

/** An index in memory over drafts, one record each, read as the pages read it. Each inner list is one exhibit; `bytes` is what a record is said to take. */
export async function draftReading(exhibits: readonly (readonly Draft[])[], bytes: (draft: Draft) => number = () => 1_000): Promise<Drafted> {
  const db = openTraceIndex(":memory:", "create");
  const shelf = new ExhibitShelf([], { kind: "memory" });
  onTestFinished(() => {
    db.close();
    shelf.close();
  });
  const index = traceIndexWriter(db);
  const kept = new Map<number, Draft>();
  const loaded: number[] = [];
  const source = {
    draft: async (place: DraftPlace) => {
      loaded.push(place.record);
      return place.draft === 0 ? (kept.get(place.record) ?? null) : null;
    },
    complete: async (merged: SpanDraft) => merged,
  };
  index.begin();
  for (const [exhibit, drafts] of exhibits.entries()) {
    for (const [number, draft] of drafts.entries()) {
      const record = index.addRecord(exhibit + 1, { number, offset: number, length: bytes(draft), at: `/${number}` });
      kept.set(record, draft);
      await addDraft({ index, reload: source.draft, mask: (text: string) => text }, draft, { exhibit: exhibit + 1, record, draft: 0 }, `x${exhibit + 1}:/${number}`);
    }
  }
  await joinTraces({ index, reload: source.draft, mask: (text: string) => text }, source, () => undefined);
  orderRows(index);
  index.summariseTraces();
  index.commit();
  index.seal();
  loaded.length = 0;
  const evidence = exhibits.map((_, at) => ({ number: at + 1, name: `${at + 1}.json`, path: "", sha256: "0".repeat(64), container: null }));
  const row = (where: string): number => {
    const id = db.prepare<[], number>(`select id from steps where ${where} order by id`).pluck().get();
    if (id === undefined) throw new Error(`no row where ${where}`);
    return id;
  };
  return { db, shelf, source, original: source, masks: { known: noKnownSecrets, met: new Set<string>(), revealed: false }, evidence, row, loaded };
}
