import type { InjectionIndexWriter, RunCallRow, RunDocumentRow, SaidRow } from "../injection/injectionIndex.ts";
import type { DocumentOrigin, CallState } from "../findings.ts";
import type { SightingPlace } from "../trace/loadSighting.ts";
import { mergedDraft } from "../trace/mergeSpans.ts";
import type { PayloadState } from "../trace/model.ts";
import { partsOfStep } from "./findingsRows.ts";
import { keptStatement } from "./keptStatement.ts";
import type { TraceIndexDatabase } from "./openDatabase.ts";

type Reading = Pick<InjectionIndexWriter, "prepareInjection" | "saidIn" | "runCallsIn" | "runDocumentsIn" | "offeredNames">;

type Place = { readonly exhibit: number; readonly record: number; readonly draft: number; readonly ordinal: number; readonly row: number };
type RawSaid = Omit<SaidRow, "at" | "isOutput" | "ordinal"> & Place & { readonly isOutput: number };
type RawCall = Omit<RunCallRow, "argumentsAt" | "hasResult" | "changes" | "destroys"> & { readonly [name in keyof Place]: number | null } & { readonly state: CallState; readonly hasResult: number; readonly changes: number; readonly destroys: number };
type RawDocument = Omit<RunDocumentRow, "at" | "isWhole" | "ordinal"> & Place & { readonly origin: DocumentOrigin; readonly state: PayloadState | null };

const place = "g.exhibit, g.record, g.draft, g.ordinal, g.step as row";

const said = `select g.role, g.step, g.identity, coalesce(g.text_hash, '') as words, g.is_output as isOutput, coalesce(g.text_length, 0) as length, g.time_us as timeUs, s.time_order as "order", ${place}
  from sightings g join steps s on s.id = g.step where g.trace = ? and g.kind = 'message' and g.role in ('system', 'user', 'assistant')
  order by g.time_us is null, g.time_us, s.time_order, g.ordinal, g.id`;

/** Where the model's request is not in the evidence, a call has the time and the row of its run. */
const calls = `select c.number, c.tool, c.state, coalesce(g.step, c.step) as asked, c.row as ran, coalesce(g.time_us, c.time_us) as timeUs, s.time_order as "order",
    c.result = 'present' as hasResult, exists (select 1 from effects e where e.id between c.number * 4096 and c.number * 4096 + 4095 and e.class <> 'read_only') as changes,
    exists (select 1 from effects e where e.id between c.number * 4096 and c.number * 4096 + 4095 and e.destructive) as destroys, ${place}
  from calls c left join sightings g on g.id = c.arguments_sighting left join steps s on s.id = coalesce(g.step, c.row, c.step) where c.trace = ? order by c.number`;

/** What a tool's own row gave back was there when it ended. */
const documents = `select d.number, d.call, d.step, d.origin, d.source, d.length, g.state, iif(g.kind = 'execution', coalesce(s.end_us, g.time_us), g.time_us) as timeUs, s.time_order as "order", ${place}
  from documents d join sightings g on g.id = d.sighting left join steps s on s.id = g.step where d.trace = ? order by d.number`;

/** The part of an index's writer that runs are read from. */
export function injectionReading(db: TraceIndexDatabase): Reading {
  const at = ({ exhibit, record, draft, ordinal, row }: Place): SightingPlace => ({ place: { exhibit, record, draft }, ordinal, parts: draft === mergedDraft ? partsOfStep(db, row) : noParts });
  return {
    prepareInjection: () => void db.exec("create index if not exists documents_trace on documents (trace, number)"),
    saidIn: (trace) => keptStatement<[number], RawSaid>(db, said).all(trace).map((row) => ({
      role: row.role, exhibit: row.exhibit, step: row.step, identity: row.identity, words: row.words, isOutput: row.isOutput === 1, length: row.length,
      timeUs: row.timeUs, order: row.order, ordinal: row.ordinal, at: at(row),
    })),
    runCallsIn: (trace) => keptStatement<[number], RawCall>(db, calls).all(trace).map((row) => ({
      number: row.number, tool: row.tool, state: row.state, asked: row.asked, ran: row.ran, timeUs: row.timeUs, order: row.order, ordinal: row.ordinal,
      argumentsAt: isPlace(row) ? at(row) : null, hasResult: row.hasResult === 1, changes: row.changes === 1, destroys: row.destroys === 1,
    })),
    runDocumentsIn: (trace) => keptStatement<[number], RawDocument>(db, documents).all(trace).map((row) => ({
      number: row.number, call: row.call, step: row.step, origin: row.origin, source: row.source, length: row.length, isWhole: row.state === "present" || row.state === "empty",
      timeUs: row.timeUs, order: row.order, ordinal: row.ordinal, at: at(row),
    })),
    offeredNames: () => db.prepare<[], string>("select name from tool_schemas order by name").pluck().all(),
  };
}

const noParts: readonly never[] = [];

const isPlace = (row: RawCall): row is RawCall & Place => row.exhibit !== null && row.record !== null && row.draft !== null && row.ordinal !== null && row.row !== null;
