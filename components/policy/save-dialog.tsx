"use client";

import { useState } from "react";
import type { PolicyReview, PolicyVersionText } from "@/lib/api/policyContract.ts";
import { MarkForm } from "../marks/mark-form.tsx";
import type { Answer, Refusal } from "../shell/api.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";
import { Notice } from "../ui/notice.tsx";
import { ChangeList } from "./change-list.tsx";
import { plural } from "./policy-words.ts";

type Props = {
  readonly open: boolean; readonly onOpenChange: (open: boolean) => void; readonly next: number; readonly title: string; readonly changes: PolicyReview["changes"]; readonly passing: number;
  readonly onSave: (reason: string, author: string) => Promise<Answer<PolicyVersionText>>; readonly onSaved: (version: PolicyVersionText) => void;
};

/** Saves the next version. Narrowing is free; widening says what it lets through, and asks for a reason. */
export function SaveDialog({ open, onOpenChange, next, title, changes, passing, onSave, onSaved }: Props) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const wider = changes?.filter(({ direction }) => direction === "wider") ?? [];
  const isMissing = wider.length > 0 && reason.trim() === "";
  const save = async (author: string): Promise<Refusal | null | "stay"> => {
    setTried(true);
    if (isMissing) return "stay";
    const answer = await onSave(reason.trim(), author);
    if (!answer.ok) return answer.refusal;
    setReason("");
    setTried(false);
    onSaved(answer.value);
    return null;
  };
  return (
    <Dialog title={title} open={open} onOpenChange={onOpenChange} description={`It becomes version ${next}, and a line of the custody log. No version is ever changed.`}>
      <div className="flex flex-col gap-3">
        {passing > 0 && <Notice kind="error" message={`${plural(passing, "call")} of the incident would pass.`} fix="Every file that is exported will say so in a comment." />}
        {wider.length > 0 && <Notice kind="warning" message={`${plural(wider.length, "change")} ${wider.length === 1 ? "lets" : "let"} more through than the version before.`} fix="Look at each, and say below why." />}
        {changes !== null && <ChangeList changes={changes} />}
        <MarkForm save={`Save version ${next}`} onSave={save} onClose={() => onOpenChange(false)}>
          <Field label={wider.length > 0 ? "Why may it let more through?" : "Reason"} hint="Goes into the custody log." {...(tried && isMissing && { error: "Widening needs its reason." })}>
            {(wiring) => <TextArea {...wiring} rows={2} maxLength={4_000} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
        </MarkForm>
      </div>
    </Dialog>
  );
}
