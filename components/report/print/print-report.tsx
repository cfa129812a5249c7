"use client";

import { useEffect, useMemo } from "react";
import type { ReportView } from "@/lib/api/reportContract.ts";
import type { Section } from "@/lib/report/reportDocument.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { AppendixView } from "../appendix-view.tsx";
import { BlockView } from "../block-view.tsx";
import { ReportContext } from "../report-context.ts";
import { tellPrinted } from "../report-api.ts";
import { ReportTable } from "../report-table.tsx";
import { actionStateWords, actionTypeWords, sourceText } from "../report-words.ts";

type Props = { readonly incident: string; readonly view: ReportView };

/** The post-mortem on paper. Only our own id and hash go into the style; the size of the paper is whatever it is printed on. */
export function PrintReport({ incident, view: { report, hash } }: Props) {
  const context = useMemo(() => ({ incident, citations: new Map(report.appendix.map((citation) => [citation.id, citation])), print: true }), [incident, report]);
  usePrinted(incident, hash);
  return (
    <ReportContext value={context}>
      <style>{`@page { margin: 20mm 15mm 18mm; @top-left { content: "Aftertrace, incident ${incident}"; font: 8pt sans-serif; } @top-right { content: "report ${hash.slice(0, 16)}…"; font: 8pt sans-serif; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }`}</style>
      <div className="flex min-w-0 flex-col gap-5">
        <p data-print="hide" className="flex flex-wrap gap-2"><Button kind="primary" onClick={() => print()}>Print or save as PDF</Button><LinkButton href={`/incidents/${incident}/report`}>Back to the post-mortem</LinkButton></p>
        <p className="text-sm [overflow-wrap:anywhere]">Post-mortem of incident {incident}. Aftertrace {report.version}. Report hash, SHA-256 of the canonical JSON: <code>{hash}</code></p>
        {report.sections.map((section) => <PrintSection key={section.id} section={section} actions={report.actions} appendix={report.appendix} />)}
      </div>
    </ReportContext>
  );
}

/** However printing was asked for, it is told once. */
function usePrinted(incident: string, hash: string): void {
  useEffect(() => {
    const tell = () => void tellPrinted(incident, hash);
    addEventListener("beforeprint", tell);
    return () => removeEventListener("beforeprint", tell);
  }, [incident, hash]);
}

type SectionProps = { readonly section: Section; readonly actions: ReportView["report"]["actions"]; readonly appendix: ReportView["report"]["appendix"] };

function PrintSection({ section: { id, title, machine, human }, actions, appendix }: SectionProps) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <h2 id={id} className="border-b border-border-control text-lg font-semibold">{title}</h2>
      {machine.map((block) => <BlockView key={block.id} block={block} />)}
      {id === "actions" && (actions.length === 0 ? <p>No action has been written down.</p> : <ReportTable caption="Actions" head={["Action", "Type", "Owner", "Due", "State", "From"]} rows={actions.map(({ id: action, text, type, owner, due, state, source }) => ({ key: action, cells: [<bdi key="text">{text}</bdi>, actionTypeWords[type], owner === "" ? "nobody yet" : <bdi key="owner">{owner}</bdi>, due === "" ? "not set" : due, actionStateWords[state], sourceText(source)] }))} />)}
      {id === "appendix" && <AppendixView appendix={appendix} />}
      {human !== null && human.text !== "" && (
        <div className="border-l-2 border-text pl-3"><h3 className="font-semibold">Written by {human.author === "" ? "people" : <bdi>{human.author}</bdi>}</h3><p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">{human.text}</p></div>
      )}
    </section>
  );
}
