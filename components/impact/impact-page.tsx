"use client";

import dynamic from "next/dynamic";
import { useEffect, type ReactNode } from "react";
import type { Impact } from "@/lib/api/impactContract.ts";
import type { Course } from "@/lib/api/overviewContract.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { GrowthChart, grows } from "./charts/growth-chart.tsx";
import { NewTools } from "./charts/new-tools.tsx";
import { WeeklyChart } from "./charts/weekly-chart.tsx";
import { ClassTiles } from "./class-tiles.tsx";
import { CommandTypes } from "./command-types.tsx";
import { EffectMatrix } from "./effect-matrix.tsx";
import { EffectSection } from "./effects/effect-section.tsx";
import { FactorList } from "./factor-list.tsx";
import { HarmfulPrint } from "./harmful-print.tsx";
import { Headline } from "./headline.tsx";
import { effectsHeading, ImpactContext } from "./impact-view.ts";
import { PhaseTable } from "./phase-table.tsx";
import { OtherVersion } from "./nothing-to-show.tsx";
import { Part } from "./part.tsx";
import { RecoverySection } from "./recovery/recovery-section.tsx";
import { SecretList } from "./secret-list.tsx";
import { Speed } from "./speed.tsx";
import { TargetList } from "./target-list.tsx";
import { Totals } from "./totals.tsx";
import { useCourse } from "./use-course.ts";
import { useImpact } from "./use-impact.ts";
import { useImpactAddress } from "./use-impact-address.ts";

const LoopCharts = dynamic(() => import("./charts/loop-charts.tsx").then((charts) => charts.LoopCharts), { ssr: false });

type Props = { readonly incident: string; /** Null where there is no index of this version: the page then asks, and says why. */ readonly start: Impact | null; readonly course: Course | null };

/** What the incident reached, whether it can be undone, and what is to be done about it. */
export function ImpactPage({ incident, start, course: startCourse }: Props) {
  const bar = useImpactAddress();
  const { impact, refusal, version, retry } = useImpact(incident, start);
  const course = useCourse(incident, startCourse, version);
  useArrival(impact !== null);
  if (impact === null && refusal?.code === "not_analysed") return <OtherVersion incident={incident} />;
  if (impact === null) return refusal === null ? <Skeleton label="Reading the blast radius" rows={12} rowHeightPx={56} /> : <RefusalNotice refusal={refusal} onRetry={retry} />;
  return (
    <ImpactContext value={{ incident, bar }}>
      <div className="flex min-w-0 flex-col gap-8 max-sm:[&_time]:whitespace-normal">
        {refusal && <RefusalNotice refusal={refusal} onRetry={retry} />}
        {bar.misread.length > 0 && <Notice kind="warning" message={<>Not understood in the address: {bar.misread.map(({ name, value }) => `${name}=${value}`).join(", ")}</>} fix="The rest of the address is applied." />}
        <Answer impact={impact} />
        <Part title="Phases" id="phases"><PhaseTable phases={impact.phases} /></Part>
        <Part title="Effects" id={effectsHeading}><EffectSection impact={impact} version={version} /><HarmfulPrint impact={impact} /></Part>
        <Part title="Contributing factors" id="factors" note="Conditions that the evidence shows. None of them is the fault of a person."><FactorList factors={impact.factors} /></Part>
        <Part title="Credentials in the evidence"><SecretList secrets={impact.secrets} secretsOf={impact.secretsOf} /></Part>
        <Escalation impact={impact} course={course} />
        <Part title="Recovery checklist" id="recovery"><RecoverySection version={version} /></Part>
      </div>
    </ImpactContext>
  );
}

/** The part that the address names was not there yet when the browser looked for it. */
function useArrival(drawn: boolean): void {
  useEffect(() => {
    if (drawn && location.hash !== "") document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "start" });
  }, [drawn]);
}

/** From the sentence down to the targets: the head of the page. */
function Answer({ impact }: { readonly impact: Impact }) {
  const { blastRadius } = impact;
  return (
    <>
      <div className="flex flex-col gap-4">
        <Headline impact={impact} />
        <ClassTiles blastRadius={blastRadius} />
        <CommandTypes />
      </div>
      <Part title="Can it be undone, and is it shared"><EffectMatrix blastRadius={blastRadius} /></Part>
      {impact.harmfulOf > 0 && (
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-8"><Part title="Totals"><Totals blastRadius={blastRadius} /></Part><Part title="Speed and times"><Speed blastRadius={blastRadius} /></Part></div>
          <div className="flex min-w-0 flex-col gap-4"><Part title="Targets"><TargetList blastRadius={blastRadius} /></Part></div>
        </div>
      )}
      {impact.harmfulOf === 0 && <Part title="Targets"><TargetList blastRadius={blastRadius} /></Part>}
    </>
  );
}

function Escalation({ impact, course }: { readonly impact: Impact; readonly course: Course | null }): ReactNode {
  const weeks = new Set(impact.weeks.map(({ weekUs }) => weekUs)).size;
  if (weeks < 2 && (course === null || !grows(course.growth)) && impact.loops.length === 0) return null;
  return (
    <Part title="Feedback and escalation">
      {course !== null && <GrowthChart growth={course.growth} />}
      {impact.loops.length > 0 && <LoopCharts loops={impact.loops} loopsOf={impact.loopsOf} />}
      {weeks > 1 && <WeeklyChart weeks={impact.weeks} />}
      {weeks > 1 && <NewTools tools={impact.tools} />}
    </Part>
  );
}
