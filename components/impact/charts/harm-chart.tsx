"use client";

import type { Impact } from "@/lib/api/impactContract.ts";
import { Collapsible } from "../../ui/collapsible.tsx";
import { countText } from "../../ui/count.tsx";
import { counted } from "../impact-words.ts";
import { DrawnBars } from "./drawn-bars.tsx";
import { harmBins } from "./harm-bins.ts";

/** Harmful calls over the time since the first harm; nothing where there are too few for a drawing to say more than the list. */
export function HarmChart({ harmful, harmfulOf }: Pick<Impact, "harmful" | "harmfulOf">) {
  const bins = harmBins(harmful);
  if (bins.length < 2) return null;
  const drawn = bins.reduce((sum, { calls }) => sum + calls, 0);
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="text-sm text-text-muted">Harmful calls since the first harm: {countText(drawn)} of {counted(harmfulOf, "call")}; a bar begins at its label.</figcaption>
      <DrawnBars points={bins.map(({ label, calls }) => ({ label, value: calls }))} token="--status-failed" heightPx={140} axes />
      <Collapsible title="The same numbers as a table">
        <table className="border-collapse text-sm">
          <caption className="sr-only">Harmful calls since the first harm</caption>
          <thead><tr><th scope="col" className="pr-6 text-left font-semibold">From</th><th scope="col" className="text-right font-semibold">Harmful calls</th></tr></thead>
          <tbody>{bins.map(({ label, calls }) => <tr key={label} className="border-t border-border"><th scope="row" className="tabular pr-6 text-left font-normal">{label}</th><td className="text-right">{countText(calls)}</td></tr>)}</tbody>
        </table>
      </Collapsible>
    </figure>
  );
}
