"use client";

import type { BlastRadius } from "@/lib/api/impactContract.ts";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { effectClasses, toneText } from "../ui/vocabulary.ts";
import { classTiles, type ClassCount } from "./effect-counts.ts";
import { EffectsLink } from "./effects-link.tsx";
import { showsExactly } from "./impact-address.ts";
import { useImpactView } from "./impact-view.ts";

/** How many effects of each class, in the fixed order. Each leads to its effects. */
export function ClassTiles({ blastRadius: { classes, effects } }: { readonly blastRadius: BlastRadius }) {
  const tiles = classTiles(classes);
  return (
    <div className="flex flex-col gap-1.5">
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-[repeat(auto-fit,minmax(150px,1fr))]">{tiles.map((tile) => <li key={tile.class} className="flex break-inside-avoid"><Tile tile={tile} /></li>)}</ul>
      <p className="tabular text-sm text-text-muted">{countText(tiles.reduce((sum, tile) => sum + tile.effects, 0))} of {countText(effects)} effects. Attempts were refused or failed, or are not known to have run.</p>
    </div>
  );
}

function Tile({ tile }: { readonly tile: ClassCount }) {
  const { bar } = useImpactView();
  const { word, glyph, tone } = effectClasses[tile.class];
  const filters = { class: [tile.class] };
  const current = showsExactly(bar.address, filters);
  const look = classNames("flex min-w-0 grow flex-col rounded-md border px-3 py-2 text-text no-underline", tile.class === "unknown" && "border-dashed",
    current ? "border-accent bg-surface-raised outline outline-accent" : "border-border-control", tile.effects > 0 && "hover:bg-surface-raised");
  const content = (
    <>
      <span className={classNames("flex items-center gap-1.5 text-sm font-medium", tile.effects === 0 ? "text-text-muted" : toneText[tone])}><Glyph name={glyph} className="text-base" /> <span className="min-w-0">{word}</span></span>
      <span className={classNames("tabular text-2xl", tile.effects === 0 ? "text-text-muted" : "font-semibold")}>{countText(tile.effects)}</span>
      <span className="tabular text-sm text-text-muted">{tileText(tile)}</span>
    </>
  );
  return tile.effects === 0 ? <div className={look}>{content}</div> : <EffectsLink filters={filters} current={current} className={look}>{content}</EffectsLink>;
}

function tileText({ effects, harmful, attempts, calls }: ClassCount): string {
  if (effects === 0) return "none";
  const parts = [harmful > 0 && `${countText(harmful)} harmful`, attempts > 0 && `${countText(attempts)} ${attempts === 1 ? "attempt" : "attempts"}`].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(", ") : `in ${countText(calls)} ${calls === 1 ? "call" : "calls"}`;
}
