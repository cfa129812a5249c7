"use client";

import { useEffect, useMemo, useRef } from "react";
import type { AuditEntry } from "@/lib/api/auditContract.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { useMedia } from "../../shell/use-media.ts";
import { useRowKeys } from "../../shell/use-row-keys.ts";
import { useCursor } from "../../timeline/rows/use-cursor.ts";
import { useTallList } from "../../timeline/rows/use-tall-list.ts";
import { useZone } from "../../ui/use-zone.ts";
import { WindowTable } from "../../ui/window-table.tsx";
import { entryColumns } from "./entry-columns.tsx";
import type { EntryStore } from "./entry-store.ts";
import { entrySentence } from "./entry-words.ts";
import type { KnownKeys } from "./known-key.ts";

type Props = {
  readonly label: string;
  readonly store: EntryStore;
  readonly keys: KnownKeys;
  readonly paired: boolean;
  readonly unsigned: boolean;
  /** The entry that is laid open. */
  readonly entry: number | null;
  readonly onEntry: (entry: number | null) => void;
};

const rowPx = 28;
const rowPxCoarse = 44;
/** Rows in sight; a shorter list is as high as its rows. */
const rowsShown = 12;

/** The entries of a log, the rows in sight in the page: one tab stop, arrows go from row to row, Enter lays one open. */
export function EntryTable({ label, store, keys, paired, unsigned, entry, onEntry }: Props) {
  const coarse = useMedia("(pointer: coarse)");
  const px = coarse ? rowPxCoarse : rowPx;
  const scroll = useRef<HTMLDivElement>(null);
  const cursor = useCursor();
  const { text } = useZone();
  const total = store.size?.total ?? 0;
  const list = useTallList({ count: total, rowPx: px, scroll, active: cursor.index });
  useEffect(() => store.want(list.first, list.last), [store, list.first, list.last, total]);
  useFollowEntry({ entry, store, list, go: cursor.go });
  const columns = useMemo(() => entryColumns({ keys, instant: text, paired, unsigned }), [keys, text, paired, unsigned]);
  const onKeyDown = useRowKeys({ scroll, cursor, list, total, onEnter: (index) => {
    const row = store.row(index);
    if (row !== null) onEntry(row.entry);
    return row !== null;
  } });
  return (
    <>
      {store.refusal && <RefusalNotice refusal={store.refusal} onRetry={() => store.retry(list.first, list.last)} />}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the rows inside take the focus; their keys come up to here */}
      <div onKeyDown={onKeyDown} className="flex min-h-0 flex-col" style={{ height: Math.min(Math.max(total, 2), rowsShown) * px + 46 }}>
        <WindowTable<AuditEntry> label={label} columns={columns} without={none} pinned={pinned} scroll={scroll} sort={sort} onSort={() => {}}
          total={total} empty={<p className="px-3 py-2 text-text-muted">No entry passes the filter.</p>} busy={store.size === null} boxPx={list.boxPx} rowPx={px}
          slots={list.items.map(({ index, start }) => ({ index, topPx: start - list.offset, row: store.row(index) }))}
          active={cursor.index} isSelected={(row) => row.entry === entry} words={words} onOpen={(_, row) => onEntry(row.entry)} onFocus={cursor.follow} />
      </div>
    </>
  );
}

const none: readonly string[] = [];
const pinned = ["entry"];
const sort = { id: "entry", descending: false };
const words = { sentence: entrySentence, id: (row: AuditEntry) => row.entry };

type Following = { readonly entry: number | null; readonly store: EntryStore; readonly list: ReturnType<typeof useTallList>; readonly go: (index: number, focus: boolean) => void };

/** An entry that was opened from elsewhere, by its number or by an address, comes into sight; without a filter its place is its number. */
function useFollowEntry({ entry, store, list, go }: Following): void {
  const shown = useRef<string | null>(null);
  const { show } = list;
  const known = store.size !== null;
  useEffect(() => {
    const key = `${store.filter ?? ""} ${entry}`;
    if (entry === null || !known || store.filter !== null || shown.current === key) return;
    shown.current = key;
    show(entry - 1, "near");
    go(entry - 1, false);
  }, [entry, known, store, show, go]);
}
