import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceBands } from "@/components/evidence/evidence-bands.tsx";
import { JobPanel } from "@/components/intake/job-panel.tsx";
import { readAudit, readCustody, readIncident, readOrigin, readKnownKeys } from "../../reading.ts";

export const metadata: Metadata = { title: "Evidence" };

/** The exhibits, what their signatures are worth, how they agree with each other, and what was done with them. */
export default async function EvidencePage({ params }: PageProps<"/incidents/[id]/evidence">) {
  const { id } = await params;
  const incident = await readIncident(id);
  if (incident === null) notFound();
  const [audit, keys, custody] = [await readAudit(id), await readKnownKeys(id), await readCustody(id)];
  const { state, job } = incident;
  return (
    <div className="flex flex-col gap-6">
      <JobPanel incident={id} state={state} job={job?.kind === "verify" ? null : job} />
      <EvidenceBands incident={incident} audit={audit} keys={keys} custody={custody} origin={await readOrigin(id)} nowUs={Date.now() * 1000} />
    </div>
  );
}
