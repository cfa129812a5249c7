import { notFound } from "next/navigation";
import { OverviewPage, type Analysed } from "@/components/overview/overview-page.tsx";
import { readAudit, readCourse, readEvents, readImpact, readIncident, readInstructions, readOverview, readStandings } from "../reading.ts";

/** Overview: the answer in linked findings, what is open, and what the evidence holds. */
export default async function IncidentOverviewPage({ params }: PageProps<"/incidents/[id]">) {
  const incident = await readIncident((await params).id);
  if (incident === null) notFound();
  const { id } = incident;
  return <OverviewPage incident={incident} analysed={incident.rows === null ? null : await readAnalysed(id)} events={await readEvents(id)} standings={await readStandings(id)} />;
}

async function readAnalysed(id: string): Promise<Analysed | null> {
  const [impact, overview, course] = [await readImpact(id), await readOverview(id), await readCourse(id)];
  if (impact === null || overview === null || course === null) return null;
  return { impact, overview, course, instructions: await readInstructions(id), audit: await readAudit(id) };
}
