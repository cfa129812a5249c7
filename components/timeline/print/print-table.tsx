import type { ReactNode } from "react";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { utcText } from "../../ui/time-text.ts";
import type { WindowColumn } from "../../ui/window-table-features.ts";
import { tableColumns } from "../table/table-columns.tsx";
import type { ColumnId } from "../table/column-heads.ts";
import type { NamedExhibit } from "../filters/facets.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";

type Props = {
  readonly caption: string;
  readonly rows: readonly TimelineRow[];
  /** Columns that are put away, by id. */
  readonly without: readonly string[];
  readonly zeroUs: number | null;
  readonly exhibits: readonly NamedExhibit[];
};

/** Paper is narrow: these are columns, every other fact stands below the step with its name. */
const ownColumns: readonly ColumnId[] = ["time", "duration", "kind", "name", "state", "status"];

/** Rows on paper: nothing is cut off, heads repeat on every page, and instants are written out because a title cannot be printed. */
export function PrintTable({ caption, rows, without, zeroUs, exhibits }: Props) {
  const wanted = tableColumns({ zeroUs, exhibits, instant: utcText }).filter(({ id }) => !without.includes(id));
  const columns = ownColumns.flatMap((id) => wanted.find((column) => column.id === id) ?? []);
  const others = wanted.filter((column) => !columns.includes(column));
  return (
    <table className="w-full border-collapse text-left text-sm [&_.truncate]:overflow-visible [&_.truncate]:[white-space:inherit]">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-border-control align-bottom">
          <th scope="col" className={cellStyle(true)}>#</th>
          {columns.map(({ id, header, align }) => <th key={id} scope="col" className={cellStyle(align === "end", id === "name")}>{header}{id === "time" && zeroUs !== null && ", UTC"}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="border-b border-border align-top">
            <td className={classNames(cellStyle(true), "text-text-muted")}>{countText(row.place + 1)}</td>
            {columns.map(({ id, align, cell }) => (
              <td key={id} className={cellStyle(align === "end", id === "name")}>
                {cell(row)}
                {id === "time" && <Instant us={row.startUs} />}
                {id === "name" && <Others row={row} columns={others} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const cellStyle = (atEnd: boolean, isStep = false): string => classNames("px-1.5 py-0.5", isStep ? "min-w-56 [overflow-wrap:anywhere]" : "whitespace-nowrap", atEnd && "text-right");

/** Day and time below each other. */
function Instant({ us }: { readonly us: number | null }) {
  if (us === null) return null;
  return <>{utcText(us).replace(/ UTC$/, "").split(" ").map((part) => <span key={part} className="block text-xs text-text-muted">{part}</span>)}</>;
}

/** What else is known of a row; facts that it does not have are left out. */
function Others({ row, columns }: { readonly row: TimelineRow; readonly columns: readonly WindowColumn<TimelineRow>[] }) {
  const facts = columns.flatMap(({ id, header, cell }): { readonly id: string; readonly header: string; readonly value: ReactNode }[] => {
    const value = id === "preview" && row.preview === "" ? null : cell(row);
    return value === null ? [] : [{ id, header, value }];
  });
  return (
    <span className="flex flex-wrap gap-x-3 text-xs">
      {facts.map(({ id, header, value }) => <span key={id} className={id === "preview" ? "w-full" : ""}>{id !== "preview" && <span className="text-text-muted">{header} </span>}{value}</span>)}
    </span>
  );
}
