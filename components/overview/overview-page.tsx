import type { AuditOverview } from "@/lib/api/auditContract.ts";
import type { ManualEvent } from "@/lib/api/annotationContract.ts";
import type { Incident } from "@/lib/api/contract.ts";
import type { Impact } from "@/lib/api/impactContract.ts";
import type { Course, Instructions, Overview } from "@/lib/api/overviewContract.ts";
import { ClassTimeChart } from "../impact/charts/class-time-chart.tsx";
import { Part } from "../impact/part.tsx";
import { JobPanel } from "../intake/job-panel.tsx";
import { countText } from "../ui/count.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { CaptureCheck } from "./capture-check.tsx";
import { EvidenceCounts, NothingRead } from "./evidence-counts.tsx";
import { ExhibitLines } from "./exhibit-lines.tsx";
import { Factors } from "./factors.tsx";
import { headlineOf } from "./headline/headline.ts";
import { HeadlineView } from "./headline/headline-view.tsx";
import { KeyQuestions } from "./key-questions-list.tsx";
import { keyQuestions } from "./key-questions.ts";
import { OverviewRefresh } from "./overview-refresh.tsx";
import { phaseMoments } from "./phase-moments.ts";
import { PhaseStrip } from "./phase-strip.tsx";
import { playbook } from "./playbook.ts";
import { PlaybookList } from "./playbook-list.tsx";
import { policyOf, type Standings } from "./standing.ts";
import { WorstCalls } from "./worst-calls.tsx";

/** What was worked out of an incident. */
export type Analysed = { readonly impact: Impact; readonly overview: Overview; readonly instructions: Instructions; readonly audit: AuditOverview | null; readonly course: Course };

type Props = { readonly incident: Incident; /** Null where this version has not analysed it. */ readonly analysed: Analysed | null; readonly events: readonly ManualEvent[]; readonly standings: Standings };

/** The answer first, then what is open, then what the evidence holds. */
export function OverviewPage({ incident, analysed, events, standings }: Props) {
  const { id, exhibits, state, job, capture } = incident;
  if (exhibits.length === 0)
    return <EmptyState title="No exhibits yet" action={<LinkButton kind="primary" href={`/incidents/${id}/evidence`}>Add exhibits</LinkButton>}>Add the exports, session files or logs of the run; everything here is derived from them.</EmptyState>;
  const questions = keyQuestions(incident, analysed?.impact ?? null, analysed?.overview ?? null, policyOf(id, standings));
  const steps = playbook({ incident, overview: analysed?.overview ?? null, standings });
  return (
    <div className="flex min-w-0 flex-col gap-7">
      <OverviewRefresh incident={id} pending={policyOf(id, standings).pending} />
      {state !== "ready" && <JobPanel incident={id} state={state} job={job} />}
      {incident.rows === 0 && <NothingRead incident={id} exhibits={exhibits.length} />}
      {analysed !== null && <Answer incident={incident} analysed={analysed} events={events} />}
      <div className="grid min-w-0 gap-x-10 gap-y-7 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Part title="Six questions"><KeyQuestions incident={id} questions={questions} /></Part>
        <Part title="Next steps"><PlaybookList steps={steps} /></Part>
      </div>
      {analysed !== null && <Calls incident={id} analysed={analysed} />}
      {capture !== null && <Part title="Capture check" id="capture" note="What is absent here was not exported or not recorded; that is no sign that it did not happen."><CaptureCheck incident={id} capture={capture} exhibits={exhibits} /></Part>}
      <Part title={`Exhibits, ${countText(exhibits.length)}`}><ExhibitLines incident={id} exhibits={exhibits} /></Part>
      <EvidenceCounts incident={incident} />
    </div>
  );
}

function Answer({ incident, analysed: { impact, overview, instructions, audit }, events }: Pick<Props, "incident" | "events"> & { readonly analysed: Analysed }) {
  const headline = headlineOf({ incident, overview, instruction: instructions.deciding, factors: impact.factors, audit });
  const moments = phaseMoments({ incident: incident.id, overview, instruction: instructions.firstHarm, blastRadius: impact.blastRadius, events });
  return (
    <>
      <HeadlineView overview={overview} headline={headline} />
      <PhaseStrip incident={incident.id} moments={moments} lastHarmUs={impact.blastRadius.lastHarm?.timeUs ?? null} />
    </>
  );
}

function Calls({ incident, analysed: { impact, overview, course } }: { readonly incident: string; readonly analysed: Analysed }) {
  if (overview.calls === 0) return null;
  return (
    <>
      <Part title="Worst calls"><WorstCalls incident={incident} overview={overview} /></Part>
      <ClassTimeChart course={course} firstHarmUs={overview.firstHarmUs} corrections={impact.corrections} />
      <Part title="Contributing factors" note="Conditions that the evidence shows. None of them is the fault of a person."><Factors incident={incident} factors={impact.factors} /></Part>
    </>
  );
}
