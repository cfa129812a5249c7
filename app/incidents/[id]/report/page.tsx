import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JobPanel } from "@/components/intake/job-panel.tsx";
import { NothingToReport } from "@/components/report/nothing-to-report.tsx";
import { ReportPage } from "@/components/report/report-page.tsx";
import { readIncident } from "../../reading.ts";
import { readReport } from "./reading.ts";

export const metadata: Metadata = { title: "Post-mortem" };

/** The post-mortem: made from the findings, with what people write beside it. */
export default async function PostMortemPage({ params }: PageProps<"/incidents/[id]/report">) {
  const { id } = await params;
  const incident = await readIncident(id);
  if (incident === null) notFound();
  const { rows, state, job, exhibits } = incident;
  return (
    <div className="flex flex-col gap-6">
      {state !== "ready" && <JobPanel incident={id} state={state} job={job} />}
      {rows === null || exhibits.length === 0 ? <NothingToReport incident={id} exhibits={exhibits.length} /> : <ReportPage incident={id} start={await readReport(id)} />}
    </div>
  );
}
