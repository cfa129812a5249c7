"use client";

import { useState } from "react";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { Hash } from "../ui/hash.tsx";
import { Time } from "../ui/time.tsx";
import { FindingBadge } from "./finding-badge.tsx";
import type { CustodyCheck, CustodyEntry } from "@/lib/api/contract.ts";

type Finding = CustodyCheck["findings"][number];
type Props = {
  readonly incident: string;
  readonly latest: readonly CustodyEntry[];
  readonly total: number;
  /** A line that is not what was written must not read like one that is. */
  readonly findings: readonly Finding[];
};

const pageLines = 100;
/** On narrow screens who, what and hash stand under the others. */
const heads = [["Line", "max-md:w-11"], ["When", "max-md:w-34"], ["Who", "max-md:hidden"], ["What", "max-md:hidden"], ["Detail", ""], ["Hash", "max-md:hidden"]] as const;

/** The lines of a custody log, the latest at first, page by page. */
export function CustodyLines({ incident, latest, total, findings }: Props) {
  const [page, setPage] = useState<readonly CustodyEntry[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const entries = page ?? latest;
  const [first, last] = [entries.at(0)?.number ?? 0, entries.at(-1)?.number ?? 0];
  const read = async (after: number, count: number) => {
    const answer = await ask<{ readonly entries: readonly CustodyEntry[] }>(`${incidentPath(incident)}/custody?after=${after}&count=${count}`);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setPage(answer.value.entries);
  };
  const earlier = () => void read(Math.max(0, first - 1 - pageLines), Math.min(pageLines, first - 1));
  const later = () => (last + pageLines >= total ? setPage(null) : void read(last, pageLines));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <p className="tabular grow text-sm text-text-muted" aria-live="polite">{shownText(first, last, entries.length, total)}</p>
        {total > entries.length && (
          <span data-print="hide" className="flex gap-2">
            <Button small disabled={first <= 1} onClick={earlier}>Earlier</Button>
            <Button small disabled={last >= total} onClick={later}>Later</Button>
            <Button small disabled={page === null} onClick={() => setPage(null)}>Latest</Button>
          </span>
        )}
      </div>
      {refusal && <RefusalNotice refusal={refusal} />}
      <div role="region" aria-label="Custody log" tabIndex={0} className="max-h-[50vh] overflow-auto rounded border border-border print:max-h-none print:overflow-visible">
        <table className="w-full border-collapse text-left text-sm max-md:table-fixed">
          <thead className="sticky top-0 bg-surface-raised"><tr>{heads.map(([head, style]) => <th key={head} scope="col" className={classNames("px-3 py-1.5 font-semibold max-md:not-last:pr-0", style)}>{head}</th>)}</tr></thead>
          <tbody>{entries.map((entry) => <Line key={entry.number} entry={entry} findings={findings.filter((one) => isAbout(one, entry.number))} />)}</tbody>
        </table>
      </div>
    </div>
  );
}

function shownText(first: number, last: number, shown: number, total: number): string {
  if (shown === total) return `${countText(total)} of ${countText(total)} ${total === 1 ? "line" : "lines"}`;
  return `Lines ${countText(first)} to ${countText(last)} of ${countText(total)}`;
}

/** That the end is open is said once, above. */
function isAbout({ class: name, line, last }: Finding, number: number): boolean {
  return name !== "tail_unproven" && line <= number && number <= last;
}

type LineProps = { readonly entry: CustodyEntry; readonly findings: readonly Finding[] };

function Line({ entry: { number, signed, atUs, actor, event, text, hash }, findings }: LineProps) {
  const shortHash = <Hash value={hash.replace(/^sha256:/, "")} label={`hash of line ${number}`} copy={false} />;
  return (
    <tr className="border-t border-border align-top">
      <td className="px-3 py-1 max-md:pr-0">{number}</td>
      <td className="px-3 py-1 max-md:pr-0 max-md:[&_time]:whitespace-normal">
        <Time us={atUs} />
        <span className="mt-0.5 block text-text-muted md:hidden"><bdi>{actor ?? "not readable"}</bdi></span>
      </td>
      <td className="px-3 py-1 max-md:hidden"><bdi>{actor ?? "not readable"}</bdi></td>
      <td className="px-3 py-1 whitespace-nowrap max-md:hidden">{event ?? "not readable"}</td>
      <td className="px-3 py-1 [overflow-wrap:anywhere] md:min-w-60">
        <span className="block font-medium md:hidden">{event ?? "not readable"}</span>
        {findings.map(({ class: name }) => <span key={name} className="mr-2"><FindingBadge name={name} /></span>)}
        <bdi className="whitespace-pre-wrap">{text}</bdi>
        {signed === null && <Badge tone="unknown" glyph="dash" className="ml-2">unsigned, from before signing began</Badge>}
        <span className="mt-0.5 block text-text-muted md:hidden">{shortHash}</span>
      </td>
      <td className="px-3 py-1 max-md:hidden">{shortHash}</td>
    </tr>
  );
}
