"use client";

import { useRef, useState } from "react";
import type { Subject } from "@/lib/api/annotationContract.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { marksOf } from "./mark-groups.ts";
import { NoteForm } from "./note-form.tsx";
import { NoteList } from "./note-list.tsx";
import { TagEditor } from "./tag-editor.tsx";
import { useAsked, type Asked } from "./use-asked.ts";
import type { Marks } from "./use-marks.ts";

type Props = { readonly marks: Marks; readonly subject: Subject; readonly asked: Asked | null };

/** Tags and notes of a row or a document. */
export function SubjectMarks({ marks, subject, asked }: Props) {
  const [writing, setWriting] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const write = () => {
    setWriting(true);
    // Open already: the field takes the focus by itself when it comes.
    field.current?.focus();
  };
  useAsked(asked, "note", write);
  if (marks.held === null) return <p role="status" className="text-sm text-text-muted">Reading the notes</p>;
  if (!marks.held.ok) return <RefusalNotice refusal={marks.held.refusal} onRetry={marks.retry} />;
  const { tags, notes } = marksOf(marks.held.value.marks, subject);
  const close = () => {
    setWriting(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <div className="flex flex-col gap-2">
      <TagEditor marks={marks} subject={subject} tags={tags} inUse={marks.held.value.tags} />
      <NoteList marks={marks} subject={subject} notes={notes} />
      {writing
        ? <NoteForm label="Note" fieldRef={field} onSave={(text, author) => marks.add("note", subject, text, author)} onClose={close} />
        : <span data-print="hide"><Button ref={button} small onClick={write}>Add a note</Button></span>}
    </div>
  );
}
