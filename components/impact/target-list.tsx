"use client";

import { useState } from "react";
import type { BlastRadius } from "@/lib/api/impactContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { countText } from "../ui/count.tsx";
import { EffectsLink } from "./effects-link.tsx";
import { showsExactly } from "./impact-address.ts";
import { environmentWords } from "./impact-words.ts";
import { useImpactView } from "./impact-view.ts";

/** Drawn at first; the reader can ask for the rest. */
const drawnAtFirst = 8;

/** What was reached by effects that ran and changed something, the most concerned first. */
export function TargetList({ blastRadius: { targets, targetsOf } }: { readonly blastRadius: BlastRadius }) {
  const { bar } = useImpactView();
  const [all, setAll] = useState(false);
  if (targetsOf === 0) return <p className="text-text-muted">No effect that ran and changed something names a target.</p>;
  const shown = all ? targets : targets.slice(0, drawnAtFirst);
  return (
    <div className="flex flex-col gap-1.5">
      <ul className="flex flex-col">
        {shown.map((target) => {
          const filters = { target: target.name };
          return (
            <li key={`${target.kind} ${target.name}`} className="flex break-inside-avoid flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-border py-1">
              <EffectsLink filters={filters} current={showsExactly(bar.address, filters)} className="inline-flex min-h-6 min-w-0 items-center text-accent underline"><InlineText text={target.name} className="font-mono text-sm [overflow-wrap:anywhere]" /></EffectsLink>
              <span className="text-text-muted">{target.kind}</span>
              <span className="tabular">{countText(target.effects)} {target.effects === 1 ? "effect" : "effects"}{target.destructive > 0 && `, ${countText(target.destructive)} destructive`}</span>
              {target.environments.filter((name) => name !== "unknown").map((name) => <span key={name} className="text-text-muted">{environmentWords[name].toLowerCase()}</span>)}
              {target.harmful > 0 && <Badge tone="failed" glyph="warning">{countText(target.harmful)} harmful</Badge>}
            </li>
          );
        })}
      </ul>
      <p className="flex flex-wrap items-center gap-3 text-sm text-text-muted">
        <span className="tabular">{countText(shown.length)} of {countText(targetsOf)} targets{all && targets.length < targetsOf && "; the others are in the table of effects"}</span>
        {shown.length < targets.length && <span data-print="hide"><Button small onClick={() => setAll(true)}>Show {countText(targets.length)}</Button></span>}
      </p>
    </div>
  );
}
