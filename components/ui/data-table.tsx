"use client";

import { useTable } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { csvText } from "@/lib/base/csv.ts";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { countText } from "./count.tsx";
import { features, tableColumns, type Column } from "./data-table-features.ts";
import { DataTableBar } from "./data-table-bar.tsx";
import { DataTableHead } from "./data-table-head.tsx";
import { download } from "./download.ts";

type Props<Row extends object> = {
  /** What the table holds: its caption, and the name of the CSV file. */
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  /** How many there are in all, where `rows` is a page of them. */
  readonly total?: number;
  readonly empty?: string;
  readonly selected?: string | null;
  readonly filterable?: boolean;
};

/** A table that can be sorted, filtered, narrowed and downloaded; it always says how many rows of how many it shows. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const {
    caption,
    rows,
    columns,
    rowId,
    total = rows.length,
    empty = "Nothing here.",
    selected = null,
    filterable = true,
  } = props;
  const defs = useMemo(() => tableColumns(columns), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const [filter, setFilter] = useState("");
  const [shown, setShown] = useState(() =>
    Object.fromEntries(columns.map((column) => [column.id, column.hidden !== true])),
  );
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: rowId,
    globalFilterFn: "includesString",
    getColumnCanGlobalFilter: () => true,
    state: { globalFilter: filter, columnVisibility: shown },
    onGlobalFilterChange: setFilter,
    onColumnVisibilityChange: setShown,
  });
  const visible = table.getRowModel().rows;
  const saveCsv = () => {
    const kept = columns.filter((column) => shown[column.id] === true);
    const lines = visible.map((row) => kept.map((column) => column.value(row.original)));
    download(
      `${caption}.csv`,
      "text/csv",
      csvText(
        kept.map((column) => column.header),
        lines,
      ),
    );
  };
  return (
    <div className="flex flex-col gap-2">
      {filterable && (
        <DataTableBar
          caption={caption}
          filter={filter}
          onFilter={setFilter}
          columns={columns}
          shown={shown}
          onShown={setShown}
          onCsv={saveCsv}
        />
      )}
      <div tabIndex={0} role="region" aria-label={caption} className="overflow-x-auto rounded border border-border">
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">{caption}</caption>
          <DataTableHead columns={columns} headers={table.getHeaderGroups().flatMap((group) => group.headers)} />
          <tbody>
            {visible.map((row) => (
              <tr
                key={row.id}
                data-row={row.id}
                aria-current={row.id === selected ? "true" : undefined}
                className={classNames(
                  "border-t border-border hover:bg-surface-raised",
                  row.id === selected && "bg-surface-raised outline-2 -outline-offset-2 outline-accent",
                )}
              >
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className={classNames("px-3 py-1.5 align-top", alignOf(columns, cell.column.id))}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="px-3 py-4 text-text-muted">{empty}</p>}
      </div>
      <p aria-live="polite" className="tabular text-sm text-text-muted">
        {countText(visible.length)} of {countText(total)} {total === 1 ? "row" : "rows"}
        {filter !== "" && visible.length === 0 && (
          <Button kind="quiet" small onClick={() => setFilter("")}>
            clear filter
          </Button>
        )}
      </p>
    </div>
  );
}

function alignOf<Row>(columns: readonly Column<Row>[], id: string): string | undefined {
  return columns.find((column) => column.id === id)?.align === "end" ? "text-right" : undefined;
}
