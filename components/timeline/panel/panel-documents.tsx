"use client";

import { useState } from "react";
import { EvidenceText } from "../../evidence/evidence-text.tsx";
import { InlineText } from "../../evidence/inline-text.tsx";
import { originWords } from "../../evidence/words.ts";
import { documentSubject, marksOf } from "../../marks/mark-groups.ts";
import { StarToggle } from "../../marks/star-toggle.tsx";
import { SubjectMarks } from "../../marks/subject-marks.tsx";
import Link from "next/link";
import { injectionHref } from "../../injection/injection-address.ts";
import { StatusBadge } from "../../ui/status-badge.tsx";
import { Button } from "../../ui/button.tsx";
import { countText } from "../../ui/count.tsx";
import { usePanel } from "./panel-reading.ts";
import type { Step } from "@/lib/api/stepContract.ts";
import type { Subject } from "@/lib/api/annotationContract.ts";

/** The untrusted content that this step put before the agent. */
export function PanelDocuments({ documents }: { readonly documents: Step["documents"] }) {
  if (documents.length === 0) return null;
  return (
    <section className="flex flex-col gap-4">
      <h3 className="font-semibold">{documents.length === 1 ? "Document read" : `${countText(documents.length)} documents read`}</h3>
      {documents.map((document) => <Document key={document.id} document={document} />)}
    </section>
  );
}

function Document({ document }: { readonly document: Step["documents"][number] }) {
  const { incident, readMore } = usePanel();
  const subject = documentSubject(document.id);
  return (
    <div className="flex flex-col gap-1">
      <p className="text-sm">
        <strong>{document.id}</strong> {originWords[document.origin]}
        {document.source !== null && <> from <InlineText text={document.source} className="[overflow-wrap:anywhere]" /></>}
        <span className="text-text-muted">, {countText(document.length)} characters, in {countText(document.appearances)} {document.appearances === 1 ? "step" : "steps"} of the trace</span>
      </p>
      {document.verdict !== "clean" && <p className="flex flex-wrap items-center gap-2"><StatusBadge status={document.verdict} /> <Link className="inline-flex min-h-6 items-center text-sm text-accent underline" href={injectionHref(incident, { document: document.id, passage: document.passages.length > 0 ? 1 : null })}>{countText(document.passages.length)} {document.passages.length === 1 ? "passage" : "passages"}, in the injection view</Link></p>}
      <EvidenceText text={document.text} length={document.length} label={`document ${document.id}`} firstChars={4000} {...(readMore && { onMore: readMore })} />
      {subject !== null && <DocumentMarks id={document.id} subject={subject} />}
    </div>
  );
}

/** Closed while nobody has said anything about the document. */
function DocumentMarks({ id, subject }: { readonly id: string; readonly subject: Subject }) {
  const { marks } = usePanel();
  const [open, setOpen] = useState(false);
  const held = marks.held?.ok === true ? marksOf(marks.held.value.marks, subject) : null;
  const said = held !== null && held.tags.length + held.notes.length > 0;
  return (
    <div className="flex flex-wrap items-center gap-1">
      <StarToggle marks={marks} subject={subject} label={`document ${id}`} />
      {open || said ? <div className="basis-full"><SubjectMarks marks={marks} subject={subject} asked={null} /></div> : <Button kind="quiet" small onClick={() => setOpen(true)}>Tag or note on {id}</Button>}
    </div>
  );
}
