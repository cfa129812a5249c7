"use client";

import { useRef, useState, type FormEvent } from "react";
import type { Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";

type Props = { readonly title: string; readonly refusal: Refusal | null; readonly onClose: () => void; readonly onTitle: (title: string) => void };

/** Asks for a new title. */
export function RenameDialog({ title, refusal, onClose, onTitle }: Props) {
  const [text, setText] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onTitle(text.trim());
  };
  return (
    <Dialog title="Rename the incident" open onOpenChange={onClose} startAt={field}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field label="Title" error={text.trim() === "" ? "A title is needed." : undefined}>
          {(wiring) => <Input {...wiring} ref={field} value={text} maxLength={300} onChange={(event) => setText(event.target.value)} />}
        </Field>
        {refusal && <RefusalNotice refusal={refusal} />}
        <div className="flex justify-end gap-2"><Button onClick={onClose}>Cancel</Button><Button kind="primary" type="submit">Rename</Button></div>
      </form>
    </Dialog>
  );
}
