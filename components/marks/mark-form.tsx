"use client";

import { useState, type KeyboardEvent, type ReactNode } from "react";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { useKept } from "../shell/use-kept.ts";
import { Button } from "../ui/button.tsx";
import { AuthorField } from "./author-field.tsx";
import type { Refusal } from "../shell/api.ts";

type Props = {
  readonly save: string;
  readonly disabled?: boolean;
  /** Null: saved. A refusal is shown in place, and what was written stays. "stay": something is missing still. */
  readonly onSave: (author: string) => Promise<Refusal | null | "stay">;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** What every form here has: who says so, save, cancel, and what the server refused. Ctrl or Cmd with Enter saves, Escape gives up. */
export function MarkForm({ save, disabled = false, onSave, onClose, children }: Props) {
  const [author] = useKept("author", "");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async () => {
    if (disabled || busy) return;
    setBusy(true);
    const outcome = await onSave(author);
    setBusy(false);
    setRefusal(outcome === "stay" ? null : outcome);
    if (outcome === null) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
    if (event.key !== "Escape") return;
    // The page around must not close the panel as well.
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that bubble from its fields
    <form className="flex flex-col gap-2" onKeyDown={onKeyDown} onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {children}
      <AuthorField />
      {refusal && <RefusalNotice refusal={refusal} />}
      <span className="flex gap-2">
        <Button small kind="primary" type="submit" disabled={disabled || busy}>{save}</Button>
        <Button small onClick={onClose}>Cancel</Button>
      </span>
    </form>
  );
}
