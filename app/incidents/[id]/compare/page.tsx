import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ComparePage } from "@/components/compare/compare-page.tsx";
import { JobPanel } from "@/components/intake/job-panel.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { LinkButton } from "@/components/ui/link-button.tsx";
import { readIncident } from "../../reading.ts";

export const metadata: Metadata = { title: "Compare" };

/** Two runs beside each other: of this incident, or one of another. */
export default async function IncidentComparePage({ params }: PageProps<"/incidents/[id]/compare">) {
  const { id } = await params;
  const incident = await readIncident(id);
  if (incident === null) notFound();
  const { rows, state, job, exhibits } = incident;
  return (
    <div className="flex flex-col gap-6">
      {state !== "ready" && <JobPanel incident={id} state={state} job={job} />}
      {rows === null ? (
        <EmptyState title={exhibits.length === 0 ? "No exhibits yet" : "The exhibits have not been read yet"} action={<LinkButton href={`/incidents/${id}/evidence`}>Evidence</LinkButton>}>
          {exhibits.length === 0 ? "Two runs are compared by what their exports hold." : "Their runs can be compared when they have been read. The evidence page shows how far that is."}
        </EmptyState>
      ) : <ComparePage incident={id} />}
    </div>
  );
}
