"use client";

import type { MouseEvent } from "react";
import { Badge } from "../ui/badge.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { utcText } from "../ui/time-text.ts";
import { ShortFingerprint } from "./fingerprint.tsx";
import { keyRows, relationText, type KeyRow } from "./key-rows.ts";
import { StateBadge } from "./trust-facts.tsx";
import { keyStateWords, logsText, originText } from "./trust-words.ts";
import type { Column } from "../ui/data-table-features.ts";
import type { TrustedKeys } from "@/lib/api/keyContract.ts";

export const keyAddress = (id: string): string => `/keys?key=${encodeURIComponent(id)}`;

/** A link to the panel of a key; the page stays and its address changes. */
export function KeyLink({ id, label, className }: { readonly id: string; readonly label: string; readonly className?: string }) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", keyAddress(id));
  };
  return <a href={keyAddress(id)} onClick={open} className={className ?? "font-medium text-accent underline"}><bdi className="[overflow-wrap:anywhere]">{label}</bdi></a>;
}

const columns: readonly Column<KeyRow>[] = [
  { id: "name", header: "Name", value: ({ view }) => view.name, cell: (row) => <NameCell row={row} /> },
  { id: "state", header: "State", value: (row) => stateWord(row), cell: (row) => <RowState row={row} /> },
  { id: "fingerprint", header: "Fingerprint", value: ({ view }) => view.fingerprint, cell: ({ view }) => <span className="flex flex-col"><ShortFingerprint value={view.fingerprint} of={view.name} /><span className="text-sm text-text-muted">{view.algorithm}</span></span> },
  { id: "ids", header: "Ids", value: ({ view }) => view.ids.join(" "), cell: ({ view }) => <Ids ids={view.ids} /> },
  { id: "algorithm", header: "Algorithm", hidden: true, value: ({ view }) => view.algorithm },
  { id: "from", header: "Valid from, UTC", value: (row) => (row.kind === "own" ? row.view.validFromUs : null), cell: (row) => <Limit us={row.kind === "own" ? row.view.validFromUs : null} open="any time" /> },
  { id: "until", header: "Valid until, UTC", value: (row) => (row.kind === "own" ? row.view.validUntilUs : null), cell: (row) => <Limit us={row.kind === "own" ? row.view.validUntilUs : null} open="open end" /> },
  { id: "relation", header: "Replaced, endorsed", value: relationText, cell: (row) => <Muted text={relationText(row)} otherwise="no" /> },
  { id: "origin", header: "Trust comes from", value: (row) => comesFrom(row), cell: (row) => <Origin row={row} /> },
  { id: "uses", header: "Used by", value: ({ view }) => view.usedBy.logs, cell: (row) => <Uses row={row} /> },
];

function NameCell({ row }: { readonly row: KeyRow }) {
  return (
    <div className="sm:min-w-36">
      {row.kind === "own" ? <KeyLink id={row.id} label={row.view.name} /> : <bdi className="line-clamp-4 [overflow-wrap:anywhere] print:line-clamp-none">{row.view.name}</bdi>}
      <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-text-muted sm:hidden">
        <RowState row={row} /> <ShortFingerprint value={row.view.fingerprint} of={row.view.name} /> <span className="tabular">{logsText(row.view.usedBy.logs)}</span>
      </span>
    </div>
  );
}

const stateWord = (row: KeyRow): string => (row.kind === "own" ? keyStateWords[row.view.state].word : "Endorsed");

function RowState({ row }: { readonly row: KeyRow }) {
  if (row.kind === "endorsed") return <Badge tone="ok" glyph="check">Endorsed</Badge>;
  return <span className="inline-flex flex-wrap items-center gap-1"><StateBadge state={row.view.state} />{row.view.scope !== null && <Badge tone="muted">Limited</Badge>}</span>;
}

function Ids({ ids }: { readonly ids: readonly string[] }) {
  if (ids.length === 0) return <span className="text-text-muted">any record</span>;
  return <span className="flex flex-col">{ids.slice(0, 3).map((id) => <bdi key={id} className="max-w-32 truncate font-mono text-sm" title={id}>{id}</bdi>)}{ids.length > 3 && <span className="text-sm text-text-muted">and {ids.length - 3} more</span>}</span>;
}

function Limit({ us, open }: { readonly us: number | null; readonly open: string }) {
  return us === null ? <span className="whitespace-nowrap text-text-muted">{open}</span> : <span className="tabular whitespace-nowrap" title={utcText(us)}>{utcText(us).slice(0, 16)}</span>;
}

function Muted({ text, otherwise }: { readonly text: string; readonly otherwise: string }) {
  return text === "" ? <span className="text-text-muted">{otherwise}</span> : <bdi className="line-clamp-4 min-w-24 [overflow-wrap:anywhere] print:line-clamp-none">{text}</bdi>;
}

function comesFrom(row: KeyRow): string {
  return row.kind === "endorsed" ? "Endorsement" : [originText(row.view.source), row.view.source.name ?? ""].join(" ").trim();
}

function Origin({ row }: { readonly row: KeyRow }) {
  return (
    <span className="flex flex-col">
      <bdi className="min-w-28 [overflow-wrap:anywhere]">{comesFrom(row)}</bdi>
      {row.kind === "own" && !row.view.compared && <span className="inline-flex items-baseline gap-1 text-sm text-status-warning"><Glyph name="warning" /> not compared</span>}
    </span>
  );
}

function Uses({ row }: { readonly row: KeyRow }) {
  const { logs, first } = row.view.usedBy;
  const [only] = first;
  if (only === undefined) return <span className="whitespace-nowrap text-text-muted">no log</span>;
  if (row.kind === "own" && logs > 1) return <KeyLink id={row.id} label={logsText(logs)} className="whitespace-nowrap underline" />;
  return <a className="whitespace-nowrap underline" href={`/incidents/${only.incident}/evidence#${only.exhibit}`}>{logsText(logs)}</a>;
}

/** The trusted keys. On narrow screens the name stands for the row, with state, fingerprint and use under it. */
export function KeyTable({ trusted }: { readonly trusted: Pick<TrustedKeys, "keys" | "endorsed"> }) {
  const rows = keyRows(trusted);
  return <div className="[&_td]:align-baseline! max-sm:[&_tr>*:nth-child(n+2)]:hidden print:text-xs print:[&_td]:px-1 print:[&_th]:px-0"><DataTable caption="Trusted keys" rows={rows} columns={columns} rowId={(row) => row.id} filterable={rows.length > 5} /></div>;
}
