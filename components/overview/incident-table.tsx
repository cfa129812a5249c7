"use client";

import Link from "next/link";
import { Badge } from "../ui/badge.tsx";
import { Count } from "../ui/count.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Time } from "../ui/time.tsx";
import { utcText } from "../ui/time-text.ts";
import { IncidentMenu } from "./incident-menu.tsx";
import { stateWords } from "./state-words.ts";
import type { Column } from "../ui/data-table-features.ts";
import type { IncidentLine } from "./incident-line.ts";

const amount = (value: number | null) => (value === null ? <span className="text-text-muted">not read</span> : <Count value={value} />);

const columns: readonly Column<IncidentLine>[] = [
  {
    id: "title", header: "Title", value: (row) => row.title,
    cell: (row) => (
      <span className="flex min-w-52 flex-wrap items-center gap-x-2">
        <Link href={`/incidents/${row.id}`} className="font-medium text-accent underline"><bdi className="break-words">{row.title}</bdi></Link>
        {row.sample && <Badge tone="muted">Sample</Badge>}
      </span>
    ),
  },
  { id: "state", header: "State", value: (row) => stateWords[row.state].word, cell: (row) => <State state={row.state} /> },
  { id: "calls", header: "Calls", align: "end", value: (row) => row.calls, cell: (row) => amount(row.calls) },
  { id: "spans", header: "Spans", align: "end", value: (row) => row.spans, cell: (row) => amount(row.spans) },
  { id: "exhibits", header: "Exhibits", align: "end", value: (row) => row.exhibits, cell: (row) => <Count value={row.exhibits} /> },
  { id: "problems", header: "Problems", align: "end", value: (row) => row.problems, cell: (row) => amount(row.problems) },
  { id: "first", header: "First time, UTC", value: (row) => row.startUs, cell: (row) => <ShortTime us={row.startUs} /> },
  { id: "last", header: "Last time, UTC", value: (row) => row.endUs, cell: (row) => <ShortTime us={row.endUs} /> },
  { id: "created", header: "Opened", hidden: true, value: (row) => row.createdUs, cell: (row) => <Time us={row.createdUs} /> },
  { id: "menu", header: "Actions", sortable: false, value: () => "", cell: (row) => <IncidentMenu incident={row} /> },
];

/** To the second: the list compares incidents, and their own pages have every digit. */
function ShortTime({ us }: { readonly us: number | null }) {
  return us === null ? <span className="text-text-muted">no time</span> : <span className="whitespace-nowrap" title={utcText(us)}>{utcText(us).slice(0, 19)}</span>;
}

/** All incidents. */
export function IncidentTable({ incidents }: { readonly incidents: readonly IncidentLine[] }) {
  return <DataTable caption="Incidents" rows={incidents} columns={columns} rowId={(row) => row.id} filterable={incidents.length > 5} empty="No incident yet: drop an export on this page." />;
}

function State({ state }: { readonly state: IncidentLine["state"] }) {
  const { word, glyph, tone } = stateWords[state];
  return <Badge tone={tone} glyph={glyph}>{word}</Badge>;
}
