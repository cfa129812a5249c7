"use client";

import { classNames } from "./class-names.ts";
import type { Column } from "./data-table-features.ts";
import { Glyph } from "./glyph.tsx";

type Header = {
  readonly id: string;
  readonly column: {
    readonly id: string;
    readonly getCanSort: () => boolean;
    readonly getIsSorted: () => false | "asc" | "desc";
    readonly toggleSorting: () => void;
  };
};

type Props<Row> = { readonly columns: readonly Column<Row>[]; readonly headers: readonly Header[] };

const said = { asc: "ascending", desc: "descending" } as const;

/** The heads of a DataTable; those that sort are buttons and say which way. */
export function DataTableHead<Row>({ columns, headers }: Props<Row>) {
  return (
    <thead className="bg-surface-raised">
      <tr>
        {headers.map(({ id, column }) => {
          const ours = columns.find((candidate) => candidate.id === column.id);
          const sorted = column.getIsSorted();
          return (
            <th
              key={id}
              scope="col"
              aria-sort={sorted === false ? undefined : said[sorted]}
              className={classNames("px-1 py-1 font-semibold", ours?.align === "end" && "text-right")}
            >
              {column.getCanSort() ? (
                <button
                  type="button"
                  onClick={() => column.toggleSorting()}
                  className="inline-flex min-h-7 cursor-pointer items-center gap-1 rounded px-2 hover:underline"
                >
                  {ours?.header}
                  {sorted !== false && <Glyph name={said[sorted]} />}
                </button>
              ) : (
                <span className="px-2">{ours?.header}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
