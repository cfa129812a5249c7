import type { Cite, ExhibitFindings } from "../findings.ts";
import type { Place } from "../report/reportDocument.ts";
import { placeKey, type CitedPlace } from "../report/reportFacts.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";
import { entryAround } from "./entryRecords.ts";
import { recordAround } from "./recordLookup.ts";

type Row = { readonly timeUs: number | null; readonly call: number | null; readonly exhibit: number; readonly at: string | null };

/** Resolves what findings cite to exhibit, place, bytes and hash, and remembers what was cited by itself. */
export class ReportPlaces {
  readonly #cited = new Map<string, CitedPlace>();
  readonly #hashes: ReadonlyMap<string, string>;

  constructor(private readonly db: TraceIndexDatabase, exhibits: readonly ExhibitFindings[]) {
    this.#hashes = new Map(exhibits.map(({ id, sha256 }) => [id, sha256]));
  }

  /** The record at a place, or around it. */
  at({ exhibit, at }: Cite): Place {
    const number = Number(exhibit.slice(1));
    const record = recordAround(this.db, number, at) ?? entryAround(this.db, number, at);
    return { exhibit, at, sha256: this.#hashes.get(exhibit) ?? "", offset: record?.offset ?? null, length: record?.length ?? null };
  }

  need(cite: Cite): void {
    const key = placeKey(cite);
    if (!this.#cited.has(key)) this.#cited.set(key, { ...this.at(cite), row: this.#rowAt(cite) });
  }

  all = (): ReadonlyMap<string, CitedPlace> => this.#cited;

  /** A row of the timeline as a report cites it: its call, else its record. */
  ofRow(row: number | null, need: (call: string) => string): { readonly timeUs: number | null; readonly call: string | null; readonly place: Cite | null } {
    const found = row === null ? undefined : this.db.prepare<[number], Row>("select s.start_us as timeUs, s.call, s.exhibit, r.at from steps s left join records r on r.id = s.record where s.id = ?").get(row);
    if (found === undefined) return { timeUs: null, call: null, place: null };
    const call = found.call === null ? null : need(`c${found.call}`);
    const place = found.at === null ? null : { exhibit: `x${found.exhibit}`, at: found.at };
    if (call === null && place !== null) this.need(place);
    return { timeUs: found.timeUs, call, place };
  }

  #rowAt({ exhibit, at }: Cite): number | null {
    return this.db.prepare<[number, string], number | null>("select min(s.id) from steps s where s.record in (select id from records where exhibit = ? and at = ?) and s.type not in ('trace', 'missing_parent')").pluck().get(Number(exhibit.slice(1)), at) ?? null;
  }
}
