import { passageId, type InjectionIndexWriter } from "../injection/injectionIndex.ts";
import { injectionReading } from "./injectionReading.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** Everything of the port but what the join offers already. */
type Writing = Omit<InjectionIndexWriter, "conversations" | "traceSteps">;

/** The part of an index's writer that keeps what documents say and why calls were made. */
export function injectionWriting(db: TraceIndexDatabase): Writing {
  const setDocument = db.prepare<[string, number | null, number, number, number]>("update documents set verdict = ?, read = ?, run = ?, place = ? where number = ?");
  const addPassage = db.prepare('insert into passages (id, document, start, "end", technique, rule, strength, decoded, why) values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addOrigin = db.prepare(`insert into origins (call, verdict, strength, rule, document, passage_start, passage_end, "for", against, words, "values", path, missing, run, place)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return {
    ...injectionReading(db),
    putDocumentFinding: ({ document, verdict, passages }, read, at) => {
      setDocument.run(verdict, read, at.run, at.place, document);
      for (const [ordinal, { start, end, technique, rule, strength, decoded, why }] of passages.entries()) {
        addPassage.run(passageId(document, ordinal), document, start, end, technique, rule, strength, decoded, why);
      }
    },
    putOrigin: (origin, at) => {
      const { call, verdict, strength, rule, document, passage, against, shared, path, missing } = origin;
      addOrigin.run(
        call, verdict, strength, rule, document, passage?.start ?? null, passage?.end ?? null, listJson(origin.for), listJson(against), listJson(shared.words),
        listJson(shared.values), listJson(path), listJson(missing), at.run, at.place,
      );
    },
  };
}

/** Most lists of most calls are empty. */
const listJson = (list: readonly unknown[]): string | null => (list.length === 0 ? null : JSON.stringify(list));
