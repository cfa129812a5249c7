import { memo } from "react";
import type { Axis } from "@/lib/timeline/axis.ts";
import type { TimelineRow as Row } from "@/lib/timeline/row.ts";
import { MaskedText } from "../../masks/masked-text.tsx";
import { Badge } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Glyph, type GlyphName } from "../../ui/glyph.tsx";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { LaneBar } from "./lane-bar.tsx";
import { EffectChip, HiddenBadge, InjectionChips, MarkBadges, OriginChips } from "./row-badges.tsx";
import { rowColumns, rowLines } from "./row-layout.ts";
import { recordedText, rowName, rowSentence, rowWord, statusWords, whenText } from "./row-words.ts";

type Props = {
  readonly row: Row;
  readonly index: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly twoLines: boolean;
  readonly tree: boolean;
  /** Something filters: rows that pass are told from those that lead to them. */
  readonly filtered: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  readonly zeroUs: number | null;
  readonly lane: Axis | null;
  /** The lane is the axis that all rows share. */
  readonly shared: boolean;
  readonly source: boolean;
  readonly onToggle: (row: Row) => void;
  readonly onOpen: (index: number, row: Row) => void;
  readonly onFocus: (index: number) => void;
};

const indentPx = { fine: 14, coarse: 8 } as const;
const levelsDrawn = 8;

/** One row: when, what, its name with the first words of its input, its state, and its place on the lane. Remembered, because a scroll draws the list anew and leaves most rows as they are. */
export const TimelineRow = memo(function TimelineRow(props: Props) {
  const { row, index, topPx, heightPx, twoLines, tree, filtered, active, selected, zeroUs, lane, shared, source, onOpen, onFocus } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the key handler of the page hears Enter for all rows
    <div role="row" data-row={row.id} data-index={index} tabIndex={active ? 0 : -1} style={{ top: topPx, height: heightPx }}
      aria-label={rowSentence(row, zeroUs)} aria-rowindex={index + 2} aria-selected={selected}
      aria-level={tree ? row.depth + 1 : undefined} aria-expanded={tree && row.subtree > 0 ? !row.collapsed : undefined}
      onClick={() => onOpen(index, row)} onFocus={() => onFocus(index)}
      className={classNames("absolute inset-x-0 cursor-pointer border-b border-border -outline-offset-2 print:static print:h-auto! print:break-inside-avoid",
        twoLines ? rowLines : rowColumns, selected && "bg-surface-raised shadow-[inset_3px_0_0_var(--accent)]",
        row.type === "trace" ? "bg-surface-raised font-semibold" : "hover:bg-surface-raised", row.context && "text-text-muted")}>
      <span role="gridcell" title={recordedText(row) ?? undefined} className="tl-when tabular truncate text-right text-sm font-normal text-text-muted">{whenText(row, zeroUs)}</span>
      <span role="gridcell" title={rowWord(row)} className="tl-kind flex min-w-0 items-center gap-1.5 text-sm">
        <Glyph name={glyphOf(row)} className={row.type === "missing_parent" ? "text-status-warning" : "text-text-muted"} />
        <span className={twoLines ? "truncate" : "truncate @max-[760px]:hidden"}>{rowWord(row)}</span>
      </span>
      <NameCell {...props} />
      <span role="gridcell" className="tl-state flex items-center justify-end gap-1">
        {source && <code className="text-xs text-text-muted">{row.exhibit}</code>}
        <State row={row} />
      </span>
      <span role="gridcell" data-axis={shared ? "shown" : undefined} className="tl-lane relative h-full overflow-hidden"><LaneBar row={row} lane={lane} /></span>
      {tree && filtered && !row.context && <span title="passes the search and the filters" className={classNames("absolute left-1 size-1.5 -translate-y-1/2 rounded-full bg-accent", twoLines ? "top-3" : "top-1/2")} />}
    </div>
  );
});

function NameCell({ row, tree, twoLines, onToggle }: Props) {
  const level = tree ? Math.min(row.depth, levelsDrawn) : 0;
  const dim = row.type === "missing_parent" ? "italic text-text-muted" : "";
  return (
    <span role="gridcell" className="tl-name flex min-w-0 items-center gap-1.5 overflow-hidden" style={{ paddingLeft: level * (twoLines ? indentPx.coarse : indentPx.fine) }}>
      {tree && row.depth > levelsDrawn && <span className="tabular rounded-sm border border-border px-1 text-xs text-text-muted" title={`level ${row.depth + 1}`}>{row.depth + 1}</span>}
      {tree && <Twist row={row} twoLines={twoLines} onToggle={onToggle} />}
      <bdi className={classNames("shrink-0 truncate", twoLines ? "max-w-full" : "max-w-[60%]", dim)}>{rowName(row)}</bdi>
      <OriginChips row={row} />
      <InjectionChips row={row} />
      <EffectChip row={row} />
      {tree && <HiddenBadge row={row} onToggle={onToggle} />}
      <bdi className="min-w-0 truncate font-mono text-sm font-normal text-text-muted"><MaskedText text={row.preview} /></bdi>
      <MarkBadges marks={row.marks} />
    </span>
  );
}

/** The mouse's way to fold; the keyboard has the arrows. */
function Twist({ row, twoLines, onToggle }: Pick<Props, "row" | "twoLines" | "onToggle">) {
  if (row.subtree === 0 || (!row.collapsed && row.hidden.rows === row.subtree)) return twoLines ? null : <span className="w-6 shrink-0" />;
  return (
    <span aria-hidden="true" className="flex size-6 shrink-0 items-center justify-center rounded hover:bg-border"
      onClick={(event) => { event.stopPropagation(); onToggle(row); }}>
      <Glyph name={row.collapsed ? "chevron-right" : "chevron-down"} />
    </span>
  );
}

/** What became of a step. An executed call without an error is the usual case and stays a plain word. */
function State({ row }: { readonly row: Row }) {
  return (
    <>
      {row.status === "error" && row.callState !== "failed" && <Badge tone="failed" glyph="cross">{statusWords.error}</Badge>}
      {row.status === "pending" && <Badge tone="warning" glyph="half">{statusWords.pending}</Badge>}
      {row.callState === "executed" ? <span className="text-sm font-normal text-text-muted">Executed</span> : row.callState !== null && <StatusBadge status={row.callState} />}
    </>
  );
}

function glyphOf(row: Row): GlyphName {
  switch (row.type) {
    case "span": return row.kind;
    case "call": return "TOOL";
    case "message": return "LLM";
    case "trace": return "CHAIN";
    case "missing_parent": return "UNKNOWN";
  }
}
