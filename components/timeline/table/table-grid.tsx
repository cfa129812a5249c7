"use client";

import { useEffect, useImperativeHandle, useMemo, useRef } from "react";
import { sortKeys, type TimelineRow } from "@/lib/timeline/row.ts";
import { useMedia } from "../../shell/use-media.ts";
import { useZone } from "../../ui/use-zone.ts";
import { WindowTable } from "../../ui/window-table.tsx";
import type { WindowColumn, WindowSort } from "../../ui/window-table-features.ts";
import { NothingPasses } from "../rows/nothing-passes.tsx";
import { rowPxCoarse, rowPxFine } from "../rows/row-layout.ts";
import { rowSentence } from "../rows/row-words.ts";
import { tableColumns } from "./table-columns.tsx";
import { useTallList } from "../rows/use-tall-list.ts";
import type { RowsProps } from "../seams.ts";

/** The same rows as a table: every fact a column, sorted by the server, the rows in sight in the page. */
export function TableGrid(props: RowsProps) {
  const { bar, store, pending, cursor, zeroUs, listRef, onOpen } = props;
  const { address, change } = bar;
  const coarse = useMedia("(pointer: coarse)");
  const narrow = useMedia("(max-width: 639px)");
  const rowPx = coarse ? rowPxCoarse : rowPxFine;
  const scroll = useRef<HTMLDivElement>(null);
  const total = store.size?.total ?? 0;
  const list = useTallList({ count: total, rowPx, scroll, active: cursor.index });
  useImperativeHandle(listRef, () => list);
  useEffect(() => store.want(list.first, list.last), [store, list.first, list.last, total]);
  useFocusActive(props, scroll);
  const columns = useColumns(props);
  const words = useMemo(() => ({ sentence: (row: TimelineRow) => rowSentence(row, zeroUs), id: (row: TimelineRow) => row.id }), [zeroUs]);
  return (
    <WindowTable label="Timeline as a table" columns={columns} without={address.without} pinned={narrow ? pinnedNarrow : pinnedWide} scroll={scroll}
      sort={sortOf(address.sort)} onSort={(sort) => change({ sort: sortFrom(sort) })}
      total={total} empty={<NothingPasses bar={bar} />} busy={pending || store.size === null} boxPx={list.boxPx} rowPx={rowPx}
      slots={list.items.map(({ index, start }) => ({ index, topPx: start - list.offset, row: store.row(index) }))}
      active={cursor.index} isSelected={(row) => row.id === address.sel} words={words} onOpen={onOpen} onFocus={cursor.follow} />
  );
}

const pinnedWide = ["time", "name"];
const pinnedNarrow = ["name"];

const sortOf = ({ key, descending }: { readonly key: string; readonly descending: boolean }): WindowSort => ({ id: key, descending });
const sortFrom = ({ id, descending }: WindowSort) => ({ key: sortKeys.find((key) => key === id) ?? "time", descending });

function useColumns({ zeroUs, exhibits }: Pick<RowsProps, "zeroUs" | "exhibits">): readonly WindowColumn<TimelineRow>[] {
  const { text, other } = useZone();
  return useMemo(() => tableColumns({ zeroUs, exhibits, instant: (us) => [text(us), other(us)].filter((part) => part !== "").join(", ") }), [zeroUs, exhibits, text, other]);
}

/** Gives the focus to the active row once it is in the page, when the last step was made by a command. */
function useFocusActive({ cursor, store }: Pick<RowsProps, "cursor" | "store">, scroll: { readonly current: HTMLDivElement | null }): void {
  const version = store.version();
  useEffect(() => {
    const element = scroll.current?.querySelector<HTMLElement>(`[data-index="${cursor.index}"]`);
    if (!element || !cursor.takeFocus(cursor.index)) return;
    element.focus({ preventScroll: true });
    // The list has scrolled to it; where the list itself reaches out of the window, the page follows.
    element.scrollIntoView({ block: "nearest" });
  }, [scroll, cursor, version]);
}
