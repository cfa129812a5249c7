"use client";

import Link from "next/link";
import { useEffect, useMemo, useRef, useState } from "react";
import { ask, incidentPath, type Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useTallList } from "../timeline/rows/use-tall-list.ts";
import { windowRows, windowsFor } from "../timeline/rows/windows.ts";
import { classNames } from "../ui/class-names.ts";
import { bytesText } from "../ui/bytes.tsx";
import { countText } from "../ui/count.tsx";
import { rawAddress } from "./raw-address.ts";

type Address = { readonly number: number; readonly offset: number | null; readonly length: number | null; readonly at: string };
type Page = { readonly total: number; readonly records: readonly Address[] };

type Props = { readonly incident: string; readonly exhibit: string; readonly at: string | null; readonly analysed: boolean };

const rowPx = 28;

/** The records of an exhibit in file order, fetched as they come into sight. */
export function RecordList({ incident, exhibit, at, analysed }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const { pages, total, refusal, want } = useRecords(incident, exhibit, analysed);
  const list = useTallList({ count: total ?? 0, rowPx, scroll, active: -1 });
  useEffect(() => want(list.first, list.last), [want, list.first, list.last]);
  if (!analysed) return <p className="text-text-muted">The records of this exhibit are listed once it has been analysed.</p>;
  return (
    <nav aria-label="Records" className="flex min-w-0 flex-col gap-1">
      <p className="tabular font-semibold">{total === null ? "Reading records" : `${countText(total)} ${total === 1 ? "record" : "records"}`}</p>
      {refusal && <RefusalNotice refusal={refusal} />}
      <div ref={scroll} className="h-40 overflow-y-auto rounded border border-border lg:h-[70vh]" style={total !== null ? { maxHeight: Math.max(30, total * rowPx + 2) } : undefined}>
        <ol className="relative" style={{ height: list.boxPx }}>
          {list.items.map((item) => {
            const record = pages.get(Math.floor(item.index / windowRows))?.[item.index % windowRows];
            return record && (
              <li key={item.key} className="absolute inset-x-0" style={{ top: item.start - list.offset, height: rowPx }}>
                <Link href={rawAddress(incident, { exhibit, ...record })} scroll={false} aria-current={record.at === at ? "true" : undefined}
                  className={classNames("flex h-full items-center gap-2 px-2 text-sm no-underline -outline-offset-2 hover:bg-surface-raised", record.at === at && "bg-surface-raised font-semibold shadow-[inset_3px_0_0_var(--accent)]")}>
                  <code className="min-w-0 grow truncate">{record.at === "" ? "whole document" : record.at}</code>
                  {record.length !== null && <span className="tabular text-text-muted">{bytesText(record.length)}</span>}
                </Link>
              </li>
            );
          })}
        </ol>
      </div>
    </nav>
  );
}

function useRecords(incident: string, exhibit: string, analysed: boolean) {
  const [pages, setPages] = useState<ReadonlyMap<number, readonly Address[]>>(new Map());
  const [total, setTotal] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const asked = useRef(new Set<number>());
  const want = useMemo(() => {
    const read = async (number: number) => {
      asked.current.add(number);
      const answer = await ask<Page>(`${incidentPath(incident)}/exhibits/${exhibit}/records?from=${number * windowRows}&count=${windowRows}`);
      if (!answer.ok) return setRefusal(answer.refusal);
      setTotal(answer.value.total);
      setPages((known) => new Map(known).set(number, answer.value.records));
    };
    return (first: number, last: number) => {
      if (!analysed) return;
      const wanted = total === null ? [0] : windowsFor(first, last, total);
      for (const number of wanted) if (!asked.current.has(number)) void read(number);
    };
  }, [incident, exhibit, analysed, total]);
  return { pages, total, refusal, want };
}
