"use client";

import type { Impact } from "@/lib/api/impactContract.ts";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { className } from "../impact-words.ts";
import { ClassRows } from "./class-rows.tsx";
import { weekTable, weekText, type WeekTable } from "./week-table.ts";

/** The kind of right in use, week by week, one row of bars for each class: each on a scale of its own, because reading outnumbers everything else. */
export function WeeklyChart({ weeks }: Pick<Impact, "weeks">) {
  const table = weekTable(weeks);
  const [first, last] = [table.weeksUs[0], table.weeksUs.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="text-sm text-text-muted">Calls per week by class, from the week of {weekText(first)} to that of {weekText(last)}. Each class has a scale of its own; its highest week is written beside it.</figcaption>
      {/* A few weeks need no whole page: bars that stand far apart do not look like one line. */}
      <ClassRows rows={table.rows} labels={[weekText(first), weekText(last)]} barsWidthMaxPx={Math.max(4, table.weeksUs.length) * 48} />
      <Collapsible title="The same numbers as a table"><Numbers table={table} /></Collapsible>
    </figure>
  );
}

function Numbers({ table }: { readonly table: WeekTable }) {
  return (
    <div tabIndex={0} role="region" aria-label="Calls per week" className="relative max-h-96 w-fit max-w-full overflow-auto rounded border border-border">
      <table className="border-collapse text-right text-sm">
        <caption className="sr-only">Calls per week by class</caption>
        <thead className="bg-surface-raised"><tr><th scope="col" className="px-3 py-1 text-left font-semibold">Week of</th>{table.rows.map((row) => <th key={row.class} scope="col" className="px-3 py-1 font-semibold">{className(row.class)}</th>)}</tr></thead>
        <tbody>
          {table.weeksUs.map((us, index) => (
            <tr key={us} className="border-t border-border">
              <th scope="row" className="tabular px-3 py-1 text-left font-normal whitespace-nowrap">{weekText(us)}</th>
              {table.rows.map((row) => <td key={row.class} className="px-3 py-1">{countText(row.calls[index] ?? 0)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
