"use client";

import Link from "next/link";
import type { EffectView } from "@/lib/api/impactContract.ts";
import { Corrections } from "../../impact/effects/corrections.tsx";
import { JudgementTable } from "../../impact/effects/judgement-table.tsx";
import { effectHref } from "../../impact/impact-address.ts";
import { usePanel } from "./panel-reading.ts";

type Props = { readonly effect: EffectView; readonly tool: string; /** Grows each time the step was read. */ readonly version: number };

/** The correction of one effect where it is read, as the page of the blast radius has it, and the way there. */
export function EffectCorrection({ effect, tool, version }: Props) {
  const { incident } = usePanel();
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {effect.correction !== null && <JudgementTable row={effect} />}
      <Corrections incident={incident} row={effect} tool={tool} version={version} />
      <p data-print="hide"><Link className="inline-flex min-h-6 items-center text-sm text-accent underline" href={effectHref(incident, effect.id)}>{effect.id} in the blast radius</Link></p>
    </div>
  );
}
