import { incidentLine, type IncidentLine } from "@/components/overview/incident-line.ts";
import { IncidentTable } from "@/components/overview/incident-table.tsx";
import { ListDrop } from "@/components/overview/list-drop.tsx";
import { SampleCards } from "@/components/overview/sample-cards.tsx";
import { AcceptedFormats } from "@/components/intake/accepted-formats.tsx";
import { LinkButton } from "@/components/ui/link-button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { readList } from "../incidents/reading.ts";

/** The list of incidents, samples first. */
export default async function IncidentsPage() {
  const list = await readList();
  if (!list.ok) {
    const { message, path, code, fix } = list.error;
    return <><h1 className="mb-4 text-2xl font-semibold">Incidents</h1><Notice kind="error" message={message} at={path} code={code} fix={fix} /></>;
  }
  const lines = list.value.incidents.map(incidentLine);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="grow text-2xl font-semibold">Incidents</h1>
        <span data-print="hide"><LinkButton kind="primary" href="/incidents/new">New incident</LinkButton></span>
      </div>
      <SampleCards samples={fullestFirst(lines.filter((line) => line.sample))} words={list.value.words} />
      <ListDrop />
      {lines.length === 0 ? <><p className="text-lg font-semibold">No incident yet: drop an export on this page.</p><AcceptedFormats /></> : <IncidentTable incidents={lines} />}
    </div>
  );
}

/** The sample with the most kinds of evidence leads: it shows the most of what can be answered. */
const fullestFirst = (samples: readonly IncidentLine[]): readonly IncidentLine[] => samples.toSorted((a, b) => b.exhibits - a.exhibits || (b.calls ?? 0) - (a.calls ?? 0));
