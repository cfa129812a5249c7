"use client";

import { useEffect, useState } from "react";
import type { Incident } from "@/lib/api/contract.ts";
import type { Overview } from "@/lib/api/overviewContract.ts";
import { impactChanged } from "../impact/impact-api.ts";
import { jobEvent } from "../intake/uploads.ts";
import { onMarkedAnywhere } from "../marks/marked-event.ts";
import type { Standings } from "../overview/standing.ts";
import type { TabMarks } from "../overview/tab-marks.ts";
import { eventsChanged } from "../timeline/events/manual-events.ts";
import { TabLinks, type TabLink } from "../ui/tab-links.tsx";
import { ask, incidentPath } from "./api.ts";

type Props = { readonly incident: string; /** As the page came. */ readonly marks: TabMarks; readonly standings: Standings };

/** The pages of an incident in the order in which a responder works, each with how far the work on it has come. Pages that do not exist yet are not shown. */
export function IncidentTabs({ incident, marks: start, standings }: Props) {
  const marks = useMarks(incident, start, standings);
  const page = `/incidents/${incident}`;
  const links: TabLink[] = [
    { href: page, label: "Overview", mark: marks.overview },
    { href: `${page}/evidence`, label: "Evidence", mark: marks.evidence },
    { href: `${page}/timeline`, label: "Timeline", mark: marks.timeline },
    { href: `${page}/injection`, label: "Injection", mark: marks.injection },
    { href: `${page}/impact`, label: "Blast radius", mark: marks.impact },
    { href: `${page}/policy`, label: "Allow-list", mark: marks.policy },
    { href: `${page}/report`, label: "Post-mortem", mark: marks.report },
  ];
  return <TabLinks label="Incident" links={links} />;
}

/** The marks as they came, and read again whenever something was said or done on this page that may turn one. */
function useMarks(incident: string, start: TabMarks, standings: Standings): TabMarks {
  const [read, setRead] = useState<{ readonly of: TabMarks; readonly marks: TabMarks } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const again = () => {
      readMarks(incident, standings, abort.signal).then((marks) => { if (marks !== null) setRead({ of: start, marks }); }, () => {});
    };
    const stopMarks = onMarkedAnywhere(again);
    for (const event of changes) addEventListener(event, again);
    return () => {
      abort.abort();
      stopMarks();
      for (const event of changes) removeEventListener(event, again);
    };
  }, [incident, start, standings]);
  return read?.of === start ? read.marks : start;
}

const changes = [impactChanged, eventsChanged, jobEvent] as const;

async function readMarks(incident: string, standings: Standings, signal: AbortSignal): Promise<TabMarks | null> {
  // What works them out comes when something changed: the page came with its marks.
  const [{ tabMarks }, found] = await Promise.all([import("../overview/tab-marks.ts"), ask<Incident>(incidentPath(incident), { signal })]);
  if (!found.ok) return null;
  // What was not analysed has no overview, and is not asked for one.
  const overview = found.value.state === "ready" ? await ask<Overview>(`${incidentPath(incident)}/overview`, { signal }) : null;
  return tabMarks({ incident: found.value, overview: overview?.ok === true ? overview.value : null, standings });
}
