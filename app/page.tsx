import { incidentLine } from "@/components/overview/incident-line.ts";
import { IncidentTable } from "@/components/overview/incident-table.tsx";
import { ListDrop } from "@/components/overview/list-drop.tsx";
import { SampleCards } from "@/components/overview/sample-cards.tsx";
import { LinkButton } from "@/components/ui/link-button.tsx";
import { readIncidents, readSampleWords } from "./incidents/reading.ts";

/** The list of incidents, samples first. */
export default async function IncidentsPage() {
  const lines = (await readIncidents()).map(incidentLine);
  const words = await readSampleWords();
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="grow text-2xl font-semibold">Incidents</h1>
        <span data-print="hide"><LinkButton kind="primary" href="/incidents/new">New incident</LinkButton></span>
      </div>
      <SampleCards samples={lines.filter((line) => line.sample)} words={words} />
      <ListDrop />
      <IncidentTable incidents={lines} />
    </div>
  );
}
