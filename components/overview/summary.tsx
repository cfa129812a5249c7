import Link from "next/link";
import type { ReactNode } from "react";
import { CaptureBar } from "../intake/capture-bar.tsx";
import { JobPanel } from "../intake/job-panel.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Time } from "../ui/time.tsx";
import { sinceText } from "../ui/time-text.ts";
import { ExhibitLines } from "./exhibit-lines.tsx";
import { KeyQuestions } from "./key-questions-list.tsx";
import { keyQuestions } from "./key-questions.ts";
import type { Incident } from "@/lib/api/contract.ts";
import type { Impact } from "@/lib/api/impactContract.ts";

/** What the evidence says so far: how much there is, what it lacks, and how far the six questions are answered. */
export function Summary({ incident, impact }: { readonly incident: Incident; /** Null where it has not been worked out. */ readonly impact: Impact | null }) {
  const { id, counts, capture, exhibits, state, job } = incident;
  if (exhibits.length === 0) {
    return <EmptyState title="No exhibits yet" action={<LinkButton kind="primary" href={`/incidents/${id}/evidence`}>Add exhibits</LinkButton>}>Add the exports, session files or logs of the run; everything here is derived from them.</EmptyState>;
  }
  return (
    <div className="flex flex-col gap-7">
      {state !== "ready" && <JobPanel incident={id} state={state} job={job} />}
      {counts !== null && (incident.rows === 0 ? <NothingRead incident={id} exhibits={exhibits.length} /> : <Counts incident={incident} />)}
      <Part title="Six questions"><KeyQuestions incident={id} questions={keyQuestions(incident, impact)} /></Part>
      {capture !== null && <Part title="What was captured" note="Over all exhibits together. What is absent here was not exported or not recorded; that is no sign that it did not happen."><CaptureBar capture={capture} /></Part>}
      <Part title={`Exhibits, ${countText(exhibits.length)}`}><ExhibitLines incident={id} exhibits={exhibits} /></Part>
    </div>
  );
}

function NothingRead({ incident, exhibits }: { readonly incident: string; readonly exhibits: number }) {
  return (
    <Notice kind="warning" message={`The ${exhibits === 1 ? "exhibit holds" : `${countText(exhibits)} exhibits hold`} no step of a run: no span, no message, no call.`}
      fix="The evidence page says for each file what was looked for and how to export it again.">
      <LinkButton small href={`/incidents/${incident}/evidence`}>What the exhibits hold</LinkButton>
    </Notice>
  );
}

function Part({ title, note, children }: { readonly title: string; readonly note?: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
      {note !== undefined && <p className="text-sm text-text-muted">{note}</p>}
    </section>
  );
}

function Counts({ incident: { id, counts, calls, documents, timeRange } }: { readonly incident: Incident }) {
  if (counts === null) return null;
  const numbers: readonly (readonly [string, number, string | null])[] = [
    ["tool calls", calls ?? 0, null], ["spans", counts.spans, null], ["traces", counts.traces, null], ["messages", counts.messages, null],
    ["documents read", documents ?? 0, null], ["error spans", counts.errorSpans, "?status=error"], ["spans without an end", counts.withoutEnd, "?status=pending"], ["parents missing", counts.orphans, null],
  ];
  return (
    <section aria-label="Counts" className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded border border-border bg-border sm:grid-cols-4">
        {numbers.map(([name, value, query]) => (
          <div key={name} className="flex flex-col-reverse bg-surface px-3 py-2">
            <dt className="text-sm text-text-muted">{name}</dt>
            <dd className={classNames("text-xl", value === 0 ? "text-text-muted" : "font-semibold")}>{query !== null && value > 0 ? <Link className="underline" href={`/incidents/${id}/timeline${query}`}>{countText(value)}</Link> : countText(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="tabular text-text-muted">
        {timeRange === null || timeRange.startUs === null ? "The evidence has no clock: order is by position." : <>First time <Time us={timeRange.startUs} />, last time <Time us={timeRange.endUs} />{tookText(timeRange.startUs, timeRange.endUs)}</>}
      </p>
    </section>
  );
}

function tookText(startUs: number, endUs: number | null): string {
  return endUs === null || endUs <= startUs ? "" : `, ${sinceText(endUs, startUs).slice(2).replaceAll(" ", "\u00a0")} later`;
}
