"use client";

import { useRef, useState, type ReactNode } from "react";
import type { Answer, Refusal } from "../shell/api.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { UndoLine } from "./undo-line.tsx";

type Named = { readonly id: string };
type Props<Made extends Named> = {
  /** What is said once it was made, as a sentence. */
  readonly said: string;
  /** What holds now. */
  readonly holding: Named | null;
  /** Words of the two buttons. */
  readonly make: ReactNode;
  readonly takeBack: ReactNode;
  readonly title: string;
  readonly description: string;
  readonly onWithdraw: (id: string, author: string) => Promise<Answer<unknown>>;
  /** The form in the dialog; `settle` takes the server's answer and gives back what it refused. */
  readonly form: (close: () => void, settle: (answer: Answer<Made>) => Refusal | null) => ReactNode;
};

/** What a person sets in a dialog and takes back, at once by undo or later; the focus stays with its button. */
export function Withdrawable<Made extends Named>({ said, holding, make, takeBack, title, description, onWithdraw, form }: Props<Made>) {
  const [author] = useKept("author", "");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const withdraw = async (id: string) => {
    const answer = await onWithdraw(id, author);
    setRefusal(answer.ok ? null : answer.refusal);
    setMade(null);
    // The button that was pressed is about to go.
    button.current?.focus();
  };
  const settle = (answer: Answer<Made>) => {
    if (!answer.ok) return answer.refusal;
    setMade(answer.value);
    setRefusal(null);
    return null;
  };
  return (
    <>
      {made !== null && <UndoLine said={said} onUndo={() => withdraw(made.id)} onOver={() => setMade(null)} />}
      {refusal && <RefusalNotice refusal={refusal} />}
      <span data-print="hide" className="flex flex-wrap gap-2">
        <Button ref={button} small onClick={() => setOpen(true)}>{make}</Button>
        {holding !== null && made === null && <Button small onClick={() => void withdraw(holding.id)}><Glyph name="undo" /> {takeBack}</Button>}
      </span>
      <Dialog title={title} description={description} open={open} onOpenChange={setOpen}>{form(() => setOpen(false), settle)}</Dialog>
    </>
  );
}
