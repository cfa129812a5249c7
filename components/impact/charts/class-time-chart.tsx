"use client";

import type { Course } from "@/lib/api/overviewContract.ts";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { sinceText, utcText } from "../../ui/time-text.ts";
import { className, counted } from "../impact-words.ts";
import { Part } from "../part.tsx";
import { ClassRows, type ClassRow } from "./class-rows.tsx";

type Props = { readonly course: Course; readonly firstHarmUs: number | null; /** Corrections that hold: they are not counted in here. */ readonly corrections: number };

/** When which class of calls was made, with the first harm above. Nothing where a drawing would say nothing: fewer than three calls with a time, or one instant. */
export function ClassTimeChart({ course, firstHarmUs, corrections }: Props) {
  const { fromUs, widthUs, stretches, classes, timed, of } = course;
  const rows = classes.flatMap((row): ClassRow[] => (row.class === null ? [] : [{ class: row.class, calls: row.calls, most: row.calls.reduce((most, count) => Math.max(most, count), 0) }]));
  if (fromUs === null || stretches < 2 || timed < 3 || rows.length === 0) return null;
  const share = firstHarmUs === null ? null : (firstHarmUs - fromUs) / (widthUs * stretches);
  const mark = <span className="absolute bottom-0 flex -translate-x-1/2 items-center text-status-failed" style={{ left: `${Math.min(1, Math.max(0, share ?? 0)) * 100}%` }}><Glyph name="warning" label="First harm" /></span>;
  return (
    <Part title="Calls over time">
      <figure className="flex min-w-0 flex-col gap-2">
        <figcaption className="max-w-[110ch] text-sm text-text-muted">
          {countText(timed)} of {counted(of, "call")}, each by the class of its worst effect; a bar is {sinceText(widthUs, 0).slice(2).replace(/ 0 (?:h|min|s)$/, "")} wide. Each class has a scale of its own; its highest bar is written beside it.{corrections > 0 && " Corrections by people are not counted in here."}
        </figcaption>
        <ClassRows rows={rows} labels={[dayText(fromUs), dayText(fromUs + widthUs * stretches)]} {...(share !== null && { above: { name: "First harm", drawn: mark } })} />
        <Collapsible title="The same numbers as a table"><Numbers course={course} fromUs={fromUs} rows={rows} /></Collapsible>
      </figure>
    </Part>
  );
}

const dayText = (us: number): string => utcText(us).slice(0, 16);

function Numbers({ course: { widthUs, stretches }, fromUs, rows }: { readonly course: Course; readonly fromUs: number; readonly rows: readonly ClassRow[] }) {
  const filled = Array.from({ length: stretches }, (_, at) => at).filter((at) => rows.some(({ calls }) => (calls[at] ?? 0) > 0));
  return (
    <div tabIndex={0} role="region" aria-label="Calls over time by class" className="relative max-h-96 w-fit max-w-full overflow-auto rounded border border-border">
      <table className="border-collapse text-right text-sm">
        <caption className="px-3 py-1 text-left text-text-muted">{countText(filled.length)} of {countText(stretches)} stretches; in the others no call was made.</caption>
        <thead className="bg-surface-raised"><tr><th scope="col" className="px-3 py-1 text-left font-semibold">From, UTC</th>{rows.map((row) => <th key={row.class} scope="col" className="px-3 py-1 font-semibold">{className(row.class)}</th>)}</tr></thead>
        <tbody>
          {filled.map((at) => (
            <tr key={at} className="border-t border-border">
              <th scope="row" className="tabular px-3 py-1 text-left font-normal whitespace-nowrap">{utcText(fromUs + at * widthUs).slice(0, 19)}</th>
              {rows.map((row) => <td key={row.class} className="px-3 py-1">{countText(row.calls[at] ?? 0)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
