"use client";

import { useEffect, useImperativeHandle, useRef, type RefObject } from "react";
import { useMedia } from "../shell/use-media.ts";
import { classNames } from "../ui/class-names.ts";
import { GridHead } from "./grid-head.tsx";
import { rowPxCoarse, rowPxFine, twoLinesQuery } from "./row-layout.ts";
import { TimelineRow } from "./timeline-row.tsx";
import { useTallList, type TallList } from "./use-tall-list.ts";
import type { Span } from "./bar.ts";
import type { Cursor } from "./use-cursor.ts";
import type { RowStore } from "./row-store.ts";
import type { TimelineRow as Row } from "@/lib/timeline/row.ts";

type Props = {
  readonly store: RowStore;
  readonly pending: boolean;
  readonly cursor: Cursor;
  readonly tree: boolean;
  readonly fold: readonly number[];
  readonly selected: number | null;
  readonly zeroUs: number | null;
  readonly whole: Span | null;
  /** Lanes over each trace instead of over the whole incident. */
  readonly perTrace: boolean;
  readonly source: boolean;
  readonly listRef: RefObject<TallList | null>;
  readonly onToggle: (row: Row) => void;
  readonly onOpen: (index: number, row: Row) => void;
};

/** The rows in sight, as a treegrid with one tab stop. */
export function TimelineGrid(props: Props) {
  const { store, pending, cursor, tree, fold, whole, zeroUs, listRef } = props;
  const twoLines = useMedia(twoLinesQuery);
  const rowPx = twoLines ? rowPxCoarse : rowPxFine;
  const scroll = useRef<HTMLDivElement>(null);
  const total = store.size?.total ?? 0;
  const list = useTallList({ count: total, rowPx, scroll, active: cursor.index });
  useImperativeHandle(listRef, () => list);
  useEffect(() => store.want(list.first, list.last), [store, list.first, list.last, total]);
  useFocusActive(scroll, cursor, store);
  return (
    <div role="treegrid" aria-label="Timeline" aria-rowcount={total + 1} aria-colcount={5} aria-busy={pending || store.size === null}
      className="@container flex min-h-0 grow flex-col rounded border border-border">
      <GridHead twoLines={twoLines} lane={props.perTrace ? null : whole} zeroUs={zeroUs} />
      <div ref={scroll} role="rowgroup" className={classNames("relative min-h-0 grow overflow-y-scroll overscroll-contain [scrollbar-gutter:stable]", pending && "opacity-60")}>
        <div role="presentation" style={{ height: list.boxPx }}>
          {list.items.map((item) => (
            <Slot key={item.key} {...props} index={item.index} topPx={item.start - list.offset} heightPx={rowPx} twoLines={twoLines} folds={fold} tree={tree} />
          ))}
        </div>
      </div>
    </div>
  );
}

type SlotProps = Props & { readonly index: number; readonly topPx: number; readonly heightPx: number; readonly twoLines: boolean; readonly folds: readonly number[] };

/** A row where it is known, its outline where it is still on the way. */
function Slot({ store, cursor, selected, folds, whole, perTrace, index, topPx, heightPx, twoLines, tree, zeroUs, source, onToggle, onOpen }: SlotProps) {
  const row = store.row(index);
  const lane = row === null ? null : perTrace ? store.lane(row.trace) : whole;
  useEffect(() => {
    if (row !== null && perTrace && lane === undefined) store.wantLane(row.trace);
  }, [store, row, perTrace, lane]);
  if (row === null) return <div role="row" aria-rowindex={index + 2} className="absolute inset-x-2" style={{ top: topPx, height: heightPx }}><div role="gridcell" aria-label="loading" className="my-1.5 h-4 rounded bg-surface-raised" /></div>;
  return (
    <TimelineRow row={row} index={index} topPx={topPx} heightPx={heightPx} twoLines={twoLines} tree={tree} folded={tree && folds.includes(row.id)}
      active={index === cursor.index} selected={row.id === selected} zeroUs={zeroUs} lane={lane ?? null} source={source}
      onToggle={onToggle} onOpen={onOpen} onFocus={cursor.follow} />
  );
}

/** Gives the focus to the active row once it is in the page, when the last step was made by a command. */
function useFocusActive(scroll: RefObject<HTMLDivElement | null>, cursor: Cursor, store: RowStore): void {
  const version = store.version();
  useEffect(() => {
    const element = scroll.current?.querySelector<HTMLElement>(`[data-index="${cursor.index}"]`);
    if (element && cursor.takeFocus()) element.focus({ preventScroll: true });
  }, [scroll, cursor, version]);
}
