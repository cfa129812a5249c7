import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { readAddress } from "@/components/timeline/address.ts";
import { chipsOf } from "@/components/timeline/filters/chips.ts";
import { PrintButton } from "@/components/timeline/print/print-button.tsx";
import { PrintTable } from "@/components/timeline/print/print-table.tsx";
import { valueWords } from "@/components/timeline/filters/value-words.ts";
import { countText } from "@/components/ui/count.tsx";
import { LinkButton } from "@/components/ui/link-button.tsx";
import { utcText } from "@/components/ui/time-text.ts";
import { readIncident, readIsAligned, readTraces } from "../../../reading.ts";
import { readMatching } from "./reading.ts";

export const metadata: Metadata = { title: "Timeline, printed" };

/** The rows of a view on paper. */
export default async function PrintPage({ params, searchParams }: PageProps<"/incidents/[id]/timeline/print">) {
  const { id } = await params;
  const query = new URLSearchParams(Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  const incident = await readIncident(id);
  if (incident === null) notFound();
  const found = readMatching(id, query);
  // The timeline says why there are no rows.
  if (found === null) redirect(`/incidents/${id}/timeline`);
  const { address } = readAddress(query);
  const zeroUs = incident.timeRange?.startUs ?? null;
  const exhibits = incident.exhibits.map((exhibit) => ({ id: exhibit.id, name: exhibit.name }));
  const filters = chipsOf(address, valueWords(exhibits, await readTraces(id), zeroUs), zeroUs);
  const size = `${countText(found.rows.length)} of ${countText(found.total)} rows${filters.length === 0 ? "" : ` that pass the filters; ${countText(found.of)} in all`}`;
  return (
    <div data-wide className="flex flex-col gap-3">
      <p data-print="hide" className="flex flex-wrap gap-2"><PrintButton /><LinkButton href={`/incidents/${id}/timeline?${query}`}>Back to the timeline</LinkButton></p>
      <p className="tabular">{size}.{found.rows.length < found.total && " More do not fit a printed list: narrow them down, or take the CSV file, which holds them all."}</p>
      {filters.length > 0 && <ul className="flex flex-wrap gap-x-4 text-sm">{filters.map(({ key, label, word }) => <li key={key}><span className="text-text-muted">{label}</span> <bdi>{word}</bdi></li>)}</ul>}
      <p className="text-sm text-text-muted">{zeroUs === null ? "No clock in this evidence: rows are in order of position." : `T+0 is the first time in the evidence, ${utcText(zeroUs)}.`}</p>
      {(await readIsAligned(id)) && <p className="text-sm text-text-muted">Clocks of this incident are aligned on the timeline. Paper has the times as they were recorded.</p>}
      <div className="flex flex-col gap-3 overflow-x-auto print:overflow-visible" tabIndex={0} role="region" aria-label="Rows">
        <PrintTable caption={`Timeline of ${incident.title}, ${size}`} rows={found.rows} without={address.without} zeroUs={zeroUs} exhibits={exhibits} />
      </div>
    </div>
  );
}
