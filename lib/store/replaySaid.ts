import type { ReplaySaid, ReplayStep } from "../api/replayContract.ts";
import type { DocumentOrigin } from "../findings.ts";
import type { DocumentVerdict } from "../injection/runFindings.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import type { SightingPlace } from "../trace/loadSighting.ts";
import { isSaid } from "./createReplayIndexes.ts";
import type { TextBudget } from "./cutText.ts";
import { passagesOfDocuments } from "./injectionRows.ts";
import { partsOfStep } from "./findingsRows.ts";
import type { StepReader } from "./stepReader.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

const saidMax = 30;
const passagesMax = 20;

type Stored = {
  readonly id: number; readonly kind: "message" | "request" | "result" | "retrieval" | "attachment"; readonly step: number; readonly exhibit: number; readonly record: number; readonly draft: number; readonly ordinal: number;
  readonly role: string | null; readonly tool: string | null; readonly source: string | null; readonly length: number | null; readonly hash: string | null; readonly isError: number | null; readonly call: number | null;
  readonly ownDocument: number | null; readonly callDocument: number | null;
};

// One id may name many calls: then it names none.
const selectSaid = `select g.id, g.kind, g.step, g.exhibit, g.record, g.draft, g.ordinal, g.role, g.tool, g.source, g.text_length as length, g.text_hash as hash, g.is_error as isError, c.number as call,
  (select number from documents where sighting = g.id) as ownDocument,
  (select d.number from documents d join sightings h on h.id = d.sighting where d.call = c.number and h.text_hash = g.text_hash limit 1) as callDocument
  from sightings g left join calls c on c.number = coalesce((select number from calls where arguments_sighting = g.id), (select number from calls where result_sighting = g.id),
    (select iif(count(*) = 1, max(number), null) from calls where call_id = g.call_id and trace = g.trace))
  where g.step = :step and g.is_output between :from and :to and g.${isSaid} order by g.is_output, g.id`;

/** What is new in the conversation when a row begins or ends; what an earlier prompt of the same run had said is not said again. */
export async function saidIn(reader: StepReader, step: number, says: 0 | 1 | "both", budget: TextBudget): Promise<Pick<ReplayStep, "said" | "saidOf">> {
  const { db } = reader.reading;
  const range = { step, from: says === 1 ? 1 : 0, to: says === 0 ? 0 : 1 };
  const all = db.prepare<[typeof range], Stored>(selectSaid).all(range);
  // A message that only asks or answers is told by what it asks or answers.
  const speaking = all.filter(({ kind, length }) => kind !== "message" || (length ?? 0) > 0 || all.length === 1);
  const said: ReplaySaid[] = [];
  for (const one of speaking.slice(-saidMax)) said.push(await shown(reader, one, budget));
  return { said, saidOf: speaking.length };
}

async function shown(reader: StepReader, stored: Stored, budget: TextBudget): Promise<ReplaySaid> {
  const { kind, role, tool, length, isError, call } = stored;
  const text = kind === "request" ? null : await textOf(reader, stored);
  const document = stored.ownDocument ?? stored.callDocument;
  const passages = document === null ? [] : (passagesOfDocuments(reader.reading.db, document, document).get(document) ?? []);
  return {
    kind: kind === "retrieval" ? "retrieved" : kind, role: role ?? (kind === "request" ? "assistant" : "tool"), call: call === null ? null : `c${call}`, tool,
    document: document === null ? null : documentOf(reader.reading.db, document), text: text === null ? null : budget.cut(text), length: text?.length ?? length ?? 0, isError: isError === null ? null : isError === 1,
    passages: passages.slice(0, passagesMax).map(({ place, start, end, technique, rule, strength, decoded, why }) => ({
      number: place + 1, start, end, technique, rule, strength, decoded: decoded?.slice(0, 2_000) ?? null, decodedLength: decoded?.length ?? null, why,
    })),
    passagesOf: passages.length,
  };
}

async function textOf(reader: StepReader, { exhibit, record, draft, ordinal, step }: Stored): Promise<string | null> {
  const place: SightingPlace = { place: { exhibit, record, draft }, ordinal, parts: draft === mergedDraft ? partsOfStep(reader.reading.db, step) : [] };
  if (!reader.affords([place.place, ...place.parts])) return null;
  return (await reader.sighting(place))?.text ?? null;
}

function documentOf(db: TraceIndexDatabase, number: number): ReplaySaid["document"] {
  type Row = { readonly origin: DocumentOrigin; readonly source: string | null; readonly verdict: DocumentVerdict | null };
  const row = db.prepare<[number], Row>("select origin, source, verdict from documents where number = ?").get(number);
  return row === undefined ? null : { id: `d${number}`, origin: row.origin, source: row.source, verdict: row.verdict ?? "clean" };
}
