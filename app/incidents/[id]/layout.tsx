import type { Metadata } from "next";
import { notFound } from "next/navigation";
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
    <div className="flex flex-col gap-3 min-[1500px]:has-[[data-wide]]:mx-[calc(50%-50vw+24px)]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-xl font-semibold break-words"><bdi>{incident.title}</bdi></h1>
        {incident.sample && <Badge tone="muted">Sample</Badge>}
        <Badge tone={tone} glyph={glyph}>{word}</Badge>
        <span data-print="hide" className="ml-auto"><IncidentMenu incident={incidentLine(incident)} /></span>
      </div>
      <IncidentTabs incident={{ id: incident.id, state: incident.state, exhibits: incident.exhibits }} />
      <div className="pt-2">{children}</div>
    </div>
  );
}
