import type { DocumentOrigin } from "../findings.ts";
import type { ReportCall, ReportDocument, ReportPassage } from "../report/reportFacts.ts";
import { loadSighting } from "../trace/loadSighting.ts";
import { documentRow, type DocumentAt } from "./findingsRows.ts";
import type { ReportSource } from "./reportSource.ts";
import type { ReportPlaces } from "./reportPlaces.ts";

const othersMax = 8;
const passagesMax = 20;
const quotedMax = 1_500;

type Shown = { readonly row: number | null; readonly timeUs: number | null; readonly origin: DocumentOrigin };

/** The documents that asked for harm, with their passages as they stand there; and others that are not clean. */
export async function reportDocuments({ db, source }: ReportSource, harmful: readonly ReportCall[], places: ReportPlaces): Promise<ReadonlyMap<string, ReportDocument>> {
  const asked = harmful.flatMap(({ origin: { document } }) => (document === null ? [] : [Number(document.slice(1))]));
  const others = db.prepare<[number], number>("select number from documents where verdict in ('injected', 'suspicious') order by verdict, number limit ?").pluck().all(othersMax + asked.length);
  const all = new Map<string, ReportDocument>();
  for (const number of [...new Set([...asked, ...others])].toSorted((a, b) => a - b)) {
    const row = documentRow(db, number);
    if (row !== null) all.set(`d${number}`, await documentOf({ db, source }, row, places, asked.includes(number)));
  }
  return all;
}

async function documentOf({ db, source }: Pick<ReportSource, "db" | "source">, row: DocumentAt, places: ReportPlaces, quoted: boolean): Promise<ReportDocument> {
  const { number, source: name, verdict, length, cites } = row;
  const shown = db.prepare<[number], Shown>("select coalesce(c.row, d.step) as row, coalesce(g.time_us, c.time_us) as timeUs, d.origin from documents d left join calls c on c.number = d.call left join sightings g on g.id = d.sighting where d.number = ?").get(number);
  const text = quoted ? ((await loadSighting(source, row.textAt))?.text ?? null) : null;
  const passages = row.passages.slice(0, passagesMax).map(({ start, end, technique, rule, strength }): ReportPassage => ({ start, end, technique, rule, strength, text: text?.slice(start, Math.min(end, start + quotedMax)) ?? null }));
  return { id: `d${number}`, origin: shown?.origin ?? "tool_result", source: name, verdict: verdict ?? "clean", row: shown?.row ?? null, timeUs: shown?.timeUs ?? null, length, passages, places: cites.map((cite) => places.at(cite)) };
}
