"use client";

import type { ReactNode } from "react";
import type { EffectClass } from "@/lib/effects/effect.ts";
import { classNames } from "../../ui/class-names.ts";
import { countText } from "../../ui/count.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { effectClasses, toneText } from "../../ui/vocabulary.ts";
import { DrawnBars } from "./drawn-bars.tsx";

export type ClassRow = { readonly class: EffectClass; readonly calls: readonly number[]; readonly most: number };

type Props = {
  readonly rows: readonly ClassRow[];
  /** Under the first and the last bar. */
  readonly labels: readonly [first: string, last: string];
  /** The widest that the bars become; everything there is without it. */
  readonly barsWidthMaxPx?: number;
  /** Drawn above the bars, over their whole width. */
  readonly above?: { readonly name: string; readonly drawn: ReactNode };
};

/** One row of bars for each class, each on a scale of its own, because reading outnumbers everything else. No class is told from another by its colour. */
export function ClassRows({ rows, labels: [first, last], barsWidthMaxPx, above }: Props) {
  const columns = { gridTemplateColumns: `clamp(5.5rem, 25%, 11rem) minmax(0, ${barsWidthMaxPx === undefined ? "1fr" : `${barsWidthMaxPx}px`}) max-content` };
  return (
    <ul className="flex flex-col gap-1">
      {above !== undefined && <li style={columns} className="grid items-end gap-3"><span className="text-sm text-text-muted">{above.name}</span><div className="relative h-5 min-w-0">{above.drawn}</div><span /></li>}
      {rows.map((row) => {
        const { word, glyph, tone } = effectClasses[row.class];
        return (
          <li key={row.class} style={columns} className="grid items-end gap-3">
            <span className={classNames("flex items-center gap-1.5 text-sm", toneText[tone])}><Glyph name={glyph} /> <span className="min-w-0">{word}</span></span>
            <div className="min-w-0 border-b border-border-control"><DrawnBars points={row.calls.map((value, index) => ({ label: String(index), value }))} token={`--class-${tone.replace("class-", "")}`} heightPx={36} axes={false} /></div>
            <span className="tabular text-sm whitespace-nowrap text-text-muted">{countText(row.most)} at most</span>
          </li>
        );
      })}
      <li aria-hidden="true" style={columns} className="grid gap-3 text-xs text-text-muted"><span /><span className="tabular flex justify-between gap-2"><span>{first}</span><span className="text-right">{last}</span></span></li>
    </ul>
  );
}
