import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JobPanel } from "@/components/intake/job-panel.tsx";
import { ReplayPage } from "@/components/replay/replay-page.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { LinkButton } from "@/components/ui/link-button.tsx";
import { readIncident } from "../../reading.ts";

export const metadata: Metadata = { title: "Replay" };

/** The incident step by step. The steps themselves are fetched by window. */
export default async function IncidentReplayPage({ params }: PageProps<"/incidents/[id]/replay">) {
  const { id } = await params;
  const incident = await readIncident(id);
  if (incident === null) notFound();
  const { rows, counts, state, job, exhibits } = incident;
  if (rows === null) {
    return (
      <div className="flex flex-col gap-6">
        {state !== "ready" && <JobPanel incident={id} state={state} job={job} />}
        <EmptyState title={exhibits.length === 0 ? "No exhibits yet" : "The exhibits have not been read yet"} action={<LinkButton href={`/incidents/${id}/evidence`}>Evidence</LinkButton>}>
          {exhibits.length === 0 ? "A replay shows what the exports of a run hold, step by step." : "What is in them can be replayed when they have been read. The evidence page shows how far that is."}
        </EmptyState>
      </div>
    );
  }
  return <ReplayPage incident={id} runs={counts?.traces ?? 0} />;
}
