import type { AuditLog } from "@/lib/api/auditContract.ts";
import { MethodLink } from "../../method/method-link.tsx";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { neverSigned } from "./checks.ts";
import type { EntryView } from "./entry-section.tsx";
import { FindingBadge } from "../finding-badge.tsx";
import { entriesText, missingText, shortHashes } from "./log-words.ts";

type Props = { readonly log: AuditLog; readonly onView: (view: EntryView) => void };

/** Drawn at first; the entries, filtered by class, have all of them. */
const drawnMax = 12;

/** The findings in the order of the file, each leading to its entry. */
export function FindingList({ log, onView }: Props) {
  if (log.findingsOf === 0) return <p>No finding in {countText(log.entries)} {log.entries === 1 ? "entry" : "entries"}.</p>;
  const drawn = log.findings.slice(0, drawnMax);
  return (
    <>
      <ul className="flex flex-col">
        {drawn.map((finding) => (
          <li key={`${finding.class} ${finding.entry}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t border-border py-1.5 first:border-t-0">
            <MethodLink anchor={`finding:${finding.class}`}><FindingBadge name={finding.class} unsigned={neverSigned(log)} /></MethodLink>
            {finding.entry > log.entries
              ? <span className="tabular">{missingText(finding, log.entries)}</span>
              : <Button small kind="quiet" className="tabular" onClick={() => onView({ filter: null, entry: finding.entry })}>{entriesText(finding)}</Button>}
            <span className="min-w-0 [overflow-wrap:anywhere]"><bdi>{shortHashes(finding.message)}</bdi></span>
          </li>
        ))}
      </ul>
      {drawn.length < log.findingsOf && <p className="tabular text-sm text-text-muted">{countText(drawn.length)} of {countText(log.findingsOf)} findings; the entries below can be filtered by class.</p>}
    </>
  );
}
