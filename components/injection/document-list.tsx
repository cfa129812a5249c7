"use client";

import type { DocumentListRow, Injection } from "@/lib/api/injectionContract.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { originWords } from "../evidence/words.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Count, countText } from "../ui/count.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { ToggleGroupMany } from "../ui/toggle-group.tsx";
import { statuses } from "../ui/vocabulary.ts";
import { documentOrder, techniqueWords } from "./injection-words.ts";
import type { InjectionBar } from "./use-injection-address.ts";
import type { DocumentsRead } from "./use-injection.ts";

type Props = { readonly injection: Injection; readonly documents: DocumentsRead; readonly bar: InjectionBar; readonly onOpen: (document: string) => void };

/** What the agent read, in the order in which it was read. */
export function DocumentList({ injection, documents, bar, onOpen }: Props) {
  const { address, change } = bar;
  const filtered = address.verdict.length + address.technique.length > 0;
  return (
    <section aria-label="Documents" className="flex min-w-0 flex-col gap-2">
      <h2 className="text-lg font-semibold">Documents</h2>
      <ToggleGroupMany label="Verdict" values={address.verdict} onValuesChange={(verdict) => change({ verdict })}
        choices={documentOrder.map((value) => ({ value, label: <>{statuses[value].word} <Count value={injection.documents[value]} /></> }))} />
      {injection.techniques.length > 0 && (
        <details className="text-sm" open={address.technique.length > 0}>
          <summary className="min-h-6 cursor-pointer text-text-muted">Techniques found: {countText(injection.techniques.length)}</summary>
          <div className="pt-1">
            <ToggleGroupMany label="Technique" values={address.technique} onValuesChange={(technique) => change({ technique })}
              choices={injection.techniques.map(({ technique, documents: n }) => ({ value: technique, label: <>{techniqueWords[technique]} <Count value={n} /></> }))} />
          </div>
        </details>
      )}
      {documents.refusal && <RefusalNotice refusal={documents.refusal} />}
      <p className="tabular text-sm text-text-muted">
        {documents.isHere && <>{countText(documents.rows.length)} of {countText(documents.total)} listed{documents.total < documents.of && `, ${countText(documents.of)} in all`}</>}{" "}
        {filtered && <Button small kind="quiet" onClick={() => change({ verdict: [], technique: [] })}>Clear filters</Button>}
      </p>
      <ol className="flex max-h-[70vh] flex-col overflow-y-auto border-t border-border max-xl:max-h-72">
        {documents.rows.map((row) => <li key={row.id}><DocumentButton row={row} open={row.id === address.document} onOpen={onOpen} /></li>)}
      </ol>
      {documents.more !== null && <Button small onClick={documents.more}>Show more</Button>}
    </section>
  );
}

type ButtonProps = { readonly row: DocumentListRow; readonly open: boolean; readonly onOpen: (document: string) => void };

function DocumentButton({ row, open, onOpen }: ButtonProps) {
  const { id, source, origin, verdict, passages, length, asked } = row;
  return (
    <button type="button" aria-current={open} onClick={() => onOpen(id)}
      className={classNames("flex w-full min-w-0 cursor-pointer flex-col gap-0.5 border-b border-l-4 border-b-border px-2 py-1.5 text-left hover:bg-surface-raised", open ? "border-l-accent bg-surface-raised" : "border-l-transparent")}>
      <span className="flex min-w-0 items-baseline gap-2">
        <code className="text-sm text-text-muted">{id}</code>
        <span className="line-clamp-2 min-w-0 font-medium [overflow-wrap:anywhere]">{source === null ? originWords[origin] : <InlineText text={source} />}</span>
      </span>
      {verdict !== "clean" && <StatusBadge status={verdict} className="self-start" />}
      <span className="tabular text-sm text-text-muted">
        {originWords[origin]}, {countText(length)} characters{passages > 0 && `, ${countText(passages)} ${passages === 1 ? "passage" : "passages"}`}{asked > 0 && `, asked for ${countText(asked)} ${asked === 1 ? "call" : "calls"}`}
      </span>
    </button>
  );
}
