"use client";

import { useState } from "react";
import type { Decision } from "@/lib/api/annotationContract.ts";
import { Field } from "../ui/field.tsx";
import { TextArea } from "../ui/input.tsx";
import { harmSaid } from "./harm-words.ts";
import { MarkForm } from "./mark-form.tsx";
import type { Refusal } from "../shell/api.ts";

type Props = {
  readonly start: Decision["value"] | null;
  readonly onDecide: (value: Decision["value"], reason: string, author: string) => Promise<Refusal | null>;
  readonly onClose: () => void;
};

const values = ["harmful", "harmless"] as const;

/** Decides whether a step did harm: a word and a reason, both needed. */
export function HarmForm({ start, onDecide, onClose }: Props) {
  const [value, setValue] = useState(start);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<string | undefined>();
  const save = (author: string): Promise<Refusal | null | "stay"> => {
    if (value !== null && reason.trim() !== "") return onDecide(value, reason.trim(), author);
    setMissing(value === null ? "Say first which it is." : "A decision needs its reason.");
    return Promise.resolve("stay");
  };
  return (
    <MarkForm save="Decide" onSave={save} onClose={onClose}>
      <fieldset>
        <legend className="font-medium">Did this do harm?</legend>
        <div className="flex flex-wrap gap-4">
          {values.map((word, index) => (
            <label key={word} className="flex min-h-7 cursor-pointer items-center gap-2">
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the form opens because the reader asked for it */}
              <input type="radio" name="harm" className="size-4 accent-accent" value={word} checked={value === word} autoFocus={start === null ? index === 0 : start === word} onChange={() => { setValue(word); setMissing(undefined); }} />
              {harmSaid[word].word}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label="Reason" {...(missing !== undefined && { error: missing })}>
        {(wiring) => <TextArea {...wiring} rows={2} maxLength={4_000} dir="auto" value={reason} onChange={(event) => { setReason(event.target.value); setMissing(undefined); }} />}
      </Field>
    </MarkForm>
  );
}
