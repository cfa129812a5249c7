"use client";

import Link from "next/link";
import { classRank } from "@/lib/timeline/effectRanks.ts";
import { Badge } from "../ui/badge.tsx";
import { Count, countText } from "../ui/count.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EffectBadge } from "../ui/effect-badge.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { Time } from "../ui/time.tsx";
import { utcText } from "../ui/time-text.ts";
import { effectClasses, statuses } from "../ui/vocabulary.ts";
import { IncidentMenu } from "./incident-menu.tsx";
import { stateWords } from "./state-words.ts";
import type { Column } from "../ui/data-table-features.ts";
import type { IncidentLine } from "./incident-line.ts";

/** What is not known is one of two things: there is nothing to read, or it has not been read. */
function unreadText({ exhibits }: IncidentLine): string {
  return exhibits === 0 ? "none" : "not read";
}

function Amount({ row, value }: { readonly row: IncidentLine; readonly value: number | null }) {
  return value === null ? <span className="whitespace-nowrap text-text-muted">{unreadText(row)}</span> : <Count value={value} />;
}

const columns: readonly Column<IncidentLine>[] = [
  {
    id: "title", header: "Title", value: (row) => row.title,
    cell: (row) => (
      <div className="sm:min-w-52 print:min-w-0!">
        <span className="flex flex-wrap items-center gap-x-2">
          <Link href={`/incidents/${row.id}`} className="font-medium text-accent underline"><bdi className="line-clamp-4 [overflow-wrap:anywhere] print:line-clamp-none">{row.title}</bdi></Link>
          {row.sample && <Badge tone="muted">Sample</Badge>}
          {row.lock !== null && <Badge tone="muted" glyph="lock">Locked</Badge>}
        </span>
        <span className="tabular mt-1 flex flex-wrap items-center gap-2 text-sm text-text-muted sm:hidden">
          {row.verdict !== null && <StatusBadge status={row.verdict} />}<State state={row.state} /> <span className="grow">{inShort(row)}</span> <IncidentMenu incident={row} />
        </span>
      </div>
    ),
  },
  { id: "verdict", header: "Verdict", value: (row) => verdictText(row), cell: (row) => <Verdict row={row} /> },
  { id: "firstHarm", header: "First harm, UTC", value: (row) => row.firstHarmUs, cell: (row) => (row.firstHarmUs === null ? <NoHarm row={row} /> : <ShortTime row={row} us={row.firstHarmUs} />) },
  {
    id: "worst", header: "Worst class", value: (row) => (row.worstClass === null ? noHarmText(row) : effectClasses[row.worstClass].word), order: (row) => (row.worstClass === null ? null : classRank(row.worstClass)),
    cell: (row) => (row.worstClass === null ? <NoHarm row={row} /> : <EffectBadge effect={row.worstClass} className="whitespace-nowrap" />),
  },
  { id: "harmful", header: "Harmful calls", align: "end", value: (row) => row.harmful, cell: (row) => <Harmful row={row} /> },
  { id: "audit", header: "Signed log", value: (row) => row.auditSaid, cell: (row) => (row.audit === null ? <span className="whitespace-nowrap text-text-muted">{row.auditSaid}</span> : <span title={row.auditSaid}><StatusBadge status={row.audit} /></span>) },
  { id: "exhibits", header: "Exhibits", align: "end", value: (row) => row.exhibits, cell: (row) => <Count value={row.exhibits} /> },
  { id: "state", header: "State", value: (row) => stateWords[row.state].word, cell: (row) => <State state={row.state} /> },
  { id: "calls", header: "Calls", align: "end", hidden: true, value: (row) => row.calls, cell: (row) => <Amount row={row} value={row.calls} /> },
  { id: "spans", header: "Spans", align: "end", hidden: true, value: (row) => row.spans, cell: (row) => <Amount row={row} value={row.spans} /> },
  { id: "problems", header: "Problems", align: "end", hidden: true, value: (row) => row.problems, cell: (row) => <Amount row={row} value={row.problems} /> },
  { id: "first", header: "First time, UTC", hidden: true, value: (row) => row.startUs, cell: (row) => <ShortTime row={row} us={row.startUs} /> },
  { id: "last", header: "Last time, UTC", hidden: true, value: (row) => row.endUs, cell: (row) => <ShortTime row={row} us={row.endUs} /> },
  { id: "created", header: "Opened", hidden: true, value: (row) => row.createdUs, cell: (row) => <Time us={row.createdUs} /> },
  { id: "menu", header: "Actions", sortable: false, value: () => "", cell: (row) => <IncidentMenu incident={row} /> },
];

