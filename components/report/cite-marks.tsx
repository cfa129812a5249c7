"use client";

import Link from "next/link";
import { Fragment } from "react";
import { citeAnchor, citeHref } from "./report-words.ts";
import { useReportContext } from "./report-context.ts";

const style = "inline-flex min-h-6 items-center rounded-sm border border-border px-1 text-xs text-accent no-underline hover:underline [overflow-wrap:anywhere] print:inline print:min-h-0 print:border-0 print:px-0 print:text-text";

/** The marks behind a sentence. Each opens what it stands for: the call or the document in the timeline, the bytes, the rule. */
export function CiteMarks({ cites }: { readonly cites: readonly string[] }) {
  return <span className="whitespace-normal">{cites.map((id) => <Fragment key={id}><CiteMark id={id} /> </Fragment>)}</span>;
}

function CiteMark({ id }: { readonly id: string }) {
  const { incident, citations, print } = useReportContext();
  const citation = citations.get(id);
  const href = citation === undefined || print ? null : citeHref(incident, citation);
  const text = `[${id}]`;
  if (href === null) return <a className={style} href={`#${citeAnchor(id)}`}>{text}</a>;
  return <Link prefetch={false} className={style} href={href} title={citation?.what}>{text}</Link>;
}
