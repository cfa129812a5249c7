import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CommandButtons } from "@/components/keys/command-buttons.tsx";
import { CommandCenter } from "@/components/keys/command-center.tsx";
import { ExportButton } from "@/components/exports/export-button.tsx";
import { IncidentMenu } from "@/components/overview/incident-menu.tsx";
import { incidentLine } from "@/components/overview/incident-line.ts";
import { LockButton } from "@/components/overview/lock-button.tsx";
import { stateWords } from "@/components/overview/state-words.ts";
import { tabMarks } from "@/components/overview/tab-marks.ts";
import { IncidentTabs } from "@/components/shell/incident-tabs.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { readIncident, readOverview, readStandings } from "../reading.ts";

export async function generateMetadata({ params }: LayoutProps<"/incidents/[id]">): Promise<Metadata> {
  const incident = await readIncident((await params).id);
  const title = incident?.title ?? "Not found";
  return { title: { default: title, template: `%s · ${title} · Aftertrace` } };
}

/** Title, state and tabs of an incident. */
export default async function IncidentLayout({ params, children }: LayoutProps<"/incidents/[id]">) {
  const incident = await readIncident((await params).id);
  if (incident === null) notFound();
  const [overview, standings] = await Promise.all([incident.rows === null ? null : readOverview(incident.id), readStandings(incident.id)]);
  const { word, glyph, tone } = stateWords[incident.state];
  return (
    <CommandCenter incident={incident.id}>
      <div className="group/page flex flex-col gap-3 has-[[data-wide]]:gap-2 min-[1500px]:has-[[data-wide]]:mx-[calc(50%-50vw+24px)]">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 min-[1700px]:group-has-[[data-wide]]/page:flex-nowrap min-[1700px]:group-has-[[data-wide]]/page:border-b min-[1700px]:group-has-[[data-wide]]/page:border-border">
          <h1 className="max-w-[90ch] min-w-0 text-xl font-semibold [overflow-wrap:anywhere] max-sm:basis-full min-[1700px]:group-has-[[data-wide]]/page:text-lg min-[1700px]:group-has-[[data-wide]]/page:leading-tight">
            <bdi className="max-sm:line-clamp-4 min-[1700px]:group-has-[[data-wide]]/page:line-clamp-2 print:line-clamp-none" title={incident.title.length > 30 ? incident.title : undefined}>{incident.title}</bdi>
          </h1>
          {incident.sample && <Badge tone="muted">Sample</Badge>}
          <Badge tone={tone} glyph={glyph}>{word}</Badge>
          <LockButton incident={{ id: incident.id, lock: incident.lock }} />
          <div className="order-1 min-w-0 basis-full min-[1700px]:group-has-[[data-wide]]/page:order-none min-[1700px]:group-has-[[data-wide]]/page:-mb-px min-[1700px]:group-has-[[data-wide]]/page:shrink-0 min-[1700px]:group-has-[[data-wide]]/page:basis-auto">
            <IncidentTabs incident={incident.id} marks={tabMarks({ incident, overview, standings })} standings={standings} />
          </div>
          <span data-print="hide" className="ml-auto flex shrink-0 items-center gap-1 max-sm:shrink max-sm:flex-wrap">
            <CommandButtons />
            <ExportButton incident={incident.id} />
            <IncidentMenu incident={incidentLine(incident)} />
          </span>
        </div>
        <p className="hidden text-sm text-text-muted print:block">Aftertrace, incident {incident.id}</p>
        <div className="pt-2 group-has-[[data-wide]]/page:pt-0">{children}</div>
      </div>
    </CommandCenter>
  );
}
