import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PrintReport } from "@/components/report/print/print-report.tsx";
import { readIncident } from "../../../reading.ts";
import { readReport } from "../reading.ts";

export const metadata: Metadata = { title: "Post-mortem, printed" };

/** The post-mortem on paper. */
export default async function PrintPage({ params }: PageProps<"/incidents/[id]/report/print">) {
  const { id } = await params;
  if ((await readIncident(id)) === null) notFound();
  const view = await readReport(id);
  // The page above says why there is none.
  if (view === null) redirect(`/incidents/${id}/report`);
  return <PrintReport incident={id} view={view} />;
}
