"use client";

import { useEffect, useState } from "react";
import { MaskedText } from "../masks/masked-text.tsx";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { Collapsible } from "../ui/collapsible.tsx";
import { rowName, rowWord } from "./rows/row-words.ts";
import type { TimelineRow } from "@/lib/timeline/row.ts";

type Hit = { readonly row: TimelineRow; readonly field: "input" | "output"; readonly before: string; readonly match: string; readonly after: string };
type Found = { readonly total: number; readonly hits: readonly Hit[]; readonly next: number | null };

type Props = {
  readonly incident: string;
  readonly query: string;
  readonly q: string;
  readonly selected: number | null;
  readonly onOpen: (row: number) => void;
};

const pageHits = 20;

/** Where the words that were searched for stand in each row. Read from the exhibits only when it is opened. */
export function Excerpts({ incident, query, q, selected, onOpen }: Props) {
  const [open, setOpen] = useState(false);
  if (q.trim() === "") return null;
  return (
    <div data-print="hide">
      <Collapsible title="Where the words stand" open={open} onOpenChange={setOpen}>
        {open && <Hits key={query} incident={incident} query={query} selected={selected} onOpen={onOpen} />}
      </Collapsible>
    </div>
  );
}

function Hits({ incident, query, selected, onOpen }: Omit<Props, "q">) {
  const [found, setFound] = useState<Found | null>(null);
  const [from, setFrom] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    ask<Found>(`${incidentPath(incident)}/search?${query}&from=${from}&count=${pageHits}`, { signal: abort.signal }).then((answer) => {
      if (!answer.ok) return setRefusal(answer.refusal);
      setFound((known) => (from === 0 || known === null ? answer.value : { ...answer.value, hits: [...known.hits, ...answer.value.hits] }));
    }, () => {});
    return () => abort.abort();
  }, [incident, query, from]);
  if (refusal) return <RefusalNotice refusal={refusal} />;
  if (found === null) return <p role="status" className="text-text-muted">Reading the exhibits</p>;
  return (
    <div className="-ml-6 max-h-44 overflow-y-auto rounded border border-border">
      <ol className="flex flex-col">
        {found.hits.map((hit) => (
          <li key={hit.row.id}>
            <button type="button" onClick={() => onOpen(hit.row.id)} aria-current={hit.row.id === selected ? "true" : undefined}
              className={classNames("w-full cursor-pointer border-b border-border px-2 py-1 text-left -outline-offset-2 hover:bg-surface-raised", hit.row.id === selected && "bg-surface-raised")}>
              <span className="mr-2 text-sm">{rowWord(hit.row)} <bdi className="font-medium">{rowName(hit.row)}</bdi> <span className="text-text-muted">{hit.field}</span></span>
              <bdi className="font-mono text-sm break-all"><MaskedText text={hit.before} /><mark>{hit.match}</mark><MaskedText text={hit.after} /></bdi>
            </button>
          </li>
        ))}
      </ol>
      <p className="tabular flex items-center gap-2 px-2 py-1 text-sm text-text-muted">
        {countText(found.hits.length)} of {countText(found.total)} {found.total === 1 ? "row" : "rows"}
        {found.next !== null && <Button small onClick={() => setFrom(found.next ?? 0)}>More</Button>}
      </p>
    </div>
  );
}
