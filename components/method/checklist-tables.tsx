"use client";

import { ScrollTable } from "./scroll-table.tsx";
import { useAnchor, useArrival } from "./use-arrival.ts";

/** A checklist of the post-mortem as the page shows it. `decided`: the contributing factors that settle a check, and the word for what they settle. */
export type Checklist = { readonly id: string; readonly title: string; readonly note: string; readonly checks: readonly ListedCheck[] };
export type ListedCheck = { readonly id: string; readonly title: string; readonly weight: string | null; readonly looksAt: string; readonly decided: { readonly by: readonly string[]; readonly word: string } | null };

/** What each check of the post-mortem asks, and what in the evidence decides it. */
export function ChecklistTables({ lists }: { readonly lists: readonly Checklist[] }) {
  const anchor = useAnchor();
  useArrival(anchor, lists.some(({ checks }) => checks.some(({ id }) => id === anchor)), true);
  return <div className="flex min-w-0 flex-col gap-4">{lists.map((list) => <ListTable key={list.id} list={list} />)}</div>;
}

function ListTable({ list: { title, note, checks } }: { readonly list: Checklist }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-sm text-text-muted">{note}</p>
      <ScrollTable label={title} heads={["Check", "Settled by contributing factors", "By the rest of the evidence"]} className="min-w-[40rem]">
        {checks.map(({ id, title: asked, weight, looksAt, decided }) => (
          <tr key={id} id={id} tabIndex={-1} className="scroll-mt-4 border-t border-border align-top focus:bg-surface-raised">
            <th scope="row" className="w-[32%] px-3 py-1.5 font-normal">{asked}{weight !== null && <span className="text-text-muted"> ({weight})</span>} <code className="block text-sm text-text-muted">{id}</code></th>
            <td className="w-[30%] px-3 py-1.5">{decided === null ? <span className="text-text-muted">none</span> : <FactorsThatSettle {...decided} />}</td>
            <td className="px-3 py-1.5">{looksAt}</td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}

function FactorsThatSettle({ by, word }: NonNullable<ListedCheck["decided"]>) {
  return <>Where one of them is found: {word}. <ul className="flex flex-wrap gap-x-3">{by.map((code) => <li key={code}><RuleAnchor rule={code} /></li>)}</ul></>;
}

/** Within this page the browser itself goes to the anchor, so that the table of rules hears of it. */
function RuleAnchor({ rule }: { readonly rule: string }) {
  return <a href={`#${encodeURIComponent(rule)}`} className="inline-flex min-h-6 min-w-0 items-center text-accent underline"><code className="[overflow-wrap:anywhere]">{rule}</code></a>;
}
