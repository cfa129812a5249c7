"use client";

import { useState } from "react";
import type { NewRecoveryChange, RecoveryItem, RecoveryState } from "@/lib/api/impactContract.ts";
import { MarkForm } from "../../marks/mark-form.tsx";
import type { Refusal } from "../../shell/api.ts";
import { Field } from "../../ui/field.tsx";
import { Input, TextArea } from "../../ui/input.tsx";
import { recoveryOrder } from "../impact-address.ts";
import { recoveryProblem, recoveryStateWords } from "./recovery-words.ts";

type Props = { readonly item: RecoveryItem; readonly start: RecoveryState; readonly onSave: (body: NewRecoveryChange) => Promise<Refusal | null>; readonly onClose: () => void };

/** Says where an item stands: done with its proof, cannot be undone with the reason, or open again. */
export function RecoveryForm({ item, start, onSave, onClose }: Props) {
  const [state, setState] = useState(start);
  const [owner, setOwner] = useState(item.owner);
  const [why, setWhy] = useState(item.why);
  const [proof, setProof] = useState(item.proof);
  const [tried, setTried] = useState(false);
  const problem = recoveryProblem(state, why);
  const save = (author: string): Promise<Refusal | null | "stay"> => {
    setTried(true);
    return problem === null ? onSave({ state, owner: owner.trim(), why: why.trim(), proof: proof.trim(), author }) : Promise.resolve("stay");
  };
  return (
    <MarkForm save="Save" onSave={save} onClose={onClose}>
      <fieldset>
        <legend className="font-medium">State</legend>
        <div className="flex flex-wrap gap-x-4">
          {recoveryOrder.map((one) => (
            <label key={one} className="flex min-h-7 cursor-pointer items-center gap-2">
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the form opens because the reader asked for it */}
              <input type="radio" name={`state ${item.id}`} className="size-4 accent-accent" value={one} checked={state === one} autoFocus={start === one} onChange={() => setState(one)} />
              {recoveryStateWords[one].word}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label="Owner" hint="Who sees to it. May stay empty.">
        {(wiring) => <Input {...wiring} value={owner} maxLength={120} autoComplete="off" onChange={(event) => setOwner(event.target.value)} />}
      </Field>
      <Field label={state === "cannot" ? "Why it cannot be undone" : "Remark"} {...(tried && problem !== null && { error: problem })}>
        {(wiring) => <TextArea {...wiring} rows={2} maxLength={4_000} dir="auto" value={why} onChange={(event) => setWhy(event.target.value)} />}
      </Field>
      {state === "done" && (
        <Field label="Proof" hint={`What would show it: ${item.proofNeeded}`}>
          {(wiring) => <TextArea {...wiring} rows={2} maxLength={4_000} dir="auto" value={proof} onChange={(event) => setProof(event.target.value)} />}
        </Field>
      )}
    </MarkForm>
  );
}
