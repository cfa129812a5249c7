"use client";

import type { ReactNode } from "react";
import { EvidenceText } from "../../evidence/evidence-text.tsx";
import { InlineText } from "../../evidence/inline-text.tsx";
import { originWords } from "../../evidence/words.ts";
import { countText } from "../../ui/count.tsx";
import { RowIdLink, RowLink } from "./row-link.tsx";
import type { Step } from "@/lib/api/stepContract.ts";

/** What stands before this step, as far as the evidence goes. Order is shown, and nothing more is claimed. */
export function PanelWhy({ step }: { readonly step: Step }) {
  const { why } = step;
  return (
    <div className="flex flex-col gap-5">
      <p className="text-text-muted">What came before this step in the evidence, in order. That something came before does not show that it was the reason.</p>
      <Ancestors step={step} />
      {(step.call !== null || why.askedBy !== null) && (
        <Part title="Asked for by">{why.askedBy === null ? <p className="text-text-muted">No other step in the evidence asks for this call.</p> : <RowLink row={why.askedBy} />}</Part>
      )}
      <Part title="Last said by a user before">
        {why.userTurn === null
          ? <p className="text-text-muted">No user's turn before this step is in the evidence.</p>
          : <><EvidenceText text={why.userTurn.text} length={why.userTurn.length} label="the user's turn" firstChars={4000} /><p>in <RowIdLink row={why.userTurn.row} /></p></>}
      </Part>
      <Read step={step} />
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="flex min-w-0 flex-col items-start gap-1 [&>div]:w-full"><h3 className="font-semibold">{title}</h3>{children}</section>;
}

function Ancestors({ step: { why: { ancestors, ancestorsOf } } }: { readonly step: Step }) {
  if (ancestorsOf === 0) return <Part title="Inside"><p className="text-text-muted">Nothing: it stands at the top.</p></Part>;
  return (
    <Part title="Inside">
      {ancestors.length < ancestorsOf && <p className="tabular text-sm text-text-muted">the innermost {countText(ancestors.length)} of {countText(ancestorsOf)}</p>}
      <ol className="flex w-full flex-col">
        {ancestors.map((row, index) => <li key={row.id} style={{ paddingLeft: Math.min(index, 8) * 12 }}><RowLink row={row} /></li>)}
      </ol>
    </Part>
  );
}

function Read({ step: { why: { read, readOf } } }: { readonly step: Step }) {
  if (readOf === 0) return <Part title="Had been read before"><p className="text-text-muted">No tool result or document before this step is in the evidence.</p></Part>;
  return (
    <Part title="Had been read before">
      <p className="tabular text-sm text-text-muted">{read.length < readOf ? `the latest ${countText(read.length)} of ${countText(readOf)}` : `${countText(readOf)} ${readOf === 1 ? "document" : "documents"}`}, latest first</p>
      <ol className="flex w-full flex-col gap-3">
        {read.map((document) => (
          <li key={document.id} className="flex min-w-0 flex-col gap-1">
            <p className="flex flex-wrap items-center gap-x-2 text-sm">
              <span><strong>{document.id}</strong> {originWords[document.origin]}{document.source !== null && <> from <InlineText text={document.source} className="[overflow-wrap:anywhere]" /></>}</span>
              {document.row === null ? <span className="text-text-muted">its row is not in the timeline</span> : <RowIdLink row={document.row} />}
            </p>
            {document.text === ""
              ? <p className="text-sm text-text-muted">{document.length === 0 ? "an empty text" : `${countText(document.length)} characters; its record is too large to be read here, its row shows it`}</p>
              : <Beginning text={document.text} length={document.length} id={document.id} />}
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Beginning({ text, length, id }: { readonly text: string; readonly length: number; readonly id: string }) {
  return (
    <>
      <EvidenceText text={text} label={`beginning of document ${id}`} />
      {text.length < length && <p className="tabular text-sm text-text-muted">the first {countText(text.length)} of {countText(length)} characters</p>}
    </>
  );
}
