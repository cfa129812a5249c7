"use client";

import { useEffect, useMemo, useRef, type ReactNode } from "react";
import type { EffectRow } from "@/lib/api/impactContract.ts";
import type { PagedRows } from "../../shell/paged-rows.ts";
import { RefusalNotice } from "../../shell/refusal-notice.tsx";
import { useMedia } from "../../shell/use-media.ts";
import { useRowKeys } from "../../shell/use-row-keys.ts";
import { useCursor } from "../../timeline/rows/use-cursor.ts";
import { useTallList } from "../../timeline/rows/use-tall-list.ts";
import { useZone } from "../../ui/use-zone.ts";
import { WindowTable } from "../../ui/window-table.tsx";
import { effectColumns } from "./effect-columns.tsx";
import { effectSentence } from "./effect-words.ts";

type Props = {
  readonly incident: string;
  readonly store: PagedRows<EffectRow>;
  /** The rows on the page are about to be replaced. */
  readonly pending: boolean;
  readonly hasHarm: boolean;
  /** The effect that is laid open. */
  readonly effect: string | null;
  readonly onEffect: (effect: string) => void;
  readonly empty: ReactNode;
};

const rowPx = 32;
const rowPxCoarse = 44;
/** Rows in sight; a shorter list is as high as its rows. */
const rowsShown = 12;

/** The effects, the rows in sight in the page: one tab stop, arrows go from row to row, Enter lays one open. */
export function EffectTable({ incident, store, pending, hasHarm, effect, onEffect, empty }: Props) {
  const px = useMedia("(pointer: coarse)") ? rowPxCoarse : rowPx;
  const narrow = useMedia("(max-width: 640px)");
  const scroll = useRef<HTMLDivElement>(null);
  const cursor = useCursor();
  const { text } = useZone();
  const total = store.size?.total ?? 0;
  const list = useTallList({ count: total, rowPx: px, scroll, active: cursor.index });
  useEffect(() => store.want(list.first, list.last), [store, list.first, list.last, total]);
  const columns = useMemo(() => effectColumns({ incident, instant: text, hasHarm }), [incident, text, hasHarm]);
  const onKeyDown = useRowKeys({ scroll, cursor, list, total, onEnter: (index) => {
    const row = store.row(index);
    if (row !== null) onEffect(row.id);
    return row !== null;
  } });
  return (
    <>
      {store.refusal && <RefusalNotice refusal={store.refusal} onRetry={() => store.retry(list.first, list.last)} />}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the rows inside take the focus; their keys come up to here */}
      <div onKeyDown={onKeyDown} className="flex min-h-0 flex-col" style={{ height: Math.min(Math.max(total, 2), rowsShown) * px + 46 }}>
        <WindowTable<EffectRow> label="Effects" columns={columns} without={none} pinned={narrow ? none : pinned} scroll={scroll} sort={sort} onSort={() => {}}
          total={total} empty={empty} busy={pending} boxPx={list.boxPx} rowPx={px}
          slots={list.items.map(({ index, start }) => ({ index, topPx: start - list.offset, row: store.row(index) }))}
          active={Math.min(cursor.index, Math.max(0, total - 1))} isSelected={(row) => row.id === effect} words={words} onOpen={(_, row) => onEffect(row.id)} onFocus={cursor.follow} />
      </div>
    </>
  );
}

const none: readonly string[] = [];
const pinned = ["when"];
const sort = { id: "when", descending: false };
const words = { sentence: effectSentence, id: (row: EffectRow) => row.id };
