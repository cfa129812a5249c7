import type { DocumentListRow, DocumentQuery, DocumentsPage, DocumentsQuery, DocumentView, PassageView } from "../api/injectionContract.ts";
import type { DocumentVerdict, Technique } from "../injection/runFindings.ts";
import { loadSighting } from "../trace/loadSighting.ts";
import { callOrigins } from "./callOrigins.ts";
import type { EvidenceReading } from "./evidenceReading.ts";
import { documentRow } from "./findingsRows.ts";
import type { ImpactStanding } from "./impactStanding.ts";
import { passagesOfDocuments, type PassageRow } from "./injectionRows.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const passagesMax = 500;
const decodedMax = 20_000;
const followedMax = 100;

type Stored = Omit<DocumentListRow, "id" | "call" | "techniques" | "verdict"> & { readonly number: number; readonly callNumber: number | null; readonly verdict: DocumentVerdict | null };
const columns = `d.number, coalesce(c.row, d.step) as row, d.call as callNumber, d.origin, d.source, t.trace_id as trace, d.length, d.read, d.verdict,
  (select count(*) from passages p where p.document = d.number) as passages, (select count(*) from origins o where o.document = d.number) as asked
  from documents d join traces t on t.id = d.trace left join calls c on c.number = d.call`;

/** A page of the documents that pass a filter, in the order in which they were read. */
export function documentsPage(db: TraceIndexDatabase, { verdict, technique, from, count }: DocumentsQuery): DocumentsPage {
  const values = { verdicts: JSON.stringify(verdict), techniques: JSON.stringify(technique) };
  const where = `(:verdicts = '[]' or coalesce(d.verdict, 'clean') in (select value from json_each(:verdicts)))
    and (:techniques = '[]' or d.number in (select document from passages where technique in (select value from json_each(:techniques))))`;
  const total = db.prepare<[typeof values], number>(`select count(*) from documents d where ${where}`).pluck().get(values) ?? 0;
  const of = db.prepare<[], number>("select count(*) from documents").pluck().get() ?? 0;
  const rows = db.prepare<[typeof values & { from: number; count: number }], Stored>(`select ${columns} where ${where} order by d.number limit :count offset :from`).all({ ...values, from, count });
  const end = from + rows.length;
  return { from, total, of, documents: rows.map((row) => toRow(db, row)), next: end < total && rows.length > 0 ? end : null };
}

function toRow(db: TraceIndexDatabase, { number, callNumber, verdict, ...row }: Stored): DocumentListRow {
  const techniques = row.passages === 0 ? [] : db.prepare<[number], Technique>("select distinct technique from passages where document = ? order by id").pluck().all(number);
  return { ...row, id: `d${number}`, call: callNumber === null ? null : `c${callNumber}`, verdict: verdict ?? "clean", techniques };
}

/** One document with a window of its text; null where there is none of this number. */
export async function documentView({ db, source }: EvidenceReading, standing: ImpactStanding, number: number, { offset, length }: DocumentQuery): Promise<DocumentView | null> {
  const stored = db.prepare<[number], Stored>(`select ${columns} where d.number = ?`).get(number);
  const at = documentRow(db, number);
  if (stored === undefined || at === null) return null;
  const text = (await loadSighting(source, at.textAt))?.text ?? null;
  const end = Math.min(offset + length, text?.length ?? 0);
  const passages = passagesOfDocuments(db, number, number).get(number) ?? [];
  const { followed, followedOf } = followedBy(db, standing, number);
  return {
    ...toRow(db, stored), text: text?.slice(offset, end) ?? null, offset, next: text !== null && end < text.length ? end : null,
    passageList: passages.slice(0, passagesMax).map(toPassage), followed, followedOf,
  };
}

function toPassage({ place, start, end, technique, rule, strength, decoded, why }: PassageRow): PassageView {
  return { number: place + 1, start, end, technique, rule, strength, decoded: decoded?.slice(0, decodedMax) ?? null, decodedLength: decoded?.length ?? null, why };
}

/** Calls made after it was read in the same run: those that it asked for first. */
function followedBy(db: TraceIndexDatabase, standing: ImpactStanding, number: number): Pick<DocumentView, "followed" | "followedOf"> {
  const after = "from origins o join documents d on d.number = ? where o.document = d.number or (o.run = d.run and o.place > d.place)";
  const numbers = db.prepare<[number, number], number>(`select o.call ${after} order by o.document is not d.number, o.call limit ?`).pluck().all(number, followedMax);
  return { followed: callOrigins(db, standing, numbers), followedOf: db.prepare<[number], number>(`select count(*) ${after}`).pluck().get(number) ?? 0 };
}
