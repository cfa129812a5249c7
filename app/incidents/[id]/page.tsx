import { notFound } from "next/navigation";
import { Summary } from "@/components/overview/summary.tsx";
import { readImpact, readIncident } from "../reading.ts";

/** Overview: what the evidence says so far. */
export default async function OverviewPage({ params }: PageProps<"/incidents/[id]">) {
  const incident = await readIncident((await params).id);
  if (incident === null) notFound();
  return <Summary incident={incident} impact={await readImpact(incident.id)} />;
}
