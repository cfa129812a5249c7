"use client";

import { useState, type FormEvent, type ReactNode } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input, TextArea } from "../ui/input.tsx";
import { patchKey, tryChange, type Changed, type KeyPatch } from "./trust-api.ts";
import { TrialList } from "./trial-list.tsx";
import { useTrial } from "./use-trial.ts";
import type { Refusal } from "../shell/api.ts";

type Props = {
  readonly id: string;
  readonly title: string;
  readonly save: string;
  readonly danger?: boolean;
  /** What is to be changed; null while a field cannot be read. */
  readonly patch: KeyPatch | null;
  /** Does it touch what a verdict depends on? */
  readonly weighs: boolean;
  readonly onTried: () => void;
  readonly onChanged: (changed: Changed) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** What every change of a key has: its fields, what would come of it, why, and who says so. */
export function ChangeForm({ id, title, save, danger = false, patch, weighs, onTried, onChanged, onClose, children }: Props) {
  const [author, keepAuthor] = useKept("author", "");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const trial = useTrial(patch === null || !weighs ? null : JSON.stringify(patch), (signal) => tryChange(id, { patch: patch ?? {} }, signal));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    onTried();
    if (patch === null || busy) return;
    setBusy(true);
    const answer = await patchKey(id, patch, { author: author.trim(), reason: reason.trim() });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    onChanged(answer.value);
  };
  return (
    <form noValidate aria-label={title} onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 rounded border border-border px-3 py-3">
      <h3 className="font-semibold">{title}</h3>
      {children}
      <Field label="Reason" hint="Stands in the history and in the custody log. May stay empty.">{(wiring) => <TextArea {...wiring} rows={2} maxLength={4_000} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <Field label="Your name">{(wiring) => <Input {...wiring} value={author} maxLength={80} autoComplete="name" onChange={(event) => keepAuthor(event.target.value)} />}</Field>
      {weighs && <TrialList trial={trial} nothing="No log rests on it, so no verdict changes." />}
      {refusal !== null && <RefusalNotice refusal={refusal} />}
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind={danger ? "danger" : "primary"} disabled={busy}>{save}</Button>
        <Button onClick={onClose}>Cancel</Button>
      </p>
    </form>
  );
}
