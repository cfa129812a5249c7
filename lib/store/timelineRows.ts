import { effectId } from "../effects/effectIndex.ts";
import { rowReads, type EffectClass, type RowCallState, type RowEffect, type RowHarm, type RowOrigin, type RowType, type TimelineRow } from "../timeline/row.ts";
import type { SpanKind, SpanStatus } from "../trace/model.ts";
import type { IncidentIndex } from "./incidentIndex.ts";
import type { MarkedRows } from "./rowMarks.ts";

type StoredRow = {
  readonly id: number; readonly order: number; readonly place: number; readonly through: number; readonly depth: number; readonly subtree: number;
  readonly type: RowType; readonly kind: SpanKind; readonly name: string; readonly preview: string; readonly tool: string | null;
  readonly call: number | null; readonly callState: RowCallState | null; readonly status: SpanStatus;
  readonly trace: string; readonly thread: string | null; readonly exhibit: number; readonly model: string | null; readonly agent: string | null;
  readonly entersAgent: number; readonly tokensIn: number | null; readonly tokensOut: number | null; readonly cost: number | null;
  readonly startUs: number | null; readonly endUs: number | null;
  readonly class: EffectClass | null; readonly destructive: number; readonly reversible: RowEffect["reversible"]; readonly shared: RowEffect["shared"]; readonly harm: RowHarm | "none" | null; readonly origin: RowOrigin | null;
  /** Place in `rowReads`, from 0. */
  readonly read: number | null;
};

const selectRows = `select s.id, s.tree_order as "order", s.time_order as place, s.through_order as through, s.depth, s.subtree, s.type, s.kind, s.name,
  s.preview, s.tool, s.call, s.call_state as callState, s.status, t.trace_id as trace, t.thread, s.exhibit, s.model, s.agent, s.enters_agent as entersAgent,
  s.tokens_in as tokensIn, s.tokens_out as tokensOut, s.cost, s.start_us as startUs, s.end_us as endUs,
  f.class, f.destructive, f.reversible, f.shared, c.harm, o.verdict as origin,
  (select min(iif(d.verdict = 'injected', 0, 1)) from documents d where d.verdict in ('injected', 'suspicious') and (d.call = s.call or (d.call is null and d.step = s.id))) as read
  from json_each(?) as wanted join steps s on s.id = wanted.value join traces t on t.id = s.trace
  left join calls c on c.number = s.call left join origins o on o.call = c.number left join effects f on f.id = c.number * ${effectId(1, 0)} order by wanted.key`;

/**
 * The rows with these ids, in the order asked for; ids without a row are left out. On their own rows are not folded, and
 * nothing below them is hidden: that is for a list to say.
 */
export function rowsById(index: Pick<IncidentIndex, "db"> & Partial<IncidentIndex>, ids: readonly number[], marks: MarkedRows = new Map()): TimelineRow[] {
  const rows = index.db.prepare<[string], StoredRow>(selectRows).all(JSON.stringify(ids));
  return rows.map((stored) => alignedRow(index, stored)).map(({ call, exhibit, entersAgent, class: name, destructive, reversible, shared, harm, origin, read, ...row }) => ({
    ...row, call: call === null ? null : `c${call}`, exhibit: `x${exhibit}`, entersAgent: entersAgent === 1,
    context: false, collapsed: false, hidden: { rows: 0, flagged: 0 }, marks: marks.get(row.id) ?? null,
    origin: marks.get(row.id)?.origin ?? origin,
    read: read === null ? null : (rowReads[read] ?? null),
    effect: marks.get(row.id)?.judged ?? (name === null ? null : { class: name, destructive: destructive === 1, reversible, shared, harm: harm === "none" ? null : harm }),
  }));
}

/** The times and places of a row where clocks were aligned. */
function alignedRow({ shifts, columns }: Partial<IncidentIndex>, row: StoredRow): StoredRow & { readonly shiftUs?: number } {
  if (shifts === undefined || columns === undefined) return row;
  const at = row.order;
  const shiftUs = shifts.get(row.exhibit) ?? 0;
  const time = (us: number | undefined): number | null => (us === undefined || Number.isNaN(us) ? null : us);
  return {
    ...row, place: columns.place[at] ?? row.place, through: columns.through[at] ?? row.through, startUs: time(columns.start[at]), endUs: time(columns.end[at]),
    ...(shiftUs !== 0 && row.startUs !== null && { shiftUs }),
  };
}
