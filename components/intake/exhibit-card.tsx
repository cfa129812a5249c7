import Link from "next/link";
import { formatText } from "../evidence/words.ts";
import { incidentPath } from "../shell/api.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Badge } from "../ui/badge.tsx";
import { Bytes } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Hash } from "../ui/hash.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { utcText } from "../ui/time-text.ts";
import { statuses } from "../ui/vocabulary.ts";
import { CaptureBar } from "./capture-bar.tsx";
import { ProblemList } from "./problem-list.tsx";
import type { AuditStatus } from "@/lib/audit/auditStatus.ts";
import type { StoredExhibit } from "@/lib/api/contract.ts";

type Props = {
  readonly incident: string;
  readonly exhibit: StoredExhibit;
  /** The verdict on the signed log that it is; null for anything else. */
  readonly verdict: AuditStatus | null;
};

/** One exhibit: what it is and why we think so, what was read of it, and what it lacks. */
export function ExhibitCard({ incident, exhibit, verdict }: Props) {
  const { id, name, findings } = exhibit;
  const unknown = findings?.format === "unknown";
  return (
    <li id={id} aria-label={`${id} ${name}`} className="flex scroll-mt-4 flex-col gap-2 rounded border border-border px-3 py-2.5 target:border-accent">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="min-w-0 grow font-semibold"><span className="text-text-muted">{id}</span> <bdi className="[overflow-wrap:anywhere]">{name}</bdi></h3>
        {findings === null
          ? <Badge tone="muted" glyph="dot">Not analysed yet</Badge>
          : <span className="inline-flex flex-wrap items-center gap-1.5 font-medium">{verdict !== null && <a href={`#log-${id}`} aria-label={`Verdict on ${id}: ${statuses[verdict].word}`}><StatusBadge status={verdict} /></a>}{unknown && <Glyph name="warning" className="text-status-warning" />}{formatText(findings.format)}</span>}
      </div>
      {findings !== null && findings.why !== "" && <p className="text-sm text-text-muted">{unknown ? "Looked for" : "Why"}: <bdi>{findings.why}</bdi></p>}
      <Facts exhibit={exhibit} />
      {findings !== null && findings.events === undefined && <CaptureBar capture={findings.capture} />}
      <ProblemList problems={findings?.problems ?? exhibit.intakeProblems} of={{ incident, exhibit: id }} />
      <p data-print="hide" className="flex flex-wrap gap-2">
        <Link className={buttonStyle("plain", true)} href={`/incidents/${incident}/evidence/${id}`}>Raw bytes</Link>
        {findings !== null && findings.records.kept > 0 && <Link className={buttonStyle("plain", true)} href={`/incidents/${incident}/timeline${findings.events === undefined ? `?x=${id}` : ""}`}>On the timeline</Link>}
        <a className={buttonStyle("plain", true)} href={`${incidentPath(incident)}/exhibits/${id}/raw`} download={name} title="The file as it was given: credentials in it are not masked"><Glyph name="download" /> Original</a>
      </p>
    </li>
  );
}

function Facts({ exhibit: { bytes, sha256, container, findings, timeRange } }: { readonly exhibit: StoredExhibit }) {
  return (
    <p className="tabular flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <Bytes value={bytes} />
      <span className="inline-flex items-center gap-1">SHA-256 <Hash value={sha256} label="SHA-256" /></span>
      {container !== null && <span>out of {container}</span>}
      {findings !== null && <span>{countText(findings.records.read)} read, {countText(findings.records.kept)} kept, {countText(findings.records.skipped)} skipped</span>}
      {findings?.events !== undefined && <span>{countText(findings.events.count)} {findings.events.count === 1 ? "event" : "events"}</span>}
      {findings !== null && <span>{rangeText(timeRange)}</span>}
    </p>
  );
}

function rangeText(range: StoredExhibit["timeRange"]): string {
  if (range === null || range.startUs === null) return "no times in it";
  const start = utcText(range.startUs);
  return range.endUs === null ? `from ${start}` : `${start.replace(" UTC", "")} to ${utcText(range.endUs)}`;
}
