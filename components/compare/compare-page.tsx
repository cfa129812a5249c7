"use client";

import { useRouter } from "next/navigation";
import type { Comparison } from "@/lib/api/compareContract.ts";
import { OtherVersion } from "../impact/nothing-to-show.tsx";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AlignedSteps } from "./aligned-steps.tsx";
import { compareHref, swapped } from "./compare-address.ts";
import { Constraints, PromptDiff, Section, Settings, Tools } from "./differences.tsx";
import { DivergenceLine } from "./divergence-line.tsx";
import { RunSide } from "./run-side.tsx";
import { useComparison, type Comparing } from "./use-comparison.ts";

/** Two runs beside each other: the good one and the bad one. */
export function ComparePage({ incident }: { readonly incident: string }) {
  const comparing = useComparison(incident);
  const { comparison, refusal, pending, retry, address, change } = comparing;
  if (refusal?.code === "not_analysed" && address.with === null) return <OtherVersion incident={incident} />;
  if (comparison === null && refusal !== null) {
    return (
      <div className="flex flex-col items-start gap-3">
        <RefusalNotice refusal={refusal} onRetry={retry} />
        {(address.a ?? address.b ?? address.with) !== null && <Button onClick={() => change({ with: null, a: null, b: null })}>Compare the runs of this incident</Button>}
      </div>
    );
  }
  if (comparison === null) return <Skeleton label="Comparing the runs" rows={12} rowHeightPx={56} />;
  const incidents = { a: incident, b: address.with ?? incident };
  return (
    <div aria-busy={pending} className={classNames("flex min-w-0 flex-col gap-8", pending && "opacity-60")}>
      {refusal && <RefusalNotice refusal={refusal} onRetry={retry} />}
      <div className="flex flex-col gap-4">
        <Sides comparing={comparing} incident={incident} comparison={comparison} />
        {comparison.a !== null && comparison.b !== null && <DivergenceLine comparison={comparison} incidents={incidents} />}
      </div>
      {comparison.a === null || comparison.b === null ? <OnlyOne incident={incident} comparison={comparison} /> : <Differences comparison={comparison} incidents={incidents} />}
    </div>
  );
}

type SidesProps = { readonly comparing: Comparing; readonly incident: string; readonly comparison: Comparison };

function Sides({ comparing: { address, change }, incident, comparison: { a, b, runsA, runsB } }: SidesProps) {
  const router = useRouter();
  const other = address.with ?? incident;
  const swap = () => {
    const turned = swapped(incident, address);
    if (turned.incident === incident) change(turned.address);
    else router.push(compareHref(turned.incident, turned.address));
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="grid items-stretch gap-2 lg:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        <RunSide name="A" incident={incident} side={a} runs={runsA} onRun={(trace) => change({ a: trace })} onIncident={null} />
        <Button className="self-center justify-self-start" onClick={swap} aria-label="Swap A and B">⇄ Swap</Button>
        <RunSide name="B" incident={other} side={b} runs={runsB} onRun={(trace) => change({ b: trace })} onIncident={(chosen) => change({ with: chosen === incident ? null : chosen, b: null })} />
      </div>
      {a !== null && a.trace === b?.trace && incident === other && <Notice kind="info" message="This is the same run on both sides." fix="Choose another one on either side." />}
    </div>
  );
}

function Differences({ comparison, incidents }: { readonly comparison: Comparison; readonly incidents: { readonly a: string; readonly b: string } }) {
  const { system, user, tools, settings, settingsSame, steps, counts } = comparison;
  const strangers = counts.same + counts.alike + counts.changed === 0 && counts.only_a > 0 && counts.only_b > 0;
  return (
    <>
      {strangers && <Notice kind="warning" message="The two runs share no tool: they may be of different agents." fix="What differs below then says little. Choose another run on either side." />}
      <Section title="Constraints that vanished" note="Limits and prohibitions that stand in the prompt of one run alone, found by the rules of the contributing factors. A sentence that says nearly the same in both counts as kept; what else may have got lost is in the word-by-word comparison below.">
        <Constraints comparison={comparison} />
      </Section>
      <Section title="Steps beside each other" note={`Calls are aligned by tool and arguments: as much as possible stands beside its like. ${countText(2_000)} calls of each run are aligned at most.`}>
        {steps.length === 0 ? <p>There is no call to be aligned.</p> : <AlignedSteps key={`${comparison.a?.trace} ${comparison.b?.trace}`} comparison={comparison} incidents={incidents} />}
      </Section>
      <Section title="Prompts"><PromptDiff what="The system prompt" diff={system} incidents={incidents} /><PromptDiff what="What the user asked" diff={user} incidents={incidents} /></Section>
      <Section title="Tools offered"><Tools tools={tools} /></Section>
      <Section title="Model and settings"><Settings settings={settings} same={settingsSame} /></Section>
    </>
  );
}

/** There is nothing to stand beside the run, and what would change that. */
function OnlyOne({ incident, comparison: { a, b, runsA, runsB } }: { readonly incident: string; readonly comparison: Comparison }) {
  const none = a === null && b === null;
  return (
    <EmptyState title={none ? "There is no run to compare" : `There is only one run in ${runsA > 1 || runsB > 1 ? "one of the incidents" : "this incident"}`}
      action={<><LinkButton kind="primary" href={`/incidents/${incident}/evidence`}>Add exhibits</LinkButton><LinkButton href="/incidents/new">A new incident</LinkButton></>}>
      {none ? "No trace and no conversation is in these exhibits. " : ""}Import a run of the same agent that went well: an export of the same project from the days before, or the same session begun again. It may come into this incident, or into one of its own; then choose that incident beside B.
    </EmptyState>
  );
}
