import type { ReactNode } from "react";
import { MaskedText } from "../../masks/masked-text.tsx";
import { Badge } from "../../ui/badge.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph, type GlyphName } from "../../ui/glyph.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import type { WindowColumn } from "../../ui/window-table-features.ts";
import { columnHeads, columnIds, type ColumnId } from "./column-heads.ts";
import { durationText, recordedText, rowName, rowWord, statusWords, whenText } from "../rows/row-words.ts";
import { TableEffect } from "./table-effect.tsx";
import { TableMarks } from "./table-marks.tsx";
import type { NamedExhibit } from "../filters/facets.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";

type Context = {
  readonly zeroUs: number | null;
  readonly exhibits: readonly NamedExhibit[];
  /** An instant as it stands in a title: on the clock that the reader chose, and on the other one. */
  readonly instant: (us: number) => string;
};

type Column = WindowColumn<TimelineRow>;

type Cell = Omit<Column, "id" | "header">;

/** The columns of the table, in order. */
export function tableColumns(context: Context): readonly Column[] {
  const cells = cellsOf(context);
  return columnIds.map((id) => ({ ...cells[id], id, header: id === "time" && context.zeroUs === null ? "Position" : columnHeads[id] }));
}

function cellsOf({ zeroUs, exhibits, instant }: Context): Readonly<Record<ColumnId, Cell>> {
  const files = new Map(exhibits.map(({ id, name }) => [id, name]));
  return {
    time: { widthPx: 124, align: "end", sorts: "smallest first", cell: (row) => <When row={row} zeroUs={zeroUs} instant={instant} /> },
    name: { widthPx: 180, sorts: "smallest first", cell: (row) => <bdi className={row.type === "missing_parent" ? "truncate text-text-muted italic" : "truncate"}>{rowName(row)}</bdi> },
    duration: { widthPx: 96, align: "end", sorts: "largest first", cell: durationCell },
    kind: { widthPx: 104, sorts: "smallest first", cell: (row) => <><Glyph name={rowGlyph(row)} className="shrink-0 text-text-muted" /> <span className="truncate">{rowWord(row)}</span></> },
    preview: { widthPx: 260, grows: true, cell: ({ preview }) => <bdi className="truncate font-mono font-normal text-text-muted"><MaskedText text={preview} /></bdi> },
    tool: { widthPx: 130, sorts: "smallest first", cell: ({ tool }) => evidence(tool) },
    call: { widthPx: 64, cell: ({ call }) => code(call) },
    state: { widthPx: 110, sorts: "smallest first", cell: stateCell },
    effect: { widthPx: 260, sorts: "largest first", cell: (row) => <TableEffect row={row} /> },
    status: { widthPx: 104, cell: statusCell },
    model: { widthPx: 150, sorts: "smallest first", cell: (row) => (row.model === null && isModelCall(row) ? muted("not stated") : evidence(row.model)) },
    agent: { widthPx: 140, sorts: "smallest first", cell: agentCell },
    exhibit: { widthPx: 76, cell: ({ exhibit }) => <code className="truncate" title={files.get(exhibit)}>{exhibit}</code> },
    trace: { widthPx: 130, sorts: "smallest first", cell: ({ trace }) => <code className="truncate" title={trace}>{trace}</code> },
    tokensIn: { widthPx: 104, align: "end", sorts: "largest first", cell: (row) => amount(row, row.tokensIn) },
    tokensOut: { widthPx: 110, align: "end", sorts: "largest first", cell: (row) => amount(row, row.tokensOut) },
    cost: { widthPx: 92, align: "end", sorts: "largest first", cell: (row) => amount(row, row.cost) },
    marks: { widthPx: 190, cell: ({ marks }) => marks && <TableMarks marks={marks} /> },
  };
}

const muted = (word: string): ReactNode => <span className="truncate font-normal text-text-muted">{word}</span>;
const evidence = (value: string | null): ReactNode => (value === null ? null : <bdi className="truncate">{value}</bdi>);
const code = (value: string | null): ReactNode => (value === null ? null : <code>{value}</code>);

function When({ row, zeroUs, instant }: Pick<Context, "zeroUs" | "instant"> & { readonly row: TimelineRow }) {
  return <span title={row.startUs === null ? undefined : [instant(row.startUs), recordedText(row)].filter(Boolean).join("; ")}>{whenText(row, zeroUs)}</span>;
}

/** Only model calls count tokens: elsewhere an empty cell says nothing, there it would pass for a zero. */
function amount(row: TimelineRow, value: number | null): ReactNode {
  if (value !== null) return countText(value);
  return isModelCall(row) ? muted("not stated") : null;
}

const isModelCall = ({ kind, type }: TimelineRow): boolean => kind === "LLM" && type === "span";

function agentCell({ agent, entersAgent }: TimelineRow): ReactNode {
  if (agent === null || !entersAgent) return evidence(agent);
  return <><Glyph name="AGENT" label="handed to" className="shrink-0" /> <bdi className="truncate">{agent}</bdi></>;
}

function durationCell({ startUs, endUs }: TimelineRow): ReactNode {
  if (startUs === null) return muted("no clock");
  if (endUs === null) return muted("no end");
  return durationText(endUs - startUs);
}

function stateCell({ callState }: TimelineRow): ReactNode {
  if (callState === null) return null;
  return callState === "executed" ? muted("Executed") : <StatusBadge status={callState} />;
}

function statusCell({ status, type }: TimelineRow): ReactNode {
  switch (status) {
    case "error": return <Badge tone="failed" glyph="cross">{statusWords.error}</Badge>;
    case "pending": return <Badge tone="warning" glyph="half">{statusWords.pending}</Badge>;
    case "ok": return muted(statusWords.ok);
    case "unset": return type === "span" ? muted(statusWords.unset) : null;
  }
}

function rowGlyph(row: TimelineRow): GlyphName {
  switch (row.type) {
    case "span": return row.kind;
    case "call": return "TOOL";
    case "message": return "LLM";
    case "trace": return "CHAIN";
    case "missing_parent": return "UNKNOWN";
  }
}
