import type { Step } from "../api/stepContract.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { recordById } from "./recordLookup.ts";

type Cite = Step["cites"][number];
type Place = { readonly exhibit: number; readonly at: string; readonly offset: number | null; readonly length: number | null };

/** The records behind a row: its own, then its other halves, repeats and contradictions, each once. */
export function citesOfStep(reading: EvidenceReading, step: number): Cite[] {
  const places = reading.db.prepare<[number, number], Place>(
    `select r.exhibit, r.at, r."offset", r."length" from (
       select record, 0 as place from steps where id = ? and type not in ('trace', 'missing_parent')
       union all select record, rowid from appearances where step = ?
     ) as found join records r on r.id = found.record group by r.id order by min(found.place)`,
  ).all(step, step);
  return places.map((place) => citeOf(reading, place));
}

/** One record, to be cited; null where the index has none of this number. */
export function citeOfRecord(reading: EvidenceReading, record: number): Cite | null {
  const place = recordById(reading.db, record);
  return place && citeOf(reading, place);
}

function citeOf({ evidence }: EvidenceReading, { exhibit, at, offset, length }: Place): Cite {
  const one = evidence.find(({ number }) => number === exhibit);
  return { exhibit: `x${exhibit}`, exhibitName: one?.name ?? "", sha256: one?.sha256 ?? "", at, offset, length };
}
