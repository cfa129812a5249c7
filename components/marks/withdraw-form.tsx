"use client";

import { useState } from "react";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";
import { MarkForm } from "./mark-form.tsx";
import type { Refusal } from "../shell/api.ts";

type Props = { readonly onWithdraw: (reason: string, author: string) => Promise<Refusal | null>; readonly onClose: () => void };

/** Takes a decision back. It stays in the history and in the custody log. */
export function WithdrawForm({ onWithdraw, onClose }: Props) {
  const [reason, setReason] = useState("");
  return (
    <MarkForm save="Withdraw the decision" onSave={(author) => onWithdraw(reason.trim(), author)} onClose={onClose}>
      <Field label="Why is it withdrawn?" hint="The decision stays in the history.">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the form opens because the reader asked for it */}
        {(wiring) => <TextArea {...wiring} autoFocus rows={2} maxLength={4_000} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </MarkForm>
  );
}
