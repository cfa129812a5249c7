import type { Injection } from "../api/injectionContract.ts";
import type { DocumentVerdict, Technique } from "../injection/runFindings.ts";
import { callOrigins, originCounts } from "./callOrigins.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { incidentVerdict } from "./incidentVerdict.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

/** Everything that the verdict box and the filters of the injection view show. */
export function injectionOverview(db: TraceIndexDatabase, standing: ImpactStanding): Injection {
  const { deciding, ...verdict } = incidentVerdict(db, standing);
  const [call = null] = deciding === null ? [] : callOrigins(db, standing, [deciding]);
  const documents = { injected: 0, suspicious: 0, clean: 0 };
  for (const { name, n } of db.prepare<[], { readonly name: DocumentVerdict; readonly n: number }>("select coalesce(verdict, 'clean') as name, count(*) as n from documents group by 1").all()) documents[name] = n;
  const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
  return {
    ...verdict, strength: call?.strength ?? null, deciding: call, calls: originCounts(db, standing),
    documents, documentsOf: documents.injected + documents.suspicious + documents.clean, unread: count("select count(*) from documents where read is null or read < length"),
    passages: count("select count(*) from passages"),
    techniques: db.prepare<[], { technique: Technique; documents: number }>("select technique, count(distinct document) as documents from passages group by technique order by documents desc, technique").all(),
  };
}
