import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImpactPage } from "@/components/impact/impact-page.tsx";
import { NothingToShow } from "@/components/impact/nothing-to-show.tsx";
import { JobPanel } from "@/components/intake/job-panel.tsx";
import { readCourse, readImpact, readIncident } from "../../reading.ts";

export const metadata: Metadata = { title: "Blast radius" };

/** What the calls did, how far it reached, and what can be undone. The table and the checklist are fetched page by page. */
export default async function BlastRadiusPage({ params }: PageProps<"/incidents/[id]/impact">) {
  const { id } = await params;
  const incident = await readIncident(id);
  if (incident === null) notFound();
  const { rows, calls, state, job, exhibits } = incident;
  const nothing = rows === null || calls === null ? "unread" : calls === 0 ? "no_calls" : null;
  return (
    <div className="flex flex-col gap-6">
      {state !== "ready" && <JobPanel incident={id} state={state} job={job} />}
      {nothing === null ? <ImpactPage incident={id} start={await readImpact(id)} course={await readCourse(id)} /> : <NothingToShow incident={id} exhibits={exhibits.length} state={nothing} />}
    </div>
  );
}
