import { auditMark } from "./audit-words.ts";
import { TabLinks, type TabLink } from "../ui/tab-links.tsx";
import type { Incident } from "@/lib/api/contract.ts";

/** The pages of an incident in the order in which a responder works. Pages that do not exist yet are not shown. */
export function IncidentTabs({ incident }: { readonly incident: Pick<Incident, "id" | "state" | "exhibits" | "audit"> }) {
  const page = `/incidents/${incident.id}`;
  const links: TabLink[] = [
    { href: page, label: "Overview" },
    { href: `${page}/evidence`, label: "Evidence", mark: evidenceMark(incident) },
    { href: `${page}/timeline`, label: "Timeline" },
    { href: `${page}/impact`, label: "Blast radius" },
  ];
  return <TabLinks label="Incident" links={links} />;
}

function evidenceMark({ state, exhibits, audit }: Pick<Incident, "state" | "exhibits" | "audit">): TabLink["mark"] {
  if (state === "failed") return "problem";
  if (state !== "ready") return "needs_you";
  const ofLogs = auditMark(audit);
  if (ofLogs === "problem" || exhibits.some(({ findings }) => findings?.format === "unknown")) return "problem";
  return ofLogs === "needs_you" || exhibits.some(({ findings }) => findings !== null && findings.problems.length > 0) ? "needs_you" : "done";
}
