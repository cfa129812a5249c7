"use client";

import type { BlastRadius } from "@/lib/api/impactContract.ts";
import { EffectsLink } from "./effects-link.tsx";
import { counted, environmentWords } from "./impact-words.ts";

/** Sums of what results of harmful calls state, and what nothing states; nothing is estimated. */
export function Totals({ blastRadius: { totals, unstated, environments } }: { readonly blastRadius: BlastRadius }) {
  const harmed = environments.filter(({ harmful }) => harmful > 0);
  return (
    <ul className="flex max-w-[90ch] flex-col gap-1">
      {totals.map((total) => <li key={`${total.unit} ${total.currency ?? ""}`} className="tabular font-medium">{total.sentence}.</li>)}
      {totals.length === 0 && <li>No result of a harmful call states a number.</li>}
      {unstated > 0 && <li className="text-text-muted">For <EffectsLink filters={{ harm: ["harmful"] }}>{counted(unstated, "effect")} of harmful calls</EffectsLink> nothing states how much was touched.</li>}
      {harmed.length > 0 && (
        <li className="text-text-muted">
          Harm by environment: {harmed.map(({ environment, harmful }, index) => (
            <span key={environment}>{index > 0 && ", "}<EffectsLink filters={{ harm: ["harmful"], environment: [environment] }}>{environmentWords[environment].toLowerCase()}</EffectsLink> {counted(harmful, "effect")}</span>
          ))}.
        </li>
      )}
    </ul>
  );
}
