import type { RowType, SpanKind, SpanStatus } from "../../trace/model.ts";
import type { TraceIndexDatabase } from "../openDatabase.ts";

/** A row of the index as exports read it, with what was found of its call. */
export type StepRow = {
  readonly id: number; readonly timeOrder: number; readonly type: RowType; readonly kind: SpanKind; readonly name: string; readonly preview: string; readonly tool: string | null; readonly status: SpanStatus;
  readonly startUs: number | null; readonly endUs: number | null; readonly model: string | null; readonly agent: string | null;
  readonly call: number | null; readonly callState: string | null; readonly callUs: number | null; readonly effect: string | null; readonly harm: string | null; readonly origin: string | null;
  readonly traceId: string; readonly thread: string | null; readonly spanId: string | null; readonly parentId: string | null;
  readonly exhibit: number; readonly at: string | null; readonly record: number | null; readonly draft: number | null; readonly partial: number;
};

const pageRows = 500;
const sql = `select s.id, s.time_order as timeOrder, s.type, s.kind, s.name, s.preview, s.tool, s.status, s.start_us as startUs, s.end_us as endUs, s.model, s.agent,
  s.call, s.call_state as callState, c.time_us as callUs, c.class as effect, c.harm, o.verdict as origin, t.trace_id as traceId, t.thread, s.span_id as spanId, s.parent_id as parentId,
  s.exhibit, r.at, s.record, s.draft, s.partial
  from steps s join traces t on t.id = s.trace left join records r on r.id = s.record left join calls c on c.number = s.call left join origins o on o.call = s.call
  where s.time_order > ? order by s.time_order limit ${pageRows}`;

/** All rows in order of time, a page at a time. */
export function* stepRows(db: TraceIndexDatabase): Generator<StepRow> {
  const page = db.prepare<[number], StepRow>(sql);
  for (let rows = page.all(-1); rows.length > 0; rows = page.all(rows.at(-1)?.timeOrder ?? 0)) yield* rows;
}
