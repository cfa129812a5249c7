"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Incident } from "@/lib/api/contract.ts";
import { MarkForm } from "../marks/mark-form.tsx";
import { ask, incidentPath } from "../shell/api.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";
import { KeyValue } from "../ui/key-value.tsx";
import { Time } from "../ui/time.tsx";

type Props = { readonly incident: Pick<Incident, "id" | "lock">; readonly onClose: () => void };

/** Locks an incident, or says who locked it, when and why, and takes the lock away. Both want a reason. */
export function LockDialog({ incident: { id, lock }, onClose }: Props) {
  const router = useRouter();
  const [reason, setReason] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const save = async (author: string) => {
    const answer = await ask(`${incidentPath(id)}/${lock === null ? "lock" : "unlock"}`, { method: "POST", body: { reason: reason.trim(), author } });
    if (!answer.ok) return answer.refusal;
    router.refresh();
    return null;
  };
  return (
    <Dialog open onOpenChange={onClose} startAt={field} title={lock === null ? "Lock this incident" : "This incident is locked"}
      description="While it is locked it cannot be deleted, and its exhibits and its title stay as they are. Notes and decisions stay possible. Locking and unlocking are lines of the custody log.">
      {lock !== null && <div className="mb-3"><KeyValue short pairs={[{ name: "By", value: lock.by === "" ? "somebody who gave no name" : <bdi>{lock.by}</bdi> }, { name: "Since", value: <Time us={lock.sinceUs} /> }, { name: "Why", value: <bdi className="whitespace-pre-wrap [overflow-wrap:anywhere]">{lock.reason}</bdi> }]} /></div>}
      <MarkForm save={lock === null ? "Lock" : "Unlock"} disabled={reason.trim() === ""} onSave={save} onClose={onClose}>
        <Field label={lock === null ? "Why is it locked?" : "Why is it unlocked?"} hint="Needed; the custody log keeps it.">
          {(wiring) => <TextArea {...wiring} ref={field} rows={2} maxLength={4_000} dir="auto" value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </MarkForm>
    </Dialog>
  );
}
