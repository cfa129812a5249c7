import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CustodyLog } from "@/components/evidence/custody-log.tsx";
import { AddExhibits } from "@/components/intake/add-exhibits.tsx";
import { CaptureBar } from "@/components/intake/capture-bar.tsx";
import { ExhibitCard } from "@/components/intake/exhibit-card.tsx";
import { ExhibitIndex } from "@/components/intake/exhibit-index.tsx";
import { JobPanel } from "@/components/intake/job-panel.tsx";
import { countText } from "@/components/ui/count.tsx";
import { readCustody, readIncident } from "../../reading.ts";

export const metadata: Metadata = { title: "Evidence" };

/** The exhibits, what they lack, how far their import is, and what was done with them. */
export default async function EvidencePage({ params }: PageProps<"/incidents/[id]/evidence">) {
  const { id } = await params;
  const incident = await readIncident(id);
  if (incident === null) notFound();
  const custody = await readCustody(id);
  const { exhibits, state, job, capture } = incident;
  return (
    <div className="flex flex-col gap-6">
      <JobPanel incident={id} state={state} job={job} />
      <AddExhibits incident={id} first={exhibits.length === 0} />
      {capture !== null && exhibits.length > 1 && <section className="flex flex-col gap-2"><h2 className="text-lg font-semibold">Captured, over all exhibits</h2><CaptureBar capture={capture} /></section>}
      {exhibits.length > 0 && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg font-semibold">Exhibits, {countText(exhibits.length)}</h2>
          {exhibits.length > 8 && <ExhibitIndex exhibits={exhibits} />}
          <ul className="flex flex-col gap-3">{exhibits.map((exhibit) => <ExhibitCard key={exhibit.id} incident={id} exhibit={exhibit} />)}</ul>
        </section>
      )}
      <section className="flex flex-col gap-2">
        <h2 className="text-lg font-semibold">Custody</h2>
        <CustodyLog incident={id} exhibits={exhibits.length} {...custody} />
      </section>
    </div>
  );
}
