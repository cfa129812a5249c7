"use client";

import dynamic from "next/dynamic";
import { useState, type FormEvent } from "react";
import type { AuditLog } from "@/lib/api/auditContract.ts";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { Input } from "../../ui/input.tsx";
import { Select } from "../../ui/select.tsx";
import { neverSigned } from "./checks.ts";
import type { EntryLinks } from "./entry-links.ts";
import type { EntryFilter, EntrySource } from "./entry-source.ts";
import { EntryTableSoon, loadEntryTable } from "./entry-table-soon.tsx";
import { filterName, isEntryFilter } from "./entry-words.ts";
import type { KnownKeys } from "./known-key.ts";
import { useEntries } from "./use-entries.ts";

const loadEntryDetail = () => import("./entry-detail.tsx").then((detail) => detail.EntryDetail);
const EntryDetail = dynamic(loadEntryDetail, { ssr: false });

/** Fetches what an entry is listed and laid open with, for pages that must not need the network later. */
export async function fetchEntryParts(): Promise<void> {
  await Promise.all([loadEntryTable(), loadEntryDetail()]);
}

/** What is open of a log: which entries are listed, and which one is laid open. */
export type EntryView = { readonly entry: number | null; readonly filter: EntryFilter | null };

type Props = {
  readonly log: AuditLog;
  readonly source: EntrySource;
  readonly keys: KnownKeys;
  readonly links: EntryLinks;
  readonly paired: boolean;
  readonly view: EntryView;
  readonly onView: (view: EntryView) => void;
};

/** The entries of a log as a list, and one of them laid open beside or below it. */
export function EntrySection({ log, source, keys, links, paired, view, onView }: Props) {
  const store = useEntries(source, view.filter);
  const onEntry = (entry: number | null) => onView({ ...view, entry });
  const size = store.size;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Select aria-label={`Filter the entries of ${log.exhibit}`} options={options(log)} value={view.filter ?? ""} onChange={(event) => onView({ ...view, filter: isEntryFilter(event.target.value) ? event.target.value : null })} />
        <GoTo log={log} onEntry={(entry) => onView({ filter: null, entry })} />
        <p aria-live="polite" className="tabular text-sm text-text-muted">{size === null ? "Reading entries" : `${countText(size.total)} of ${countText(size.of)} entries`}</p>
      </div>
      <div className={view.entry === null ? "min-w-0" : "grid min-w-0 items-start gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"}>
        <div className={view.entry === null ? "min-w-0" : "min-w-0 xl:sticky xl:top-4"}><EntryTableSoon label={`Entries of ${log.exhibit}`} store={store} keys={keys} paired={paired} unsigned={neverSigned(log)} entry={view.entry} onEntry={onEntry} /></div>
        {view.entry !== null && <EntryDetail key={view.entry} log={log} source={source} entry={view.entry} keys={keys} links={links} onEntry={onEntry} />}
      </div>
    </div>
  );
}

function options({ entries, classes }: AuditLog): { readonly value: string; readonly label: string }[] {
  const named = (filter: EntryFilter, count: string) => ({ value: filter, label: `${filterName(filter)}${count}` });
  return [
    { value: "", label: `All entries, ${countText(entries)}` }, ...(classes.length === 0 ? [] : [named("any", "")]),
    ...classes.map((one) => named(one.class, `, ${countText(one.entries)}`)), ...(classes.length === 0 ? [] : [named("sound", "")]),
  ];
}

function GoTo({ log, onEntry }: { readonly log: AuditLog; readonly onEntry: (entry: number) => void }) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : 0;
    const isThere = wanted >= 1 && wanted <= log.entries;
    setSaid(isThere ? "" : `Entries count from 1 to ${countText(log.entries)}.`);
    if (isThere) onEntry(wanted);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-1">
      <Input aria-label={`Go to entry of ${log.exhibit}`} placeholder="Go to entry" inputMode="numeric" className="w-28" value={text} onChange={(event) => setText(event.target.value)} />
      <Button small type="submit">Go</Button>
      <span role="status" className="text-sm text-status-failed">{said}</span>
    </form>
  );
}
