"use client";

import { useState, type FormEvent } from "react";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { AuthorField } from "./author-field.tsx";
import { readSeconds, shiftText } from "./clock-words.ts";
import type { Aligning } from "./use-aligning.ts";

type Props = { readonly exhibits: readonly { readonly id: string; readonly name: string }[]; readonly aligning: Aligning };

/** Moves the times of one exhibit by seconds that the responder knows from elsewhere. */
export function ShiftForm({ exhibits, aligning }: Props) {
  const [exhibit, setExhibit] = useState(exhibits[0]?.id ?? "");
  const [seconds, setSeconds] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const shiftUs = readSeconds(seconds);
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setTried(true);
    if (shiftUs === null || !(await aligning.align(exhibit, shiftUs, reason.trim()))) return;
    setSeconds("");
    setReason("");
    setTried(false);
  };
  if (exhibits.length === 0) return null;
  return (
    <details data-print="hide">
      <summary className="min-h-7 cursor-pointer">Shift a clock by hand</summary>
      <form noValidate onSubmit={(submitted) => void submit(submitted)} className="flex max-w-[560px] flex-col gap-3 pt-2">
        <Field label="Exhibit">
          {(wiring) => <Select {...wiring} value={exhibit} options={exhibits.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))} onChange={({ target }) => setExhibit(target.value)} />}
        </Field>
        <Field label="Seconds, with + or −" hint={shiftUs === null ? "Added to the recorded times: +2.5 shows them later, −2.5 earlier. On the timeline only." : `Times are shown ${shiftText(shiftUs)} than recorded.`}
          {...(tried && shiftUs === null && { error: "Write a number of seconds other than 0, up to six decimals." })}>
          {(wiring) => <Input {...wiring} value={seconds} inputMode="text" autoComplete="off" maxLength={20} className="tabular" onChange={({ target }) => setSeconds(target.value)} />}
        </Field>
        <Field label="How is it known?" hint="Kept with the decision in the custody log.">
          {(wiring) => <Input {...wiring} value={reason} maxLength={4_000} dir="auto" onChange={({ target }) => setReason(target.value)} />}
        </Field>
        <AuthorField />
        <p><Button type="submit" disabled={aligning.busy}>Shift</Button></p>
      </form>
    </details>
  );
}
