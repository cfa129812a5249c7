import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InjectionPage } from "@/components/injection/injection-page.tsx";
import { NothingToRead } from "@/components/injection/nothing-to-read.tsx";
import { JobPanel } from "@/components/intake/job-panel.tsx";
import { readIncident, readInjection } from "../../reading.ts";

export const metadata: Metadata = { title: "Injection" };

/** Who asked for it: what the agent read, what in it speaks to the agent, and what followed. */
export default async function InjectionViewPage({ params }: PageProps<"/incidents/[id]/injection">) {
  const { id } = await params;
  const incident = await readIncident(id);
  if (incident === null) notFound();
  const { rows, calls, documents, state, job, exhibits } = incident;
  const isRead = rows !== null && calls !== null && documents !== null;
  return (
    <div className="flex flex-col gap-6">
      {state !== "ready" && <JobPanel incident={id} state={state} job={job} />}
      {isRead ? <InjectionPage incident={id} start={await readInjection(id)} called={calls > 0} /> : <NothingToRead incident={id} exhibits={exhibits.length} state="unread" />}
    </div>
  );
}