/** Who asked for the harm; a person's word comes first and says so. */
const verdictText = (row: IncidentLine): string => (row.verdict === null ? unreadText(row) : `${statuses[row.verdict].word}${row.isDecided ? ", by a person" : ""}`);

function Verdict({ row }: { readonly row: IncidentLine }) {
  if (row.verdict === null) return <span className="whitespace-nowrap text-text-muted">{unreadText(row)}</span>;
  return <span className="flex flex-col items-start gap-0.5"><StatusBadge status={row.verdict} />{row.isDecided && <span className="text-sm whitespace-nowrap text-text-muted">by a person</span>}</span>;
}

/** As the rules see it; the number leads to the blast radius, which has what people said on top. */
function Harmful({ row }: { readonly row: IncidentLine }) {
  const { harmful, calls } = row;
  if (harmful === null || calls === null) return <Amount row={row} value={harmful} />;
  if (harmful === 0) return <Count value={harmful} of={calls} />;
  return <Link className="inline-flex min-h-6 items-center gap-1 text-accent underline" href={`/incidents/${row.id}/impact`}><Glyph name="warning" className="text-status-failed" /> <Count value={harmful} of={calls} /></Link>;
}

/** Three things that are no class and no time: nothing was read, nothing did harm, or harm has no clock. */
function noHarmText(row: IncidentLine): string {
  if (row.harmful === null) return unreadText(row);
  return row.harmful === 0 ? "no harm" : "no time";
}

const NoHarm = ({ row }: { readonly row: IncidentLine }) => <span className="whitespace-nowrap text-text-muted">{noHarmText(row)}</span>;

/** To the second: the list compares incidents, and their own pages have every digit. */
function ShortTime({ row, us }: { readonly row: IncidentLine; readonly us: number | null }) {
  return us === null ? <span className="whitespace-nowrap text-text-muted">{row.spans === null ? unreadText(row) : "no time"}</span> : <span className="whitespace-nowrap print:whitespace-normal" title={utcText(us)}>{utcText(us).slice(0, 19)}</span>;
}

/** A row in one line, for narrow screens. */
function inShort(row: IncidentLine): string {
  const files = `${countText(row.exhibits)} ${row.exhibits === 1 ? "exhibit" : "exhibits"}`;
  return row.calls === null || row.exhibits === 0 ? files : `${countText(row.harmful ?? 0)} of ${countText(row.calls)} ${row.calls === 1 ? "call" : "calls"} harmful, ${files}`;
}

/** All incidents. On narrow screens the title stands for the row, with state and numbers under it; on paper there are no actions. */
export function IncidentTable({ incidents }: { readonly incidents: readonly IncidentLine[] }) {
  return <div className="max-sm:[&_tr>*:nth-child(n+2)]:hidden print:text-xs print:[&_td]:px-1 print:[&_th_*]:px-1 print:[&_th]:px-0 print:[&_tr>*:last-child]:hidden"><DataTable caption="Incidents" rows={incidents} columns={columns} rowId={(row) => row.id} filterable={incidents.length > 5} empty="No incident yet: drop an export on this page." /></div>;
}

function State({ state }: { readonly state: IncidentLine["state"] }) {
  const { word, glyph, tone } = stateWords[state];
  return <Badge tone={tone} glyph={glyph}>{word}</Badge>;
}
