"use client";

import { useRef, useState, type KeyboardEvent } from "react";
import { classNames } from "./class-names.ts";
import { Glyph } from "./glyph.tsx";
import type { PlacedColumn, WindowLayout } from "./window-table-features.ts";

type Header = {
  readonly id: string;
  readonly column: {
    readonly id: string;
    readonly getCanSort: () => boolean;
    readonly getIsSorted: () => false | "asc" | "desc";
    readonly toggleSorting: () => void;
  };
};

type Props<Row> = { readonly headers: readonly Header[]; readonly layout: WindowLayout<Row> };

const said = { asc: "ascending", desc: "descending" } as const;

/** The heads of a WindowTable: one tab stop, arrows go from head to head, Enter sorts. */
export function WindowTableHead<Row>({ headers, layout }: Props<Row>) {
  const row = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const sortable = headers.filter(({ column }) => column.getCanSort()).map(({ column }) => column.id);
  const tabStop = stop !== null && sortable.includes(stop) ? stop : (headers.find(({ column }) => column.getIsSorted() !== false)?.column.id ?? sortable[0]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextHead(event.key, sortable, sortable.indexOf(tabStop ?? ""));
    if (next === undefined) return;
    event.preventDefault();
    row.current?.querySelector<HTMLElement>(`[data-head="${next}"]`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its heads take the focus
    <div ref={row} role="row" aria-rowindex={1} onKeyDown={onKeyDown} className="grid min-h-7" style={{ gridTemplateColumns: layout.template, minWidth: layout.minPx }}>
      {headers.map(({ id, column }) => {
        const placed = layout.columns.find((candidate) => candidate.id === column.id);
        return placed && <Head key={id} column={column} placed={placed} tabStop={tabStop === column.id} onFocus={() => setStop(column.id)} />;
      })}
    </div>
  );
}

type HeadProps<Row> = { readonly column: Header["column"]; readonly placed: PlacedColumn<Row>; readonly tabStop: boolean; readonly onFocus: () => void };

function Head<Row>({ column, placed, tabStop, onFocus }: HeadProps<Row>) {
  const sorted = column.getIsSorted();
  const look = classNames("flex min-h-7 w-full items-center gap-1 truncate px-2 text-sm font-semibold", placed.align === "end" && "justify-end");
  return (
    <span role="columnheader" aria-colindex={placed.place} aria-sort={sorted === false ? undefined : said[sorted]} style={placed.pinnedPx === null ? undefined : { left: placed.pinnedPx }}
      className={classNames("flex min-w-0", placed.pinnedPx !== null && "sticky z-10 bg-surface-raised", placed.isEdge && "border-r border-border")}>
      {column.getCanSort() ? (
        <button type="button" data-head={column.id} tabIndex={tabStop ? 0 : -1} onFocus={onFocus} onClick={() => column.toggleSorting()} className={classNames(look, "cursor-pointer -outline-offset-2 hover:underline")}>
          {placed.header}
          {sorted !== false && <Glyph name={said[sorted]} />}
        </button>
      ) : (
        <span className={look}>{placed.header}</span>
      )}
    </span>
  );
}

function nextHead(key: string, heads: readonly string[], at: number): string | undefined {
  switch (key) {
    case "ArrowRight": return heads[Math.min(heads.length - 1, at + 1)];
    case "ArrowLeft": return heads[Math.max(0, at - 1)];
    case "Home": return heads[0];
    case "End": return heads.at(-1);
    default: return undefined;
  }
}
