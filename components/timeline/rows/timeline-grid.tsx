"use client";

import { useEffect, useImperativeHandle, useRef, type RefObject } from "react";
import { useMedia } from "../../shell/use-media.ts";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { filterCount, isTree } from "../address.ts";
import { GridHead } from "./grid-head.tsx";
import { NothingPasses } from "./nothing-passes.tsx";
import { rowPxCoarse, rowPxFine, twoLinesQuery } from "./row-layout.ts";
import { TimelineRow } from "./timeline-row.tsx";
import { useTallList } from "./use-tall-list.ts";
import type { Cursor } from "./use-cursor.ts";
import type { RowStore } from "./row-store.ts";
import type { GridProps } from "../seams.ts";

/** Rows drawn as outlines while it is not known how many there are. */
const outlines = 20;

/** The rows in sight, as a treegrid with one tab stop. */
export function TimelineGrid(props: GridProps) {
  const { bar: { address }, store, pending, cursor, axis, zeroUs, listRef } = props;
  const twoLines = useMedia(twoLinesQuery);
  const rowPx = twoLines ? rowPxCoarse : rowPxFine;
  const scroll = useRef<HTMLDivElement>(null);
  const total = store.size?.total ?? 0;
  const list = useTallList({ count: store.size === null && store.refusal === null ? outlines : total, rowPx, scroll, active: cursor.index });
  useImperativeHandle(listRef, () => list);
  useEffect(() => store.want(list.first, list.last), [store, list.first, list.last, total]);
  useFocusActive(scroll, cursor, store);
  // A window alone leaves whole stretches of the tree: there is nothing to tell apart.
  const slot = { heightPx: rowPx, twoLines, tree: isTree(address), filtered: filterCount({ ...address, t: null }) > 0 };
  return (
    <div role="treegrid" aria-label="Timeline" aria-rowcount={store.size === null ? -1 : total + 1} aria-colcount={5} aria-busy={pending || store.size === null}
      className="@container flex min-h-0 grow flex-col rounded border border-border print:block print:border-0">
      <GridHead twoLines={twoLines} axis={axis} zeroUs={zeroUs} />
      <div ref={scroll} role="rowgroup" className={classNames("relative min-h-0 grow overflow-y-scroll overscroll-contain [scrollbar-gutter:stable] print:overflow-visible", pending && "opacity-60")}>
        <div role="presentation" className="print:h-auto!" style={{ height: list.boxPx }}>
          {store.size !== null && total === 0 && <NothingPasses bar={props.bar} />}
          {list.items.map((item) => <Slot key={item.key} {...props} {...slot} index={item.index} topPx={item.start - list.offset} />)}
        </div>
      </div>
      <p role="presentation" className="tabular hidden pt-2 text-sm print:block">{countText(list.items.length)} of {countText(total)} rows are printed: those in sight. “Print these rows” in the menu above them prints all.</p>
    </div>
  );
}

type SlotProps = GridProps & {
  readonly index: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly twoLines: boolean;
  readonly tree: boolean;
  readonly filtered: boolean;
};

/** A row where it is known, its outline where it is still on the way. */
function Slot({ bar: { address }, store, cursor, exhibits, axis, zeroUs, onToggle, onOpen, index, ...place }: SlotProps) {
  const row = store.row(index);
  const own = axis === null && row !== null ? store.lane(row.trace) : null;
  useEffect(() => {
    if (row !== null && own === undefined) store.wantLane(row.trace);
  }, [store, row, own]);
  if (row === null) {
    return (
      <div role="row" aria-rowindex={index + 2} className="absolute inset-x-2 print:hidden" style={{ top: place.topPx, height: place.heightPx }}>
        <div role="gridcell" aria-label="loading" className="my-1.5 h-4 rounded bg-surface-raised" />
      </div>
    );
  }
  const { topPx, heightPx, twoLines, tree, filtered } = place;
  return (
    <TimelineRow row={row} index={index} topPx={topPx} heightPx={heightPx} twoLines={twoLines} tree={tree} filtered={filtered}
      active={index === cursor.index} selected={row.id === address.sel} zeroUs={zeroUs} lane={axis ?? own ?? null} shared={axis !== null}
      source={!tree && exhibits.length > 1} onToggle={onToggle} onOpen={onOpen} onFocus={cursor.follow} />
  );
}

/** Gives the focus to the active row once it is in the page, when the last step was made by a command. */
function useFocusActive(scroll: RefObject<HTMLDivElement | null>, cursor: Cursor, store: RowStore): void {
  const version = store.version();
  useEffect(() => {
    const element = scroll.current?.querySelector<HTMLElement>(`[data-index="${cursor.index}"]`);
    if (!element || !cursor.takeFocus(cursor.index)) return;
    element.focus({ preventScroll: true });
    // The list has scrolled to it; where the list itself reaches out of the window, the page follows.
    element.scrollIntoView({ block: "nearest" });
  }, [scroll, cursor, version]);
}
