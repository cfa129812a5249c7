"use client";

import Link from "next/link";
import type { Citation } from "@/lib/report/reportDocument.ts";
import { InlineText } from "../evidence/inline-text.tsx";
import { rawAddress } from "../evidence/raw-address.ts";
import { countText } from "../ui/count.tsx";
import { useReportContext } from "./report-context.ts";
import { citeAnchor, citeHref } from "./report-words.ts";
import { ReportTable } from "./report-table.tsx";

/** What each mark stands for, and where it lies in the exhibits: place, bytes and hash. */
export function AppendixView({ appendix }: { readonly appendix: readonly Citation[] }) {
  const { incident, print } = useReportContext();
  return (
    <ReportTable caption="What is cited" head={["Mark", "What", "Where", "SHA-256 of the exhibit"]} rows={appendix.map((citation) => ({
      key: citation.id, id: citeAnchor(citation.id),
      cells: [
        <Mark key="mark" citation={citation} />, <InlineText key="what" text={citation.what} className="[overflow-wrap:anywhere]" />,
        citation.places.length === 0 ? "" : <ul key="where" className="flex flex-col">{citation.places.map(({ exhibit, at, offset, length }) => (
          <li key={`${exhibit} ${at}`}><Link prefetch={false} className="inline-flex min-h-6 flex-wrap items-center gap-x-1 text-accent underline print:text-text" href={rawAddress(incident, { exhibit, at, offset, length })}>{exhibit} <code className="[overflow-wrap:anywhere]">{at === "" ? "whole file" : at}</code></Link>
            {offset !== null && length !== null && <span className="tabular text-text-muted"> bytes {countText(offset)}–{countText(offset + length)}</span>}</li>
        ))}</ul>,
        <span key="hash">{[...new Set(citation.places.map(({ sha256 }) => sha256))].map((sha256) => <code key={sha256} title={sha256} className="text-xs [overflow-wrap:anywhere]">{print ? sha256 : <><span className="print:hidden">{sha256.slice(0, 8)}…{sha256.slice(-4)}</span><span className="hidden print:inline">{sha256}</span></>}</code>)}</span>,
      ],
    }))} />
  );
}

function Mark({ citation }: { readonly citation: Citation }) {
  const { incident, print } = useReportContext();
  const href = citeHref(incident, citation);
  return href === null ? <code>{citation.id}</code> : <Link prefetch={false} {...(print && { "data-print": "target" })} className="inline-flex min-h-6 items-center text-accent underline print:inline print:text-xs print:text-text [overflow-wrap:anywhere]" href={href}><code>{citation.id}</code></Link>;
}
