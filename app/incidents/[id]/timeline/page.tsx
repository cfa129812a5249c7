import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Timeline } from "@/components/timeline/timeline.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { readIncident, readTimelineStart, readTraces } from "../../reading.ts";

export const metadata: Metadata = { title: "Timeline" };

/** Everything in order. The rows themselves are fetched by window. */
export default async function TimelinePage({ params }: PageProps<"/incidents/[id]/timeline">) {
  const { id } = await params;
  const incident = await readIncident(id);
  if (incident === null) notFound();
  if (incident.rows === null) {
    return (
      <EmptyState title={incident.exhibits.length === 0 ? "No exhibits yet" : "The exhibits have not been read yet"}>
        <Link className="text-accent underline" href={`/incidents/${id}/evidence`}>Evidence</Link> {incident.exhibits.length === 0 ? "is where they are added." : "shows how far the import is."}
      </EmptyState>
    );
  }
  const { startUs = null, endUs = null } = incident.timeRange ?? {};
  return (
    <Timeline incident={id} traces={await readTraces(id)} exhibits={incident.exhibits.map((exhibit) => ({ id: exhibit.id, name: exhibit.name }))}
      range={startUs === null ? null : { startUs, endUs: endUs ?? startUs }} start={await readTimelineStart(id)} />
  );
}
