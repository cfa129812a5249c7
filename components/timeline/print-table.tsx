import { countText } from "../ui/count.tsx";
import { utcText } from "../ui/time-text.ts";
import { tableColumns } from "./table-columns.tsx";
import type { NamedExhibit } from "./facets.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";

type Props = {
  readonly caption: string;
  readonly rows: readonly TimelineRow[];
  /** Columns that are put away, by id. */
  readonly without: readonly string[];
  readonly zeroUs: number | null;
  readonly exhibits: readonly NamedExhibit[];
};

/** Rows on paper: nothing is cut off, heads repeat on every page, and instants are written out because a title cannot be printed. */
export function PrintTable({ caption, rows, without, zeroUs, exhibits }: Props) {
  const columns = tableColumns({ zeroUs, exhibits, instant: utcText }).filter(({ id }) => !without.includes(id));
  return (
    <table className="w-full border-collapse text-left text-xs [&_.truncate]:overflow-visible [&_.truncate]:break-words [&_.truncate]:whitespace-normal">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-border-control">
          <th scope="col" className="px-1 py-1 text-right">#</th>
          {columns.map(({ id, header, align }) => <th key={id} scope="col" className={align === "end" ? "px-1 py-1 text-right" : "px-1 py-1"}>{header}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="border-b border-border align-top">
            <td className="px-1 py-0.5 text-right text-text-muted">{countText(row.place + 1)}</td>
            {columns.map(({ id, align, cell }) => (
              <td key={id} className={align === "end" ? "px-1 py-0.5 text-right" : "px-1 py-0.5"}>
                {cell(row)}
                {id === "time" && row.startUs !== null && <span className="block text-text-muted">{utcText(row.startUs)}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
