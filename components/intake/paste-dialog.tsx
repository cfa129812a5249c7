"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";

export type PasteWords = { readonly title: string; readonly field: string };

type Props = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void; readonly onText: (text: string) => void; readonly words: PasteWords };

/** Takes pasted text as a file of its own. */
export function PasteDialog({ open, onOpenChange, onText, words }: Props) {
  const [text, setText] = useState("");
  const add = () => {
    onText(text);
    setText("");
    onOpenChange(false);
  };
  return (
    <Dialog title={words.title} open={open} onOpenChange={onOpenChange} wide>
      <Field label={words.field} hint="Kept byte for byte as UTF-8, and hashed, as a file of its own.">
        {(wiring) => <TextArea {...wiring} rows={14} spellCheck={false} className="font-mono text-sm" value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <div className="mt-3 flex justify-end gap-2">
        <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        <Button kind="primary" disabled={text.trim() === ""} onClick={add}>Add</Button>
      </div>
    </Dialog>
  );
}
