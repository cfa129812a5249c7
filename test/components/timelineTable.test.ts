import { describe, expect, test } from "vitest";
import { sortKeys } from "@/lib/timeline/row.ts";
import { tableColumns } from "@/components/timeline/table/table-columns.tsx";
import { layoutOf, type WindowColumn } from "@/components/ui/window-table-features.ts";

const columns = tableColumns({ zeroUs: 0, exhibits: [], instant: String });

describe("the columns of the table", () => {
  test("every order that the address knows has a head, and every head that sorts is one", () => {
    expect(columns.filter(({ sorts }) => sorts !== undefined).map(({ id }) => id).toSorted()).toEqual([...sortKeys].toSorted());
  });

  test("no two columns share a name", () => {
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
    expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
  });
});

describe("how columns lie", () => {
  const own: WindowColumn<object>[] = [
    { id: "a", header: "A", widthPx: 100, cell: () => null }, { id: "b", header: "B", widthPx: 50, cell: () => null }, { id: "c", header: "C", widthPx: 70, grows: true, cell: () => null },
  ];
  const sized = (id: string, start: number | null, px: number) => ({ id, getSize: () => px, getIsPinned: () => (start === null ? false : "start") as false | "start", getStart: () => start ?? 0 });
  const all = [sized("a", 0, 100), sized("b", 100, 50), sized("c", null, 70)];

  test("columns that stay in place lie beside each other, and the last of them is the edge", () => {
    const layout = layoutOf(own, all, all);
    expect(layout.columns.map(({ id, pinnedPx, isEdge }) => [id, pinnedPx, isEdge])).toEqual([["a", 0, false], ["b", 100, true], ["c", null, false]]);
    expect(layout).toMatchObject({ template: "100px 50px minmax(70px, 1fr)", minPx: 220 });
  });

  test("a column keeps its number when others are put away: screen readers count all of them", () => {
    expect(layoutOf(own, [all[2]].flatMap((one) => one ?? []), all).columns.map(({ place }) => place)).toEqual([3]);
  });
});
