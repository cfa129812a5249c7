"use client";

import type { BlastRadius } from "@/lib/api/impactContract.ts";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { effectClasses, statuses, toneText } from "../ui/vocabulary.ts";
import { matrixRows, type MatrixCell, type MatrixRow } from "./effect-counts.ts";
import { EffectsLink } from "./effects-link.tsx";
import { showsExactly } from "./impact-address.ts";
import { useImpactView } from "./impact-view.ts";
import { className, reversibleOrder, reversibleStatus, reversibleWords } from "./impact-words.ts";
import { cellText } from "./matrix-words.ts";

/** Executed effects by class and by what would undo them; a double ring where shared state was reached. A number leads to its effects. */
export function EffectMatrix({ blastRadius }: { readonly blastRadius: BlastRadius }) {
  return (
    <div className="flex flex-col gap-1.5">
      <div tabIndex={0} role="region" aria-label="Matrix of effects" className="relative overflow-x-auto rounded border border-border">
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">Executed effects by class and reversibility</caption>
          <thead className="bg-surface-raised">
            <tr>
              <th scope="col" className="px-3 py-1.5 font-semibold max-sm:px-1">Class</th>
              {reversibleOrder.map((name) => (
                <th key={name} scope="col" className="px-2 py-1.5 text-center align-bottom font-semibold max-sm:px-0 max-sm:text-xs">
                  <span className={classNames("inline-flex flex-wrap items-center justify-center gap-x-1.5", toneText[statuses[reversibleStatus[name]].tone])}><Glyph name={statuses[reversibleStatus[name]].glyph} /> {reversibleWords[name]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{matrixRows(blastRadius).map((row) => <Row key={row.class} row={row} />)}</tbody>
        </table>
      </div>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-text-muted">
        <span className="inline-flex items-center gap-2"><span aria-hidden="true" className={`${ring} m-1 inline-block size-3 border border-text`} /> reached shared state</span>
        <span className="inline-flex items-center gap-1"><Glyph name="warning" className="text-status-failed" /> of harmful calls</span>
        <span>Only what ran, or may have run. The table below also lists attempts.</span>
      </p>
    </div>
  );
}

const ring = "rounded-full outline outline-offset-2 outline-current";

function Row({ row }: { readonly row: MatrixRow }) {
  const { glyph, tone } = effectClasses[row.class];
  return (
    <tr className="border-t border-border">
      <th scope="row" className={classNames("px-3 py-1 font-normal max-sm:px-1 max-sm:text-xs", row.effects === 0 ? "text-text-muted" : toneText[tone])}>
        <span className="inline-flex items-center gap-1 sm:gap-1.5"><Glyph name={glyph} /> <span>{className(row.class)}</span></span>
      </th>
      {row.cells.map((cell) => <td key={cell.reversible} className="px-1 py-1 text-center max-sm:px-0"><Cell row={row} cell={cell} /></td>)}
    </tr>
  );
}

function Cell({ row, cell }: { readonly row: MatrixRow; readonly cell: MatrixCell }) {
  const { bar } = useImpactView();
  if (cell.effects === 0) return <span className="text-text-muted"><span aria-hidden="true">–</span><span className="sr-only">none</span></span>;
  const filters = { class: [row.class], reversible: [cell.reversible] };
  const current = showsExactly(bar.address, filters);
  return (
    <EffectsLink filters={filters} current={current} label={cellText(row.class, cell)}
      className={classNames("inline-flex min-h-9 min-w-9 sm:min-w-11 flex-wrap items-center justify-center gap-x-2 rounded border px-2 text-text no-underline hover:bg-surface-raised", current ? "border-accent bg-surface-raised" : "border-transparent")}>
      <span className={classNames("tabular inline-flex h-6 min-w-6 items-center justify-center border px-1 font-semibold", cell.shared > 0 ? `${ring} m-1 border-current` : "border-transparent", toneText[effectClasses[row.class].tone])}>{countText(cell.effects)}</span>
      {cell.harmful > 0 && <span className="tabular inline-flex items-center gap-0.5 text-sm text-status-failed"><Glyph name="warning" />{countText(cell.harmful)}</span>}
    </EffectsLink>
  );
}
