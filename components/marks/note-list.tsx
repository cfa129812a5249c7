"use client";

import { useRef, useState } from "react";
import type { Mark, Subject } from "@/lib/api/annotationContract.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { NoteForm } from "./note-form.tsx";
import { UndoLine } from "./undo-line.tsx";
import { WhoWhen } from "./who-when.tsx";
import type { Refusal } from "../shell/api.ts";
import type { Marks } from "./use-marks.ts";

type Props = { readonly marks: Marks; readonly subject: Subject; readonly notes: readonly Mark[] };

/** The notes on a row or document, oldest first; each can be changed and deleted, and a deletion undone. */
export function NoteList({ marks, subject, notes }: Props) {
  const [gone, setGone] = useState<Mark | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const remove = async (note: Mark) => {
    const refused = await marks.remove(note.id);
    setRefusal(refused);
    if (refused === null) setGone(note);
  };
  const undo = async (note: Mark) => {
    setRefusal(await marks.add("note", subject, note.text, note.author));
    setGone(null);
    box.current?.focus();
  };
  if (notes.length === 0 && gone === null && refusal === null) return null;
  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-2">
      {notes.length > 0 && <ul className="flex flex-col gap-2">{notes.map((note) => <Note key={note.id} note={note} onEdit={(text, author) => marks.edit(note.id, text, author)} onRemove={() => remove(note)} />)}</ul>}
      {gone && <UndoLine key={gone.id} said="Note deleted" onUndo={() => undo(gone)} onOver={() => setGone(null)} />}
      {refusal && <RefusalNotice refusal={refusal} />}
    </div>
  );
}

type NoteProps = { readonly note: Mark; readonly onEdit: (text: string, author: string) => Promise<Refusal | null>; readonly onRemove: () => Promise<void> };

function Note({ note, onEdit, onRemove }: NoteProps) {
  const [editing, setEditing] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => edit.current?.focus());
  };
  return (
    <li className="flex flex-col gap-1 border-l-2 border-status-warning pl-3">
      {editing
        ? <NoteForm label="Change the note" start={note.text} onSave={onEdit} onClose={close} />
        : <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">{note.text}</p>}
      <span className="flex flex-wrap items-center gap-1">
        <WhoWhen author={note.author} us={note.createdUs} editedUs={note.editedUs} />
        {!editing && (
          <span data-print="hide" className="flex gap-1">
            <Button ref={edit} kind="quiet" small onClick={() => setEditing(true)}>Edit</Button>
            <Button kind="quiet" small onClick={() => void onRemove()}>Delete</Button>
          </span>
        )}
      </span>
    </li>
  );
}
