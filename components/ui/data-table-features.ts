import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
} from "@tanstack/react-table";
import type { ReactNode } from "react";

/** Registered once: TanStack Table 9 has only the methods of the features named here. */
export const features = tableFeatures({
  columnFilteringFeature,
  columnVisibilityFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
});

/** One column of a DataTable. `value` is what is filtered, sorted and written to CSV; `cell` is what is drawn. */
export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly value: (row: Row) => string | number | null;
  /** What is sorted by, where words do not sort as they should. */
  readonly order?: (row: Row) => string | number | null;
  readonly cell?: (row: Row) => ReactNode;
  readonly align?: "end";
  /** Off at first; the reader can switch it on. */
  readonly hidden?: boolean;
  /** False where an order says nothing, as for a column of buttons. */
  readonly sortable?: boolean;
};

/** Our columns in TanStack's terms. */
export function tableColumns<Row extends object>(columns: readonly Column<Row>[]): ColumnDef<typeof features, Row>[] {
  return columns.map((column) => ({
    id: column.id,
    header: column.header,
    accessorFn: (row: Row): unknown => column.value(row),
    enableSorting: column.sortable ?? true,
    sortFn: (a: HasOriginal<Row>, b: HasOriginal<Row>) =>
      compareValues((column.order ?? column.value)(a.original), (column.order ?? column.value)(b.original)),
    cell: ({ row }: { readonly row: HasOriginal<Row> }) =>
      column.cell ? column.cell(row.original) : column.value(row.original),
  }));
}

type HasOriginal<Row> = { readonly original: Row };

const collator = new Intl.Collator("en", { numeric: true });

/** Numbers by size, words by letter and number; a missing value comes last upwards. Equals keep the order they came in. */
export function compareValues(left: string | number | null, right: string | number | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  if (typeof left === "number" && typeof right === "number") return left - right;
  return collator.compare(String(left), String(right));
}
