import { formatInstant } from "../base/time.ts";
import type { SpanKind, SpanStatus } from "../trace/model.ts";
import type { IncidentIndex } from "./incidentIndex.ts";

type StoredSpan = {
  readonly row: number; readonly spanId: string | null; readonly parentId: string | null; readonly trace: string; readonly exhibit: number;
  readonly name: string; readonly kind: SpanKind; readonly status: SpanStatus; readonly tool: string | null; readonly call: number | null;
  readonly startUs: number | null; readonly endUs: number | null; readonly at: string | null;
};

const text = (us: number | null): string | null => (us === null ? null : formatInstant(us));

/** Spans by row id, after row `after`. `cross join` keeps SQLite from starting with the traces and sorting all their rows. */
export function spansAfter(index: Pick<IncidentIndex, "db">, { after, count }: { readonly after: number; readonly count: number }) {
  const rows = index.db.prepare<[number, number], StoredSpan>(
    `select s.id as row, s.span_id as spanId, s.parent_id as parentId, t.trace_id as trace, s.exhibit, s.name, s.kind, s.status, s.tool, s.call,
       s.start_us as startUs, s.end_us as endUs, r.at
     from steps s cross join traces t on t.id = s.trace left join records r on r.id = s.record
     where s.id > ? and s.type = 'span' order by s.id limit ?`,
  ).all(after, count);
  return rows.map(({ startUs, endUs, exhibit, call, at, ...row }) => ({
    ...row, call: call === null ? null : `c${call}`, start: text(startUs), end: text(endUs), cites: [{ exhibit: `x${exhibit}`, at: at ?? "file" }],
  }));
}
