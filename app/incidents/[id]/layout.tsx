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
      <div className="flex flex-col gap-3 min-[1500px]:has-[[data-wide]]:mx-[calc(50%-50vw+24px)]">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 className="max-w-[90ch] text-xl font-semibold [overflow-wrap:anywhere] max-sm:basis-full"><bdi className="max-sm:line-clamp-4 print:line-clamp-none" title={incident.title.length > 80 ? incident.title : undefined}>{incident.title}</bdi></h1>
          {incident.sample && <Badge tone="muted">Sample</Badge>}
          <Badge tone={tone} glyph={glyph}>{word}</Badge>
          <span data-print="hide" className="ml-auto flex items-center gap-1">
            <CommandButtons />
            <IncidentMenu incident={incidentLine(incident)} />
          </span>
        </div>
        <p className="hidden text-sm text-text-muted print:block">Aftertrace, incident {incident.id}</p>
        <IncidentTabs incident={{ id: incident.id, state: incident.state, exhibits: incident.exhibits }} />
        <div className="pt-2">{children}</div>
      </div>
    </CommandCenter>
  );
}
