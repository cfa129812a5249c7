"use client";

import type { Impact } from "@/lib/api/impactContract.ts";
import { classNames } from "../../ui/class-names.ts";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { effectClasses, toneText } from "../../ui/vocabulary.ts";
import { className } from "../impact-words.ts";
import { DrawnBars } from "./drawn-bars.tsx";
import { weekTable, weekText, type WeekTable } from "./week-table.ts";

/** The kind of right in use, week by week, one row of bars for each class: each on a scale of its own, because reading outnumbers everything else. */
export function WeeklyChart({ weeks }: Pick<Impact, "weeks">) {
  const table = weekTable(weeks);
  const [first, last] = [table.weeksUs[0], table.weeksUs.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  // A few weeks need no whole page: bars that stand far apart do not look like one line.
  const columns = { gridTemplateColumns: `minmax(6rem, 11rem) minmax(0, ${Math.max(4, table.weeksUs.length) * 48}px) max-content` };
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="text-sm text-text-muted">Calls per week by class, from the week of {weekText(first)} to that of {weekText(last)}. Each class has a scale of its own; its highest week is written beside it.</figcaption>
      <ul className="flex flex-col gap-1">
        {table.rows.map((row) => {
          const { glyph, tone } = effectClasses[row.class];
          return (
            <li key={row.class} style={columns} className="grid items-end gap-3">
              <span className={classNames("flex items-center gap-1.5 text-sm", toneText[tone])}><Glyph name={glyph} /> <span className="min-w-0">{className(row.class)}</span></span>
              <div className="min-w-0 border-b border-border-control"><DrawnBars points={row.calls.map((value, index) => ({ label: String(index), value }))} token={`--class-${tone.replace("class-", "")}`} heightPx={36} axes={false} /></div>
              <span className="tabular text-sm whitespace-nowrap text-text-muted">{countText(row.most)} at most</span>
            </li>
          );
        })}
        <li aria-hidden="true" style={columns} className="grid gap-3 text-xs text-text-muted"><span /><span className="tabular flex justify-between gap-2"><span>{weekText(first)}</span><span>{weekText(last)}</span></span></li>
      </ul>
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
