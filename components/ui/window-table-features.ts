import { columnPinningFeature, columnSizingFeature, columnVisibilityFeature, rowSortingFeature, tableFeatures, type ColumnDef } from "@tanstack/react-table";
import type { ReactNode } from "react";

/** Rows come sorted and by window from elsewhere: the table keeps the columns, their order, widths and heads. */
export const windowFeatures = tableFeatures({ columnPinningFeature, columnSizingFeature, columnVisibilityFeature, rowSortingFeature });

/** One column of a WindowTable. */
export type WindowColumn<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly widthPx: number;
  /** Takes what is left of the width. */
  readonly grows?: boolean;
  readonly align?: "end";
  /** Which way the first press of its head sorts; left out where an order says nothing. */
  readonly sorts?: "smallest first" | "largest first";
};

/** A place in the list: `row` is null while its row is on the way. */
export type WindowSlot<Row> = { readonly index: number; readonly topPx: number; readonly row: Row | null };

export type WindowSort = { readonly id: string; readonly descending: boolean };

/** Our columns in TanStack's terms. */
export function windowColumns<Row extends object>(columns: readonly WindowColumn<Row>[]): ColumnDef<typeof windowFeatures, Row>[] {
  return columns.map(({ id, header, widthPx, sorts }) => ({
    id, header, size: widthPx, minSize: 40,
    accessorFn: (row: Row): unknown => row,
    enableSorting: sorts !== undefined,
    sortDescFirst: sorts === "largest first",
  }));
}

/** A column where it is drawn: columns that stay in place have a distance from the left edge. */
export type PlacedColumn<Row> = WindowColumn<Row> & {
  /** Its place among all columns, put away or not, from 1. */
  readonly place: number;
  readonly pinnedPx: number | null;
  /** The last of those that stay in place: the others scroll behind its edge. */
  readonly isEdge: boolean;
};

/** How the drawn columns lie beside each other: they take at least `minPx`, and the box around them scrolls when it is narrower. */
export type WindowLayout<Row> = { readonly columns: readonly PlacedColumn<Row>[]; readonly template: string; readonly minPx: number };

type Sized = { readonly id: string; readonly getSize: () => number; readonly getIsPinned: () => false | "start" | "end"; readonly getStart: (position: "start") => number };

export function layoutOf<Row>(columns: readonly WindowColumn<Row>[], drawn: readonly Sized[], all: readonly Sized[]): WindowLayout<Row> {
  const known = new Map(columns.map((column) => [column.id, column]));
  const edge = drawn.findLast((column) => column.getIsPinned() === "start")?.id;
  const placed = drawn.flatMap((sized): PlacedColumn<Row>[] => {
    const column = known.get(sized.id);
    if (column === undefined) return [];
    const pinnedPx = sized.getIsPinned() === "start" ? sized.getStart("start") : null;
    return [{ ...column, widthPx: sized.getSize(), place: all.findIndex(({ id }) => id === sized.id) + 1, pinnedPx, isEdge: sized.id === edge }];
  });
  return {
    columns: placed,
    template: placed.map(({ widthPx, grows }) => (grows === true ? `minmax(${widthPx}px, 1fr)` : `${widthPx}px`)).join(" "),
    minPx: placed.reduce((sum, { widthPx }) => sum + widthPx, 0),
  };
}
