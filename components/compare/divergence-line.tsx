"use client";

import Link from "next/link";
import type { CompareCell, Comparison } from "@/lib/api/compareContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { countText } from "../ui/count.tsx";
import { callsWhat, countsText } from "./compare-words.ts";

type Props = { readonly comparison: Comparison; readonly incidents: { readonly a: string; readonly b: string } };

/** Where the runs part, in a sentence; each side leads to its call. */
export function DivergenceLine({ comparison, incidents }: Props) {
  const { steps, divergence, counts } = comparison;
  const step = divergence === null ? undefined : steps[divergence];
  return (
    <div className="flex flex-col gap-1">
      <p className="max-w-[90ch] text-xl [overflow-wrap:anywhere]">
        {step === undefined ? noDivergence(comparison) : (
          <>
            {divergence === 0 ? "The runs part at their first step" : `The runs go together for ${countText(divergence ?? 0)} ${divergence === 1 ? "step" : "steps"} and part there`}:{" "}
            A <Side incident={incidents.a} cell={step.a} /> and B <Side incident={incidents.b} cell={step.b} />. <a className="text-base text-accent underline" href="#divergence">Show it</a>
          </>
        )}
      </p>
      {steps.length > 0 && <p className="tabular text-text-muted">{countText(steps.length)} steps: {countsText(counts)}.</p>}
      <Further comparison={comparison} incidents={incidents} />
    </div>
  );
}

/** Where the runs differ in other values first, the calls that matter come later. */
function Further({ comparison: { steps, divergence }, incidents }: Props) {
  const alone = steps.findIndex(({ kind }) => kind === "only_a" || kind === "only_b");
  const harms = (["a", "b"] as const).flatMap((name) => steps.find((step) => step[name]?.harm === "harmful") ?? []);
  const [harm] = harms;
  const step = alone > (divergence ?? -1) ? steps[alone] : undefined;
  return (
    <>
      {step !== undefined && <p className="[overflow-wrap:anywhere]">The first call that only one of them makes: {step.a === null ? "B" : "A"} <Side incident={step.a === null ? incidents.b : incidents.a} cell={step.a ?? step.b} />.</p>}
      {harm !== undefined && <p className="[overflow-wrap:anywhere]">The first harm: {harm.a?.harm === "harmful" ? "A" : "B"} <Side incident={harm.a?.harm === "harmful" ? incidents.a : incidents.b} cell={harm.a?.harm === "harmful" ? harm.a : harm.b} />{harm.a === null || harm.b === null ? "; nothing stands beside it in the other run" : ""}.</p>}
    </>
  );
}

function noDivergence({ steps, counts }: Comparison): string {
  if (steps.length === 0) return "Neither run calls a tool, as far as the evidence has them.";
  return counts.alike === 0 ? "The runs never part: every call is the same." : "The runs never part: every call is the same but for ids, times or white space.";
}

function Side({ incident, cell }: { readonly incident: string; readonly cell: CompareCell | null }) {
  if (cell === null) return <>makes no such call</>;
  const words = <InlineText text={callsWhat(cell)} />;
  return <>calls {cell.row === null ? words : <Link className="text-accent underline" href={`/incidents/${incident}/timeline?sel=${cell.row}`}>{cell.call} {words}</Link>}</>;
}
