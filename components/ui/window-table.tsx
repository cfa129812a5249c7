"use client";

import { functionalUpdate, useTable, type SortingState } from "@tanstack/react-table";
import { useMemo, useRef, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { classNames } from "./class-names.ts";
import { layoutOf, windowColumns, windowFeatures, type WindowColumn, type WindowSlot, type WindowSort } from "./window-table-features.ts";
import { WindowTableHead } from "./window-table-head.tsx";
import { WindowTableRow, type RowWords } from "./window-table-row.tsx";

type Props<Row extends object> = {
  readonly label: string;
  readonly columns: readonly WindowColumn<Row>[];
  /** Columns that are put away, by id. */
  readonly without: readonly string[];
  /** Columns that stay in place while the others scroll, by id. */
  readonly pinned: readonly string[];
  readonly sort: WindowSort;
  readonly onSort: (sort: WindowSort) => void;
  /** Rows in the whole list. */
  readonly total: number;
  /** In place of the rows, once it is known that there are none. */
  readonly empty: ReactNode;
  /** The places to draw, and the height of the box they lie in. */
  readonly slots: readonly WindowSlot<Row>[];
  readonly boxPx: number;
  readonly rowPx: number;
  /** The rows on the page are about to be replaced. */
  readonly busy: boolean;
  readonly scroll: RefObject<HTMLDivElement | null>;
  /** Index of the row that has the tab stop. */
  readonly active: number;
  readonly isSelected: (row: Row) => boolean;
  readonly words: RowWords<Row>;
  readonly onOpen: (index: number, row: Row) => void;
  readonly onFocus: (index: number) => void;
};

/** Left and right move the columns, because the focus is on rows and rows are wider than the page. */
const stepPx = 120;

/** A table of which only the rows in sight are in the page: sorted elsewhere, one tab stop for its heads and one for its rows. */
export function WindowTable<Row extends object>(props: Props<Row>) {
  const { label, columns, total, empty, slots, boxPx, rowPx, busy, scroll, active, isSelected, words, onOpen, onFocus } = props;
  const head = useRef<HTMLDivElement>(null);
  const { headers, layout } = useColumns(props);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = new Map([["ArrowLeft", -stepPx], ["ArrowRight", stepPx]]).get(event.key);
    if (by === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    scroll.current?.scrollBy({ left: by });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its rows and heads take the focus
    <div role="grid" data-rows aria-label={label} aria-rowcount={total + 1} aria-colcount={columns.length} aria-busy={busy} onKeyDown={onKeyDown}
      className="flex min-h-0 grow flex-col overflow-hidden rounded border border-border">
      <div ref={head} role="rowgroup" onScroll={(event) => alignLeft(scroll.current, event.currentTarget)}
        className="shrink-0 overflow-hidden border-b border-border-control bg-surface-raised [scrollbar-gutter:stable]">
        <WindowTableHead headers={headers} layout={layout} />
      </div>
      <div ref={scroll} role="rowgroup" onScroll={(event) => alignLeft(head.current, event.currentTarget)}
        className={classNames("relative min-h-0 grow overflow-x-auto overflow-y-scroll overscroll-contain [scrollbar-gutter:stable]", busy && "opacity-60")}>
        <div role="presentation" style={{ height: boxPx, minWidth: layout.minPx }}>
          {total === 0 && !busy && empty}
          {slots.map(({ index, topPx, row }) => (
            <WindowTableRow key={index} row={row} index={index} topPx={topPx} heightPx={rowPx} layout={layout} words={words}
              active={index === active} selected={row !== null && isSelected(row)} onOpen={onOpen} onFocus={onFocus} />
          ))}
        </div>
      </div>
    </div>
  );
}

const noRows: never[] = [];

/** The heads and the layout of the columns that are not put away. */
function useColumns<Row extends object>({ columns, without, pinned, sort, onSort }: Pick<Props<Row>, "columns" | "without" | "pinned" | "sort" | "onSort">) {
  const defs = useMemo(() => windowColumns(columns), [columns]);
  const state = useMemo(() => ({
    sorting: [{ id: sort.id, desc: sort.descending }] satisfies SortingState,
    columnVisibility: Object.fromEntries(without.map((id) => [id, false])),
    columnPinning: { start: [...pinned], end: [] },
  }), [sort.id, sort.descending, without, pinned]);
  const table = useTable<typeof windowFeatures, Row>({
    features: windowFeatures, columns: defs, data: noRows, state,
    manualSorting: true, enableSortingRemoval: false, enableMultiSort: false,
    onSortingChange: (updater) => {
      const next = functionalUpdate<SortingState>(updater, state.sorting)[0];
      if (next) onSort({ id: next.id, descending: next.desc });
    },
  });
  // The heads are in the order of drawing: those that stay in place come first.
  const headers = table.getLeafHeaders();
  const all = table.getAllLeafColumns();
  const layout = useMemo(() => layoutOf(columns, headers.map(({ column }) => column), all), [columns, headers, all]);
  return { headers, layout };
}

/** Heads and rows scroll sideways together, whichever of them moved. */
function alignLeft(follower: HTMLElement | null, leader: HTMLElement): void {
  if (follower && Math.abs(follower.scrollLeft - leader.scrollLeft) > 1) follower.scrollLeft = leader.scrollLeft;
}
