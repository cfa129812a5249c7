import { memo } from "react";
import { classNames } from "./class-names.ts";
import type { WindowLayout } from "./window-table-features.ts";

/** What a row is called. */
export type RowWords<Row> = {
  /** The whole row as a sentence for screen readers. */
  readonly sentence: (row: Row) => string;
  readonly id: (row: Row) => number | string;
};

type Props<Row> = {
  readonly row: Row | null;
  readonly index: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly layout: WindowLayout<Row>;
  readonly words: RowWords<Row>;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onOpen: (index: number, row: Row) => void;
  readonly onFocus: (index: number) => void;
};

/**
 * A row where it is known, its outline where it is still on the way. Remembered, because a scroll draws the table anew and
 * leaves most rows as they are; `memo` forgets that a component is generic, hence the claim.
 */
export const WindowTableRow = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<Row>({ row, index, topPx, heightPx, layout, words, active, selected, onOpen, onFocus }: Props<Row>) {
  const place = { top: topPx, height: heightPx, minWidth: layout.minPx };
  if (row === null) {
    return <div role="row" aria-rowindex={index + 2} className="absolute left-0 w-full px-2" style={place}><div role="gridcell" aria-label="loading" className="my-1.5 h-4 rounded bg-surface-raised" /></div>;
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the page's keys open a row with Enter
    <div role="row" data-row={words.id(row)} data-index={index} tabIndex={active ? 0 : -1} aria-rowindex={index + 2} aria-selected={selected} aria-label={words.sentence(row)}
      onClick={() => onOpen(index, row)} onFocus={() => onFocus(index)} style={{ ...place, gridTemplateColumns: layout.template }}
      className={classNames("group absolute left-0 grid w-full cursor-pointer items-stretch border-b border-border -outline-offset-2",
        selected ? "bg-surface-raised" : "bg-surface hover:bg-surface-raised")}>
      {layout.columns.map((column) => (
        <span key={column.id} role="gridcell" aria-colindex={column.place} style={column.pinnedPx === null ? undefined : { left: column.pinnedPx }}
          className={classNames("flex min-w-0 items-center gap-1.5 overflow-hidden px-2 text-sm whitespace-nowrap", column.align === "end" && "tabular justify-end text-right",
            column.pinnedPx !== null && pinnedStyle, column.isEdge && "border-r border-border", selected && column.pinnedPx === 0 && "shadow-[inset_3px_0_0_var(--accent)]")}>
          {column.cell(row)}
        </span>
      ))}
    </div>
  );
}

/** Above what scrolls behind it, in the colour of its row; the focus ring of the row goes on over it. */
const pinnedStyle = "sticky z-10 bg-inherit group-focus-visible:shadow-[inset_0_2px_0_var(--accent),inset_0_-2px_0_var(--accent)]";
