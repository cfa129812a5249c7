"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { Block, Check, Sentence } from "@/lib/report/reportDocument.ts";
import { EvidenceText } from "../evidence/evidence-text.tsx";
import { ruleHref } from "../method/rule-link.tsx";
import { Badge } from "../ui/badge.tsx";
import { classNames } from "../ui/class-names.ts";
import { countText } from "../ui/count.tsx";
import { CiteMarks } from "./cite-marks.tsx";
import { checkLooks, conditionLooks } from "./report-words.ts";
import { ReportTable } from "./report-table.tsx";
import { Pieces, SentenceText } from "./sentence-text.tsx";

/** What the product writes. It cannot be edited: it is made of the findings and changes with them. */
export function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "sentences": return <Titled title={block.title}>{block.style === "list" ? <Sentences sentences={block.sentences} /> : <p className={classNames("max-w-[90ch]", block.id === "summary.answer" && "text-lg")}>{block.sentences.map((sentence, at) => <span key={at}><SentenceText sentence={sentence} /> </span>)}</p>}</Titled>;
    case "table": return <Titled title={block.title}><TableView block={block} /></Titled>;
    case "statement": return <Titled title={block.title}><StatementView block={block} /></Titled>;
    case "checks": return <Titled title={block.title}><p className="text-sm text-text-muted">{block.note}</p><ReportTable caption={block.title} head={["State", "Check", "Reason and proof"]} rows={block.checks.map((check) => checkRow(check, block.words[check.state], block.id === "conditions" ? conditionLooks : checkLooks))} /></Titled>;
    case "missing": return <div className="rounded border border-dashed border-border-control px-3 py-2"><Titled title="Not in the evidence"><Sentences sentences={block.sentences} /></Titled></div>;
  }
}

function Titled({ title, children }: { readonly title: string | null; readonly children: ReactNode }) {
  return <div className="flex min-w-0 flex-col gap-1">{title !== null && <h3 className="font-semibold">{title}</h3>}{children}</div>;
}

function Sentences({ sentences }: { readonly sentences: readonly Sentence[] }) {
  return <ul className="flex max-w-[90ch] list-disc flex-col gap-1 pl-5 [overflow-wrap:anywhere]">{sentences.map((sentence, at) => <li key={at}><SentenceText sentence={sentence} /></li>)}</ul>;
}

function TableView({ block: { id, title, head, rows, of } }: { readonly block: Extract<Block, { kind: "table" }> }) {
  return (
    <>
      <ReportTable caption={title} head={[...head, "Proof"]} rows={rows.map(({ cells, cites }, at) => ({ key: `${id} ${at}`, cells: [...cells.map((cell, place) => <Pieces key={place} pieces={cell} />), <CiteMarks key="proof" cites={cites} />] }))} />
      {rows.length < of && <p className="tabular text-sm text-text-muted">{countText(rows.length)} of {countText(of)} are listed here.</p>}
    </>
  );
}

function StatementView({ block: { lead, quote, beside, title } }: { readonly block: Extract<Block, { kind: "statement" }> }) {
  return (
    <>
      <p className="max-w-[90ch]"><SentenceText sentence={lead} /></p>
      <blockquote aria-label={title} className="border-l-4 border-double border-border-control pl-3"><EvidenceText text={quote} label={`Quoted: ${title}`} /></blockquote>
      {beside.length > 0 && <><p className="text-sm text-text-muted">Beside it, what the calls show:</p><Sentences sentences={beside} /></>}
    </>
  );
}

function checkRow({ id, title, weight, state, reason }: Check, word: string, looks: typeof checkLooks) {
  const { glyph, tone } = looks[state];
  return { key: id, cells: [<Badge key="state" tone={tone} glyph={glyph}>{word}</Badge>, <span key="title"><Link href={ruleHref(id)} prefetch={false} title="What decides this check" className="underline decoration-text-muted decoration-dotted underline-offset-4 hover:decoration-solid">{title}</Link>{weight !== null && <span className="text-text-muted"> ({weight})</span>}</span>, <SentenceText key="reason" sentence={reason} />] };
}
