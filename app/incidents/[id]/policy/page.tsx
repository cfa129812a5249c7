import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JobPanel } from "@/components/intake/job-panel.tsx";
import { NothingToLearn } from "@/components/policy/nothing-to-learn.tsx";
import { PolicyPage } from "@/components/policy/policy-page.tsx";
import { readIncident, readPolicy } from "../../reading.ts";

export const metadata: Metadata = { title: "Allow-list" };

/** What would have stopped it: the allow-list, learned from the legitimate calls and tried on all of them. */
export default async function AllowListPage({ params }: PageProps<"/incidents/[id]/policy">) {
  const { id } = await params;
  const incident = await readIncident(id);
  if (incident === null) notFound();
  const { calls, state, job, exhibits } = incident;
  const isRead = incident.rows !== null && calls !== null;
  return (
    <div className="flex flex-col gap-6">
      {state !== "ready" && <JobPanel incident={id} state={state} job={job} />}
      {!isRead && <NothingToLearn incident={id} exhibits={exhibits.length} state="unread" />}
      {isRead && (calls === 0 ? <NothingToLearn incident={id} exhibits={exhibits.length} state="no_calls" /> : <PolicyPage incident={id} start={await readPolicy(id)} />)}
    </div>
  );
}
