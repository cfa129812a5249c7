import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CommandButtons } from "@/components/keys/command-buttons.tsx";
import { CommandCenter } from "@/components/keys/command-center.tsx";
import { IncidentMenu } from "@/components/overview/incident-menu.tsx";
import { incidentLine } from "@/components/overview/incident-line.ts";
import { stateWords } from "@/components/overview/state-words.ts";
import { IncidentTabs } from "@/components/shell/incident-tabs.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { readIncident } from "../reading.ts";

export async function generateMetadata({ params }: LayoutProps<"/incidents/[id]">): Promise<Metadata> {
  const incident = await readIncident((await params).id);
  const title = incident?.title ?? "Not found";
  return { title: { default: title, template: `%s · ${title} · Aftertrace` } };
}

/** Title, state and tabs of an incident. */
export default async function IncidentLayout({ params, children }: LayoutProps<"/incidents/[id]">) {
  const incident = await readIncident((await params).id);
  if (incident === null) notFound();
  const { word, glyph, tone } = stateWords[incident.state];
  return (
    <CommandCenter incident={incident.id}>
      <div className="group/page flex flex-col gap-3 has-[[data-wide]]:gap-2 min-[1500px]:has-[[data-wide]]:mx-[calc(50%-50vw+24px)]">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 lg:group-has-[[data-wide]]/page:flex-nowrap lg:group-has-[[data-wide]]/page:border-b lg:group-has-[[data-wide]]/page:border-border">
          <h1 className="max-w-[90ch] min-w-0 text-xl font-semibold [overflow-wrap:anywhere] max-sm:basis-full lg:group-has-[[data-wide]]/page:text-lg lg:group-has-[[data-wide]]/page:leading-tight">
            <bdi className="max-sm:line-clamp-4 lg:group-has-[[data-wide]]/page:line-clamp-2 print:line-clamp-none" title={incident.title.length > 30 ? incident.title : undefined}>{incident.title}</bdi>
          </h1>
          {incident.sample && <Badge tone="muted">Sample</Badge>}
          <Badge tone={tone} glyph={glyph}>{word}</Badge>
          <div className="order-1 min-w-0 basis-full lg:group-has-[[data-wide]]/page:order-none lg:group-has-[[data-wide]]/page:-mb-px lg:group-has-[[data-wide]]/page:shrink-0 lg:group-has-[[data-wide]]/page:basis-auto">
            <IncidentTabs incident={{ id: incident.id, state: incident.state, exhibits: incident.exhibits, audit: incident.audit }} />
          </div>
          <span data-print="hide" className="ml-auto flex shrink-0 items-center gap-1">
            <CommandButtons />
            <IncidentMenu incident={incidentLine(incident)} />
          </span>
        </div>
        <p className="hidden text-sm text-text-muted print:block">Aftertrace, incident {incident.id}</p>
        <div className="pt-2 group-has-[[data-wide]]/page:pt-0">{children}</div>
      </div>
    </CommandCenter>
  );
}
