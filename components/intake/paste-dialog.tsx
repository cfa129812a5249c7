"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";

export type PasteWords = { readonly title: string; readonly field: string };

type Props = { readonly onText: (text: string) => void; readonly small: boolean; readonly words: PasteWords };

/** Takes pasted text as a file of its own. */
export function PasteDialog({ onText, small, words }: Props) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const add = () => {
    onText(text);
    setText("");
    setOpen(false);
  };
  return (
    <Dialog title={words.title} open={open} onOpenChange={setOpen} wide trigger={<Button small={small}>Paste text</Button>}>
      <Field label={words.field} hint="Kept byte for byte as UTF-8, and hashed, as a file of its own.">
        {(wiring) => <TextArea {...wiring} rows={14} spellCheck={false} className="font-mono text-sm" value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <div className="mt-3 flex justify-end gap-2">
        <Button onClick={() => setOpen(false)}>Cancel</Button>
        <Button kind="primary" disabled={text.trim() === ""} onClick={add}>Add</Button>
      </div>
    </Dialog>
  );
}
