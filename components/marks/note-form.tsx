"use client";

import { useState, type Ref } from "react";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";
import { MarkForm } from "./mark-form.tsx";
import type { Refusal } from "../shell/api.ts";

type Props = {
  readonly label: string;
  readonly start?: string;
  readonly fieldRef?: Ref<HTMLTextAreaElement>;
  readonly onSave: (text: string, author: string) => Promise<Refusal | null>;
  /** After it was saved, or given up. */
  readonly onClose: () => void;
};

/** Writes a note, or changes one. */
export function NoteForm({ label, start = "", fieldRef, onSave, onClose }: Props) {
  const [text, setText] = useState(start);
  return (
    <MarkForm save="Save note" disabled={text.trim() === ""} onSave={(author) => onSave(text.trim(), author)} onClose={onClose}>
      <Field label={label}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the form opens because the reader asked for it */}
        {(wiring) => <TextArea {...wiring} autoFocus ref={fieldRef} rows={3} maxLength={4_000} dir="auto" value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </MarkForm>
  );
}
